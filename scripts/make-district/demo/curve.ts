import type { LatticePoint } from '../plane/segment.ts';
import type { Place } from './noise.ts';

/** A smooth curve through places, a point about every `step` meters. Method: Catmull–Rom. */
export function curveThrough(places: readonly Place[], step: number, closed = false): Place[] {
  const count = places.length;
  const at = (i: number): Place => (closed ? places[(i + count) % count] : places[Math.min(Math.max(i, 0), count - 1)]);
  const curve: Place[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const pieces = Math.max(1, Math.round(distance(b, c) / step));
    for (let n = 0; n < pieces; n++) curve.push(onCurve(a, b, c, d, n / pieces));
  }
  return closed ? curve : [...curve, places[count - 1]];
}

function onCurve(a: Place, b: Place, c: Place, d: Place, t: number): Place {
  const axis = (k: 0 | 1) =>
    b[k] +
    (t / 2) * (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])));
  return [axis(0), axis(1)];
}

export const distance = ([ax, ay]: Place, [bx, by]: Place): number => Math.hypot(bx - ax, by - ay);

export const lengthOf = (path: readonly Place[]): number =>
  path.slice(1).reduce((sum, place, i) => sum + distance(path[i], place), 0);

/** A curve beside another one; `to` gives meters to the left by the index of a point. */
export function beside(path: readonly Place[], to: (index: number) => number): Place[] {
  return path.map(([x, y], i) => {
    const [before, after] = [path[Math.max(0, i - 1)], path[Math.min(path.length - 1, i + 1)]];
    const length = distance(before, after) || 1;
    const left = to(i) / length;
    return [x - (after[1] - before[1]) * left, y + (after[0] - before[0]) * left];
  });
}

/** Fewer points, none of the dropped ones farther than `tolerance` meters off. Method: Douglas–Peucker. */
export function simplified(path: readonly Place[], tolerance: number): Place[] {
  const kept = new Uint8Array(path.length);
  kept[0] = kept[path.length - 1] = 1;
  const stretches: [number, number][] = [[0, path.length - 1]];
  while (stretches.length > 0) {
    const [from, to] = stretches.pop()!; // the loop's condition
    let [farthest, most] = [-1, tolerance];
    for (let i = from + 1; i < to; i++) {
      const off = nearestOn(path[from], path[to], path[i]).distance;
      if (off > most) [farthest, most] = [i, off];
    }
    if (farthest < 0) continue;
    kept[farthest] = 1;
    stretches.push([from, farthest], [farthest, to]);
  }
  return path.filter((_, i) => kept[i]);
}

/** The place of a straight stretch nearest to another place. */
export function nearestOn([ax, ay]: Place, [bx, by]: Place, [x, y]: Place): { distance: number; share: number } {
  const [dx, dy] = [bx - ax, by - ay];
  const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return { share, distance: Math.hypot(x - ax - share * dx, y - ay - share * dy) };
}

/** The nearest place of a path: how far, and at which index with its fraction. A hot loop, so it makes nothing. */
export function nearestOnPath(path: readonly Place[], place: Place): { distance: number; at: number } {
  const x = place[0];
  const y = place[1];
  let least = Infinity;
  let at = 0;
  for (let i = 0; i + 1 < path.length; i++) {
    const ax = path[i][0];
    const ay = path[i][1];
    const dx = path[i + 1][0] - ax;
    const dy = path[i + 1][1] - ay;
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const share = along < 0 ? 0 : along > 1 ? 1 : along;
    const offX = x - ax - share * dx;
    const offY = y - ay - share * dy;
    const squared = offX * offX + offY * offY;
    if (squared >= least) continue;
    least = squared;
    at = i + share;
  }
  return { distance: Math.sqrt(least), at };
}

/** The place at an index with a fraction. */
export function placeAt(path: readonly Place[], at: number): Place {
  const i = Math.min(Math.floor(at), path.length - 2);
  const t = at - i;
  return [path[i][0] + t * (path[i + 1][0] - path[i][0]), path[i][1] + t * (path[i + 1][1] - path[i][1])];
}

export const toLattice = (path: readonly Place[]): LatticePoint[] =>
  path.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)]);
export const toPlaces = (path: readonly LatticePoint[]): Place[] => path.map(([x, y]) => [x / 10, y / 10]);
