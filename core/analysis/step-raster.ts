import type { Raster } from '../geo/contour.ts';

/**
 * Which step each point of a finer raster falls in: 0 below the lowest and where there is no number, 1 for the lowest step.
 *
 * Values are interpolated between the middles of cells, so that the edges of the steps are as smooth as the field is.
 * Where a neighbor has no number, the nearest cell speaks for itself.
 *
 * @param steps - Lower bounds, ascending, 255 at most.
 * @param factor - Points per side of a cell.
 * @returns rows from north to south, as pictures have them.
 */
export function stepRaster({ columns, rows, values }: Raster, steps: readonly number[], factor: number): Uint8Array {
  const width = columns * factor;
  const height = rows * factor;
  const raster = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = (height - y - 0.5) / factor - 0.5;
    const south = Math.min(Math.max(Math.floor(row), 0), Math.max(rows - 2, 0));
    const north = Math.min(Math.max(row - south, 0), 1);
    const above = rows > 1 ? columns : 0;
    for (let x = 0; x < width; x++) {
      const column = (x + 0.5) / factor - 0.5;
      const west = Math.min(Math.max(Math.floor(column), 0), Math.max(columns - 2, 0));
      const east = Math.min(Math.max(column - west, 0), 1);
      const at = south * columns + west;
      const beside = columns > 1 ? 1 : 0;
      const lower = values[at] + east * (values[at + beside] - values[at]);
      const upper = values[at + above] + east * (values[at + above + beside] - values[at + above]);
      let value = lower + north * (upper - lower);
      if (Number.isNaN(value)) value = values[at + (north < 0.5 ? 0 : above) + (east < 0.5 ? 0 : beside)];
      let step = 0;
      while (step < steps.length && value >= steps[step]) step += 1;
      raster[y * width + x] = step;
    }
  }
  return raster;
}
