import type { FeatureCollection, LineString } from 'geojson';
import type { StreetClass } from '../../core/domain/street.ts';
import { type Direction, stemOf } from './grid-town-names.ts';
import { corner, TOWN_BLOCKS } from './grid-town-plan.ts';
import { type BlockPoint, BRIDGE, banksAt, isDry } from './grid-town-river.ts';

/** One run of a street between two of its corners. */
export type StreetRun = {
  readonly streetId: string;
  readonly name: string;
  readonly class: StreetClass;
  readonly direction: Direction;
  /** Column of a street that runs north to south, row of one that runs east to west. */
  readonly at: number;
  /** First and last corner along it. */
  readonly from: number;
  readonly to: number;
};

export const WIDTH_METERS: Readonly<Record<StreetClass, number>> = {
  main: 24,
  bridge: 24,
  secondary: 16,
  local: 9,
  lane: 5,
  path: 3,
};

/** What follows a street's two characters, by class and direction. */
const SUFFIX: Readonly<Partial<Record<StreetClass, Readonly<Record<Direction, string>>>>> = {
  main: { NS: '大街', EW: '大路' },
  secondary: { NS: '街', EW: '路' },
  local: { NS: '巷', EW: '巷' },
  lane: { NS: '胡同', EW: '胡同' },
};

/** Every tenth street is a main one, every fifth a secondary one; of the others two are local streets and two lanes. */
function classOf(at: number): StreetClass {
  if (at % 10 === 0) return 'main';
  if (at % 5 === 0) return 'secondary';
  return at % 5 === 2 || at % 5 === 3 ? 'local' : 'lane';
}

export function streetName(direction: Direction, at: number): string {
  return stemOf(direction, at) + SUFFIX[classOf(at)]![direction]; // classOf gives those four only
}

/** A place along a run, in blocks, and to the left of it, seen in its direction. */
export function along({ direction, at }: Pick<StreetRun, 'direction' | 'at'>, blocks: number, left = 0): BlockPoint {
  return direction === 'NS' ? [at - left, blocks] : [blocks, at + left];
}

/** All runs: north–south streets from the west, then east–west ones from the south. Only the bridge crosses the river. */
export function gridTownRuns(): StreetRun[] {
  const runs: StreetRun[] = [];
  const add = (direction: Direction, at: number, stretches: readonly (readonly [number, number])[]) => {
    stretches.forEach(([from, to], index) => {
      const streetId = `${direction}${String(at).padStart(2, '0')}-${index + 1}`;
      runs.push({ streetId, name: streetName(direction, at), class: classOf(at), direction, at, from, to });
    });
  };
  for (let column = 0; column <= TOWN_BLOCKS; column++) {
    const { south, north } = banksAt(column);
    add('NS', column, [
      [0, south],
      [north, TOWN_BLOCKS],
    ]);
  }
  for (let row = 0; row <= TOWN_BLOCKS; row++) add('EW', row, dryStretches(row));
  const { name, column: at, from, to } = BRIDGE;
  runs.push({ streetId: 'bridge', name, class: 'bridge', direction: 'NS', at, from, to });
  return runs;
}

/** Stretches of an east–west street between corners on dry land; a single corner is no street. */
function dryStretches(row: number): [number, number][] {
  const stretches: [number, number][] = [];
  for (let x = 0; x < TOWN_BLOCKS; x++) {
    if (!isDry([x, row]) || !isDry([x + 1, row])) continue;
    const last = stretches.at(-1);
    if (last?.[1] === x) last[1] = x + 1;
    else stretches.push([x, x + 1]);
  }
  return stretches;
}

/** `streets.geojson`. A street has a position at every corner, so streets that meet share one with identical digits. */
export function gridTownStreets(): FeatureCollection<LineString> {
  const features = gridTownRuns().map((run) => {
    const corners = run.class === 'bridge' ? [run.from, run.to] : numbers(run.from, run.to);
    return {
      type: 'Feature' as const,
      properties: {
        streetId: run.streetId,
        name: run.name,
        class: run.class,
        widthMeters: WIDTH_METERS[run.class],
      },
      geometry: { type: 'LineString' as const, coordinates: corners.map((blocks) => corner(...along(run, blocks))) },
    };
  });
  return { type: 'FeatureCollection', features };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
