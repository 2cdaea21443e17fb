import type { BoundingBox, LonLat, Meters } from './units.ts';

/** Mean earth radius (IUGG), the sphere all our distances are measured on. */
export const EARTH_RADIUS_METERS = 6_371_008.8;
const METERS_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METERS;
const CELL = /^-?\d+\.-?\d+$/;

/** Square cells over a box, counted from its south-west corner; true to size at the box's middle latitude. */
export type Lattice = { readonly origin: LonLat; readonly lonStep: number; readonly latStep: number };

/** @param side - Side of a cell. */
export function latticeOver([west, south, , north]: BoundingBox, side: Meters): Lattice {
  const latStep = side / METERS_PER_DEGREE;
  const middle = (((south + north) / 2) * Math.PI) / 180;
  return { origin: [west, south], lonStep: latStep / Math.cos(middle), latStep };
}

/** Name of the cell a position lies in: `column.row`. */
export function cellOf({ origin, lonStep, latStep }: Lattice, [lon, lat]: LonLat): string {
  return `${Math.floor((lon - origin[0]) / lonStep)}.${Math.floor((lat - origin[1]) / latStep)}`;
}

/** @throws RangeError when the name is not one `cellOf` gives. */
export function cellCenter({ origin, lonStep, latStep }: Lattice, cell: string): LonLat {
  if (!CELL.test(cell)) throw new RangeError(`Not a cell: ${cell}.`);
  const [column, row] = cell.split('.').map(Number);
  return [origin[0] + (column + 0.5) * lonStep, origin[1] + (row + 0.5) * latStep];
}

/** The smallest box of whole cells around a box. */
export function cellBox(
  { origin: [west, south], lonStep, latStep }: Lattice,
  [left, bottom, right, top]: BoundingBox,
): BoundingBox {
  const down = (value: number, from: number, step: number) => from + Math.floor((value - from) / step) * step;
  const up = (value: number, from: number, step: number) => from + Math.ceil((value - from) / step) * step;
  return [down(left, west, lonStep), down(bottom, south, latStep), up(right, west, lonStep), up(top, south, latStep)];
}
