import type { Feature, FeatureCollection, Point } from 'geojson';
import { corner } from './grid-town-plan.ts';
import { along, gridTownRuns, type StreetRun, WIDTH_METERS } from './grid-town-streets.ts';

const BLOCK_METERS = 100;
/** From pole to pole; the first stands half of it from the end of its street. */
export const LAMP_SPACING_METERS = 36;
/** Lamps of one circuit at most; a street's lamps are shared among as few circuits as that allows, as evenly as can be. */
const LONGEST_CIRCUIT = 30;
/** Every third circuit has a controller that reports by itself. */
const MONITORED_EVERY = 3;
/** Poles stand beside the roadway, by turns on its left and right. */
const POLE_FROM_CURB_METERS = 1;
const BOX_FROM_CURB_METERS = 4;

/** Streets with lamps, by the start of their ids: main streets and the bridge, a secondary street, a local one and a lane. */
const LIT = ['NS20', 'NS40', 'bridge', 'EW20', 'EW50', 'NS35', 'NS42', 'EW51'];

type Lamps = { readonly lamps: FeatureCollection<Point>; readonly circuits: FeatureCollection<Point> };

/** `lamps.geojson` and `circuits.geojson`. */
export function gridTownLamps(): Lamps {
  const lamps: Feature<Point>[] = [];
  const circuits: Feature<Point>[] = [];
  const lit = gridTownRuns().filter(({ streetId }) => LIT.some((start) => streetId.startsWith(start)));
  for (const run of lit) {
    circuitSizes(run).reduce((first, size, index) => {
      const circuitId = `C-${run.streetId}-${index + 1}`;
      const monitored = circuits.length % MONITORED_EVERY === 0;
      circuits.push(
        point({ circuitId, name: `${run.name}${index + 1}号控制箱` }, run, metersOf(first), BOX_FROM_CURB_METERS),
      );
      for (let n = first; n < first + size; n++) lamps.push(lamp(run, n, { circuitId, monitored }));
      return first + size;
    }, 0);
  }
  return {
    lamps: { type: 'FeatureCollection', features: lamps },
    circuits: { type: 'FeatureCollection', features: circuits },
  };
}

/** Meters from the beginning of a street to its n-th lamp. */
const metersOf = (n: number) => (n + 0.5) * LAMP_SPACING_METERS;

/** How many lamps each circuit of a street has. */
function circuitSizes({ from, to }: StreetRun): number[] {
  const count = Math.floor(((to - from) * BLOCK_METERS) / LAMP_SPACING_METERS);
  const circuits = Math.ceil(count / LONGEST_CIRCUIT);
  return Array.from(
    { length: circuits },
    (_, n) => Math.floor((count * (n + 1)) / circuits) - Math.floor((count * n) / circuits),
  );
}

function lamp(run: StreetRun, n: number, told: { circuitId: string; monitored: boolean }): Feature<Point> {
  const { circuitId, monitored } = told;
  const lampId = `L-${run.streetId}-${String(n + 1).padStart(3, '0')}`;
  const side = n % 2 === 0 ? 1 : -1;
  return point(
    { lampId, circuitId, streetId: run.streetId, monitored },
    run,
    metersOf(n),
    side * POLE_FROM_CURB_METERS,
  );
}

/** @param fromCurb - Meters from the left curb outward, or from the right one where it is negative. */
function point(properties: Feature['properties'], run: StreetRun, meters: number, fromCurb: number): Feature<Point> {
  const left = Math.sign(fromCurb) * (WIDTH_METERS[run.class] / 2) + fromCurb;
  const [x, y] = along(run, run.from + meters / BLOCK_METERS, left / BLOCK_METERS);
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: corner(x, y) } };
}
