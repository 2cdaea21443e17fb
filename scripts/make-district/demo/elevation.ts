import { writeElevation } from '../../basemap/elevation-file.ts';
import { CENTER } from './geo-json.ts';
import { type Height, MAPPED } from './terrain.ts';

/** `elevation.bin`: the heights that the whole district was made with, at the places of their raster. */
export function elevationFile(height: Height, notice: Uint8Array): Uint8Array {
  const { west, south, step, columns, rows } = MAPPED;
  const values = Array.from({ length: columns * rows }, (_, at) =>
    height(west + (at % columns) * step, south + Math.floor(at / columns) * step),
  );
  return writeElevation({ center: CENTER, ...MAPPED, values }, notice);
}
