import type { LatticePoint, Segment } from '../plane/segment.ts';
import { keyOf } from '../plane/snap-round.ts';
import { type GroundPlan, type LineKind, STREET_KINDS } from './ground-plan.ts';

/** A stretch of one street, from end to end with a point at every corner where it meets another. */
export type StreetRun = { readonly street: number; readonly kind: LineKind; readonly path: readonly LatticePoint[] };

/** Puts the noded pieces of each street together again. */
export function streetRuns({ lines, segments }: Pick<GroundPlan, 'lines' | 'segments'>): StreetRun[] {
  const pieces = new Map<number, Segment[]>();
  for (const segment of segments) {
    const { kind, street } = lines[segment.line];
    if (street === undefined || !STREET_KINDS.has(kind)) continue;
    const own = pieces.get(street);
    if (own) own.push(segment);
    else pieces.set(street, [segment]);
  }
  return [...pieces].flatMap(([street, own]) =>
    pathsOf(own).map((path) => ({ street, kind: lines[own[0].line].kind, path })),
  );
}

/** Paths from end to end; where a street closes in itself, from any point of it. */
export function pathsOf(segments: readonly Pick<Segment, 'ax' | 'ay' | 'bx' | 'by'>[]): LatticePoint[][] {
  const touching = new Map<number, number[]>();
  segments.forEach(({ ax, ay, bx, by }, index) => {
    for (const key of [keyOf(ax, ay), keyOf(bx, by)]) touching.set(key, [...(touching.get(key) ?? []), index]);
  });
  const used = new Uint8Array(segments.length);
  const walk = (start: LatticePoint): LatticePoint[] => {
    const path = [start];
    for (let steps = 0; steps < segments.length; steps++) {
      const [x, y] = path[path.length - 1];
      const index = touching.get(keyOf(x, y))?.find((candidate) => !used[candidate]);
      if (index === undefined) break;
      used[index] = 1;
      const { ax, ay, bx, by } = segments[index];
      path.push(ax === x && ay === y ? [bx, by] : [ax, ay]);
    }
    return path;
  };
  const paths: LatticePoint[][] = [];
  const begin = (x: number, y: number) => {
    if (touching.get(keyOf(x, y))?.some((index) => !used[index])) paths.push(walk([x, y]));
  };
  for (const { ax, ay, bx, by } of segments)
    for (const [x, y] of [
      [ax, ay],
      [bx, by],
    ])
      if (touching.get(keyOf(x, y))?.length === 1) begin(x, y);
  for (const { ax, ay } of segments) begin(ax, ay);
  return paths;
}
