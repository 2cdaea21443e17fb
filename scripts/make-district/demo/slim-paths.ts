import type { LatticePoint } from '../plane/segment.ts';
import { keyOf } from '../plane/snap-round.ts';
import { simplified, toLattice, toPlaces } from './curve.ts';

/** Meters: less than what rounding to the lattice makes of a straight street. */
const TOLERANCE = 0.15;

/** Paths without the points on straight stretches at which they meet none of the others. */
export function slimPaths(paths: readonly (readonly LatticePoint[])[]): LatticePoint[][] {
  const counts = new Map<number, number>();
  for (const path of paths) for (const [x, y] of path) counts.set(keyOf(x, y), (counts.get(keyOf(x, y)) ?? 0) + 1);
  const isCrossing = ([x, y]: LatticePoint) => counts.get(keyOf(x, y))! > 1; // counted above
  return paths.map((path) => {
    const slim: LatticePoint[] = [path[0]];
    let from = 0;
    for (let to = 1; to < path.length; to++) {
      if (to < path.length - 1 && !isCrossing(path[to])) continue;
      slim.push(...toLattice(simplified(toPlaces(path.slice(from, to + 1)), TOLERANCE)).slice(1));
      from = to;
    }
    return slim;
  });
}
