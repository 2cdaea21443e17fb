import { dissolve, doubledArea, isInRing, type Ring, type RingPolygon } from '../plane/rings.ts';
import type { LatticePoint } from '../plane/segment.ts';
import { beside, curveThrough, simplified, toLattice, toPlaces } from './curve.ts';
import { RIVER } from './geography.ts';
import type { DemoPlan } from './make-plan.ts';
import type { Place } from './noise.ts';
import { pathsOf } from './street-runs.ts';

/** Where the river goes once it has left the district. */
const DOWNSTREAM: readonly Place[] = [
  [4700, 10_600],
  [6300, 13_200],
  [6100, 16_600],
  [8200, 20_500],
];
const HALF_WIDTH = 150;
/** Meters by which what is drawn beyond the border may be off. */
const TOLERANCE = 4;
/** The same for the outline of the town, which is seen from afar alone. */
const TOWN_TOLERANCE = 25;
/** Twice the square decimeters of the smallest bay that is drawn. */
const LEAST_BEYOND = 40_000_000;

export type Surrounding = { readonly kind: 'district' | 'town' | 'water'; readonly polygon: RingPolygon };

/** The district as one area, its town as a few, and the water that goes on beyond its border: what a map needs to show where it ends. */
export function surroundings({ land, areas }: Pick<DemoPlan, 'land' | 'areas'>): Surrounding[] {
  const river = curveThrough(
    [...RIVER.filter((_, i) => i >= RIVER.length - 60 && i % 20 === 0), RIVER[RIVER.length - 1], ...DOWNSTREAM],
    200,
  );
  const banks = [...beside(river, () => HALF_WIDTH), ...beside(river, () => -HALF_WIDTH).reverse()];
  const slim = (ring: readonly LatticePoint[]) => toLattice(simplified(toPlaces(ring), TOLERANCE));
  const isTown = Int32Array.from(areas.blockOf, (block) => (block >= 0 ? 0 : -1));
  const town = (dissolve(areas.plan.map, isTown).get(0) ?? []).map(([outline]) => outline);
  return [
    { kind: 'district', polygon: [slim(land.border)] },
    ...town.map(
      (ring): Surrounding => ({ kind: 'town', polygon: [toLattice(simplified(toPlaces(ring), TOWN_TOLERANCE))] }),
    ),
    { kind: 'water', polygon: [toLattice(banks)] },
    ...beyondBorder(slim(land.lake), land.border).map((ring): Surrounding => ({ kind: 'water', polygon: [ring] })),
  ];
}

/** What of a ring lies outside of another one: each part closed straight along the border. */
function beyondBorder(ring: Ring, border: Ring): Ring[] {
  const isOut = ring.map(([x, y]) => !isInRing(border, x, y));
  const first = isOut.indexOf(false);
  const parts: LatticePoint[][] = [];
  let part: LatticePoint[] = [];
  for (let n = 0; n <= ring.length; n++) {
    const at = (first + n) % ring.length;
    if (isOut[at])
      part = part.length > 0 ? [...part, ring[at]] : [ring[(at + ring.length - 1) % ring.length], ring[at]];
    else if (part.length > 0) {
      parts.push([...part, ring[at]]);
      part = [];
    }
  }
  return parts.filter((points) => Math.abs(doubledArea(points)) > LEAST_BEYOND);
}

/** The crest of the dam, from shore to shore. */
export function damPath({ areas }: Pick<DemoPlan, 'areas'>): readonly LatticePoint[] {
  const { lines, segments } = areas.plan;
  const [path] = pathsOf(segments.filter(({ line }) => lines[line].kind === 'dam'));
  return path;
}
