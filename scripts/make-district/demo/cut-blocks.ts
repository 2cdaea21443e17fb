import { doubledArea, type Ring } from '../plane/rings.ts';
import { type LatticePoint, overshot } from '../plane/segment.ts';
import { cornersOf, type Footprint } from './building.ts';
import type { PlanLine } from './ground-plan.ts';

/** Households a piece of a block has at most, so that grids of like size can be made of pieces. */
const MOST = 190;
const MOST_DEPTH = 4;
/** Neither side of a cut has less than this share of the households. */
const LEAST_SHARE = 0.22;
/** Meters a cut keeps from walls. */
const CLEAR = 1;

export type Housed = Footprint & { readonly households: number };

/** Lines that divide a large estate into pieces, in straight gaps between its buildings. */
export function cutBlock(ring: Ring, houses: readonly Housed[], angle: number): PlanLine[] {
  const cuts: PlanLine[] = [];
  divide(ring, houses, angle, 0, cuts);
  return cuts;
}

function divide(ring: Ring, houses: readonly Housed[], angle: number, depth: number, cuts: PlanLine[]): void {
  const total = sum(houses);
  if (total <= MOST || depth >= MOST_DEPTH) return;
  const gaps = [angle, angle + Math.PI / 2]
    .flatMap((axis) => gapsAlong(houses, axis).map((gap) => ({ ...gap, axis })))
    .filter(({ before }) => before >= LEAST_SHARE * total && before <= (1 - LEAST_SHARE) * total)
    .sort((a, b) => Math.abs(a.before - total / 2) - Math.abs(b.before - total / 2));
  for (const { level, axis } of gaps.slice(0, 6)) {
    const parts = split(ring, axis, level);
    if (!parts) continue;
    cuts.push({ kind: 'cut', path: overshot(parts.cut) });
    const isBefore = (house: Housed) => along(house.center, axis) < level;
    divide(parts.before, houses.filter(isBefore), angle, depth + 1, cuts);
    divide(
      parts.after,
      houses.filter((house) => !isBefore(house)),
      angle,
      depth + 1,
      cuts,
    );
    return;
  }
}

const sum = (houses: readonly Housed[]) => houses.reduce((total, { households }) => total + households, 0);
const along = ([x, y]: readonly [number, number], axis: number) => x * Math.cos(axis) + y * Math.sin(axis);

/** Levels along an axis that no building reaches across, with the households before each. */
export function gapsAlong(houses: readonly Housed[], axis: number): { level: number; before: number }[] {
  const spans = houses
    .map((house) => {
      const levels = cornersOf(house).map((corner) => along(corner, axis));
      return { low: Math.min(...levels), high: Math.max(...levels), households: house.households };
    })
    .sort((a, b) => a.low - b.low);
  const gaps: { level: number; before: number }[] = [];
  let [reach, before] = [-Infinity, 0];
  for (const { low, high, households } of spans) {
    if (low > reach + 2 * CLEAR && before > 0) gaps.push({ level: (low + reach) / 2, before });
    reach = Math.max(reach, high);
    before += households;
  }
  return gaps;
}

/** A ring cut at a level along an axis; undefined where the level meets it more than twice. */
export function split(ring: Ring, axis: number, level: number) {
  const levels = ring.map((point) => along(point, axis) / 10);
  const hits = ring.flatMap((point, i) => {
    const j = (i + 1) % ring.length;
    if (levels[i] > level === levels[j] > level) return [];
    const t = (level - levels[i]) / (levels[j] - levels[i]);
    const at = [0, 1].map((k) => Math.round(point[k] + t * (ring[j][k] - point[k])));
    return [{ edge: i, at: at as unknown as LatticePoint, rises: levels[j] > levels[i] }];
  });
  if (hits.length !== 2) return undefined;
  const [a, b] = hits;
  const first: Ring = [...ring.slice(a.edge + 1, b.edge + 1), b.at, a.at];
  const second: Ring = [...ring.slice(b.edge + 1), ...ring.slice(0, a.edge + 1), a.at, b.at];
  if (doubledArea(first) <= 0 || doubledArea(second) <= 0) return undefined;
  const [before, after] = a.rises ? [second, first] : [first, second];
  return { before, after, cut: [a.at, b.at] as const };
}
