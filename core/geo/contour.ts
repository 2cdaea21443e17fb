import type { PlanePoint } from './projection.ts';

/** Numbers on a lattice, in rows from south to north; NaN where there is none. */
export type Raster = { readonly columns: number; readonly rows: number; readonly values: ArrayLike<number> };

/** A line along which a raster has one value, in the raster's coordinates, with the higher side at its left. */
export type Isoline = { readonly points: readonly PlanePoint[]; readonly isClosed: boolean };

/** Sides of a square of four neighbors. */
const SOUTH = 0;
const EAST = 1;
const NORTH = 2;
const WEST = 3;

/**
 * Segments by which corners are at or above the level (1 south-west, 2 south-east, 4 north-east, 8 north-west), each
 * from one side to another with the higher ground at its left. The two saddles are told apart by their middle.
 */
const SEGMENTS: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[SOUTH, WEST]],
  [[EAST, SOUTH]],
  [[EAST, WEST]],
  [[NORTH, EAST]],
  [
    [SOUTH, WEST],
    [NORTH, EAST],
  ],
  [[NORTH, SOUTH]],
  [[NORTH, WEST]],
  [[WEST, NORTH]],
  [[SOUTH, NORTH]],
  [
    [EAST, SOUTH],
    [WEST, NORTH],
  ],
  [[EAST, NORTH]],
  [[WEST, EAST]],
  [[SOUTH, EAST]],
  [[WEST, SOUTH]],
  [],
];
const HIGH_SADDLES: Readonly<Record<number, (typeof SEGMENTS)[number]>> = {
  5: [
    [SOUTH, EAST],
    [NORTH, WEST],
  ],
  10: [
    [WEST, SOUTH],
    [EAST, NORTH],
  ],
};

/**
 * All lines of one level. A line ends at the edge of the raster and where a number is missing; elsewhere it is a ring,
 * whose last point repeats the first.
 *
 * Method: marching squares with linear interpolation (Lorensen and Cline 1987, in the plane). Cost: one look at every
 * square, and one step per segment.
 */
export function isolines(raster: Raster, level: number): Isoline[] {
  const next = segmentsOf(raster, level);
  const ends = new Set(next.values());
  const lines: Isoline[] = [];
  for (const start of [...next.keys()]) if (!ends.has(start)) lines.push(follow(raster, level, next, start));
  for (const start of [...next.keys()]) if (next.has(start)) lines.push(follow(raster, level, next, start));
  return lines;
}

/** From the side a segment starts on to the side it ends on. A side is the start of at most one segment. */
function segmentsOf({ columns, rows, values }: Raster, level: number): Map<number, number> {
  const next = new Map<number, number>();
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const southWest = values[at];
      const southEast = values[at + 1];
      const northEast = values[at + columns + 1];
      const northWest = values[at + columns];
      const high =
        (southWest >= level ? 1 : 0) |
        (southEast >= level ? 2 : 0) |
        (northEast >= level ? 4 : 0) |
        (northWest >= level ? 8 : 0);
      const sum = southWest + southEast + northEast + northWest;
      if (high === 0 || high === 15 || Number.isNaN(sum)) continue;
      const segments = (sum / 4 >= level && HIGH_SADDLES[high]) || SEGMENTS[high];
      for (const [from, to] of segments) next.set(sideId(at, from, columns), sideId(at, to, columns));
    }
  }
  return next;
}

/** A side belongs to two squares: even ids run east from a cell, odd ones north. */
function sideId(at: number, side: number, columns: number): number {
  if (side === SOUTH) return 2 * at;
  if (side === NORTH) return 2 * (at + columns);
  return side === WEST ? 2 * at + 1 : 2 * (at + 1) + 1;
}

/** Walk a line to its end, taking its segments out of the table. */
function follow(raster: Raster, level: number, next: Map<number, number>, start: number): Isoline {
  const points: PlanePoint[] = [crossing(raster, level, start)];
  let side = start;
  for (let to = next.get(side); to !== undefined; to = next.get(side)) {
    next.delete(side);
    points.push(crossing(raster, level, to));
    side = to;
  }
  return { points, isClosed: side === start };
}

function crossing({ columns, values }: Raster, level: number, side: number): PlanePoint {
  const at = side >> 1;
  const runsNorth = (side & 1) === 1;
  const a = values[at];
  const b = values[runsNorth ? at + columns : at + 1];
  const share = (level - a) / (b - a);
  const column = at % columns;
  const row = Math.floor(at / columns);
  return runsNorth ? [column, row + share] : [column + share, row];
}

/** Where the number of a line stands: at its southernmost point, so that the labels of nested rings are spaced out. */
export function labelPointOf({ points }: Isoline): PlanePoint {
  return points.reduce((lowest, point) => (point[1] < lowest[1] ? point : lowest));
}
