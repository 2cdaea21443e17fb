import { CellHash } from './cell-hash.ts';
import type { LatticePoint, Segment } from './segment.ts';

/** 100 m: a bucket of a town holds some ten segments. */
const BUCKET = 1000;
/** One round is enough by the method; a second one proves it. */
const MOST_ROUNDS = 6;

/**
 * Cut segments so that two of them meet nowhere but at their ends, all on the lattice.
 *
 * Every end and every rounded crossing is a hot point; a segment becomes the chain of the hot points whose decimeter
 * square it runs through, so that nothing moves by more than 7 cm.
 * Method: snap rounding, Hobby (1999). Repeated until a round cuts nothing.
 *
 * @throws Error when that takes too many rounds.
 */
export function snapRound(segments: readonly Segment[]): Segment[] {
  let current = withoutRepeats(segments);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = roundOnce(current);
    if (next.length === current.length && round > 0) return next;
    current = next;
  }
  throw new Error(`${segments.length} segments still cut each other after ${MOST_ROUNDS} rounds.`);
}

function roundOnce(segments: readonly Segment[]): Segment[] {
  const hash = new CellHash(BUCKET);
  segments.forEach((segment, index) => {
    hash.addSegment(segment, index);
  });
  const hot = new Map<number, LatticePoint>();
  const heat = (x: number, y: number) => hot.set(keyOf(x, y), [x, y]);
  for (const { ax, ay, bx, by } of segments) {
    heat(ax, ay);
    heat(bx, by);
  }
  const chains: LatticePoint[][] = segments.map(() => []);
  for (const bucket of hash.buckets) {
    for (let i = 0; i < bucket.length; i++) {
      for (let j = i + 1; j < bucket.length; j++) {
        const crossing = crossingOf(segments[bucket[i]], segments[bucket[j]]);
        if (!crossing) continue;
        heat(...crossing);
        chains[bucket[i]].push(crossing);
        chains[bucket[j]].push(crossing);
      }
    }
  }
  for (const [x, y] of hot.values()) {
    for (const index of hash.at(Math.floor(x / BUCKET), Math.floor(y / BUCKET)) ?? []) {
      if (runsThrough(segments[index], x, y)) chains[index].push([x, y]);
    }
  }
  return withoutRepeats(segments.flatMap((segment, index) => chainOf(segment, chains[index])));
}

/** The segment as a chain of hot points, in its own direction. */
function chainOf({ ax, ay, bx, by, line }: Segment, points: readonly LatticePoint[]): Segment[] {
  const along = ([x, y]: LatticePoint) => (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const sorted = [...points, [ax, ay] as const, [bx, by] as const].sort((a, b) => along(a) - along(b));
  const chain: Segment[] = [];
  for (let i = 1; i < sorted.length; i++) {
    const [[fromX, fromY], [toX, toY]] = [sorted[i - 1], sorted[i]];
    if (fromX !== toX || fromY !== toY) chain.push({ ax: fromX, ay: fromY, bx: toX, by: toY, line });
  }
  return chain;
}

/** Whether a segment touches the square of one decimeter around a point. Whole numbers throughout. */
function runsThrough({ ax, ay, bx, by }: Segment, x: number, y: number): boolean {
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by)) return false;
  const [dx, dy] = [bx - ax, by - ay];
  return 2 * Math.abs(dx * (y - ay) - dy * (x - ax)) <= Math.abs(dx) + Math.abs(dy);
}

/** Where two segments cross, rounded to the lattice; undefined where they do not, or run in parallel. */
function crossingOf(a: Segment, b: Segment): LatticePoint | undefined {
  if (Math.max(a.ax, a.bx) < Math.min(b.ax, b.bx) || Math.max(b.ax, b.bx) < Math.min(a.ax, a.bx)) return undefined;
  if (Math.max(a.ay, a.by) < Math.min(b.ay, b.by) || Math.max(b.ay, b.by) < Math.min(a.ay, a.by)) return undefined;
  const [dx, dy, ex, ey] = [a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay];
  const turn = dx * ey - dy * ex;
  if (turn === 0) return undefined;
  const alongA = (b.ax - a.ax) * ey - (b.ay - a.ay) * ex;
  const alongB = (b.ax - a.ax) * dy - (b.ay - a.ay) * dx;
  const isOn = (along: number) => (turn > 0 ? along >= 0 && along <= turn : along <= 0 && along >= turn);
  if (!isOn(alongA) || !isOn(alongB)) return undefined;
  return [Math.round(a.ax + (alongA / turn) * dx), Math.round(a.ay + (alongA / turn) * dy)];
}

/** One segment per pair of points: the one of the lowest line. */
function withoutRepeats(segments: readonly Segment[]): Segment[] {
  const kept = new Map<string, Segment>();
  for (const segment of segments) {
    const { ax, ay, bx, by, line } = segment;
    const [from, to] = [keyOf(ax, ay), keyOf(bx, by)];
    if (from === to) continue;
    const key = from < to ? `${from} ${to}` : `${to} ${from}`;
    const other = kept.get(key);
    if (!other || line < other.line) kept.set(key, segment);
  }
  return [...kept.values()];
}

/** One number per lattice point, up to 100 km from the center. */
export const keyOf = (x: number, y: number): number => (y + 1_000_000) * 2_097_152 + x + 1_000_000;
