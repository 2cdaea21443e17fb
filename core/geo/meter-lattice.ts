import { localProjection, type PlanePoint, type Projection } from './projection.ts';
import type { BoundingBox, LonLat } from './units.ts';

/**
 * Square cells in meters over a district: a raster of numbers in rows from south to north, each from west to east.
 * Coordinates of the lattice count cells, with whole numbers at the centers of cells.
 */
export type MeterLattice = {
  readonly center: LonLat;
  /** South-west corner of the first cell, in meters from `center`. */
  readonly corner: PlanePoint;
  readonly sideMeters: number;
  readonly columns: number;
  readonly rows: number;
};

/**
 * The coarsest lattice that covers a box with so many cells on its longer side.
 *
 * @throws RangeError when the box has no size.
 */
export function meterLatticeOver(bbox: BoundingBox, cellsOnLongSide: number): MeterLattice {
  const [west, south, east, north] = bbox;
  const center: LonLat = [(west + east) / 2, (south + north) / 2];
  const { toPlane } = localProjection(center);
  // The edges of a box bend on the plane, so that the middle of an edge may lie farther out than its corners.
  const lons = [west, center[0], east];
  const points = lons.flatMap((lon) => [south, north].map((lat) => toPlane([lon, lat])));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const corner: PlanePoint = [Math.min(...xs), Math.min(...ys)];
  const width = Math.max(...xs) - corner[0];
  const height = Math.max(...ys) - corner[1];
  if (!(width > 0 && height > 0)) throw new RangeError(`A box without size: ${bbox.join(', ')}.`);
  const sideMeters = Math.max(width, height) / cellsOnLongSide;
  const cells = (length: number) => Math.max(1, Math.ceil(length / sideMeters - 1e-9));
  return { center, corner, sideMeters, columns: cells(width), rows: cells(height) };
}

/** From the lattice's own coordinates, made once for many points. */
export function latticeToLonLat({ center, corner, sideMeters }: MeterLattice): (point: PlanePoint) => LonLat {
  const { toLonLat } = localProjection(center);
  return ([column, row]) => toLonLat([corner[0] + (column + 0.5) * sideMeters, corner[1] + (row + 0.5) * sideMeters]);
}

/** To the lattice's own coordinates, made once for many positions. */
export function lonLatToLattice({ center, corner, sideMeters }: MeterLattice): Projection['toPlane'] {
  const { toPlane } = localProjection(center);
  return (position) => {
    const [x, y] = toPlane(position);
    return [(x - corner[0]) / sideMeters - 0.5, (y - corner[1]) / sideMeters - 0.5];
  };
}

/** Outer corners, clockwise from the north-west, as an image laid over the lattice needs them. */
export function latticeCorners(lattice: MeterLattice): [LonLat, LonLat, LonLat, LonLat] {
  const at = latticeToLonLat(lattice);
  const [west, south, east, north] = [-0.5, -0.5, lattice.columns - 0.5, lattice.rows - 0.5];
  return [at([west, north]), at([east, north]), at([east, south]), at([west, south])];
}
