import { localProjection, type PlanePoint } from './projection.ts';
import type { LonLat, Meters } from './units.ts';
import { meters } from './units.ts';

/** Where on a path the point nearest to a position lies, as length walked from its start. */
export type AlongPath = (position: LonLat) => Meters;

/**
 * Measure positions along one path; made once for many positions.
 *
 * @throws RangeError when the path has fewer than two points.
 */
export function alongPath(path: readonly LonLat[]): AlongPath {
  if (path.length < 2) throw new RangeError(`A path of ${path.length} points has no length.`);
  const { toPlane } = localProjection(path[0]);
  const points = path.map(toPlane);
  const starts = startsOf(points);
  return (position) => {
    const point = toPlane(position);
    let best = { distance: Infinity, along: 0 };
    for (let i = 0; i + 1 < points.length; i++) {
      const { distance, share } = nearestOn(points[i], points[i + 1], point);
      if (distance < best.distance) best = { distance, along: starts[i] + share * (starts[i + 1] - starts[i]) };
    }
    return meters(best.along);
  };
}

/** The part of a path between two lengths walked from its start. */
export function slicePath(path: readonly LonLat[], from: Meters, to: Meters): LonLat[] {
  const { toPlane, toLonLat } = localProjection(path[0]);
  const points = path.map(toPlane);
  const starts = startsOf(points);
  const at = (along: number): LonLat => {
    const i = Math.max(
      0,
      Math.min(
        points.length - 2,
        starts.findLastIndex((start) => start <= along),
      ),
    );
    const share = (along - starts[i]) / (starts[i + 1] - starts[i] || 1);
    return toLonLat(between(points[i], points[i + 1], Math.min(1, Math.max(0, share))));
  };
  return [at(from), ...path.filter((_, i) => starts[i] > from && starts[i] < to), at(to)];
}

function startsOf(points: readonly PlanePoint[]): number[] {
  const starts = [0];
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    starts.push(starts[i - 1] + Math.hypot(bx - ax, by - ay));
  }
  return starts;
}

function nearestOn(a: PlanePoint, b: PlanePoint, point: PlanePoint): { distance: number; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const raw = squared === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared;
  const share = Math.min(1, Math.max(0, raw));
  const [x, y] = between(a, b, share);
  return { distance: Math.hypot(point[0] - x, point[1] - y), share };
}

const between = ([ax, ay]: PlanePoint, [bx, by]: PlanePoint, share: number): PlanePoint => [
  ax + share * (bx - ax),
  ay + share * (by - ay),
];
