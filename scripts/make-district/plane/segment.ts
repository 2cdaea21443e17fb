/**
 * A straight piece of a line between two points of the lattice: whole decimeters east and north of the district's center.
 * Up to 40 km from it every cross product below is a whole number that a double holds exactly.
 */
export type Segment = {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  /** Which line it is a piece of. Where pieces of two lines coincide, the lower number is kept. */
  readonly line: number;
};

export type LatticePoint = readonly [x: number, y: number];

/** Pieces of one path. */
export function segmentsOf(path: readonly LatticePoint[], line: number): Segment[] {
  return path.slice(1).map(([bx, by], i) => ({ ax: path[i][0], ay: path[i][1], bx, by, line }));
}

/** Decimeters; an end that has to meet another line runs past it by this, and the stub is dropped afterwards. */
export const OVERSHOOT = 3;

/** The path with one or both ends carried on straight. */
export function overshot(
  path: readonly LatticePoint[],
  { start = OVERSHOOT, end = OVERSHOOT }: { readonly start?: number; readonly end?: number } = {},
): LatticePoint[] {
  const carried = [...path];
  if (start > 0) carried[0] = carriedOn(path[1], path[0], start);
  if (end > 0) carried[carried.length - 1] = carriedOn(path[path.length - 2], path[path.length - 1], end);
  return carried;
}

function carriedOn([ax, ay]: LatticePoint, [bx, by]: LatticePoint, by_: number): LatticePoint {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [Math.round(bx + ((bx - ax) / length) * by_), Math.round(by + ((by - ay) / length) * by_)];
}
