import type { LonLat } from '../../core/geo/units.ts';

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * What shows the land from afar and changes slowly (relief, what lies beyond the border) ends here: its tiles of this zoom
 * level are drawn larger at all nearer ones (`client/map/basemap-source.ts`).
 */
export const FAR_MAX_ZOOM = 11;

/** A tile of the web mercator pyramid (OGC Two Dimensional Tile Matrix Set, WebMercatorQuad); rows count from the north. */
export type TileAddress = { readonly z: number; readonly x: number; readonly y: number };

const radians = Math.PI / 180;

/** The box around positions. @throws RangeError on none. */
export function boxAround(positions: Iterable<LonLat>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  if (west > east) throw new RangeError('There is no box around nothing.');
  return [west, south, east, north];
}

export const overlap = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** @param margin - Widens the box on each side, in tile sides. */
export function boxOfTile({ z, x, y }: TileAddress, margin = 0): Box {
  const side = 2 ** z;
  const lonAt = (column: number) => (column / side) * 360 - 180;
  const latAt = (row: number) => Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) / radians;
  return [lonAt(x - margin), latAt(y + 1 + margin), lonAt(x + 1 + margin), latAt(y - margin)];
}

/** Every tile of a zoom level that one of the boxes touches, from north to south, then from west to east. */
export function tilesOver(boxes: Iterable<Box>, z: number): TileAddress[] {
  const found = new Map<number, TileAddress>();
  for (const [west, south, east, north] of boxes) {
    for (let y = rowOf(north, z); y <= rowOf(south, z); y++) {
      for (let x = columnOf(west, z); x <= columnOf(east, z); x++) found.set(y * 2 ** z + x, { z, x, y });
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, tile]) => tile);
}

/** How many tiles of a zoom level a box touches. */
export const countTiles = ([west, south, east, north]: Box, z: number): number =>
  (columnOf(east, z) - columnOf(west, z) + 1) * (rowOf(south, z) - rowOf(north, z) + 1);

/** The tiles of a zoom level that lie in a tile of a lower one. */
export function tilesWithin({ z: outerZoom, x: outerX, y: outerY }: TileAddress, z: number): TileAddress[] {
  const side = 2 ** (z - outerZoom);
  return Array.from({ length: side * side }, (_, index) => ({
    z,
    x: outerX * side + (index % side),
    y: outerY * side + Math.floor(index / side),
  }));
}

function columnOf(lon: number, z: number): number {
  return inside(Math.floor(((lon + 180) / 360) * 2 ** z), z);
}

function rowOf(lat: number, z: number): number {
  const sin = Math.sin(lat * radians);
  return inside(Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z), z);
}

const inside = (index: number, z: number) => Math.max(0, Math.min(2 ** z - 1, index));
