import { describe, expect, it } from 'vitest';
import { stepRaster } from './step-raster.ts';

const rowsOf = (raster: Uint8Array, width: number) =>
  Array.from({ length: raster.length / width }, (_, row) => [...raster.slice(row * width, (row + 1) * width)]);

describe('the steps of a raster', () => {
  it('have the north at the top and nothing below the lowest step', () => {
    // rows from south to north: 4.9 and 5, then 10 and 400
    const raster = stepRaster({ columns: 2, rows: 2, values: [4.9, 5, 10, 400] }, [5, 10, 20], 1);
    expect(rowsOf(raster, 2)).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });

  it('change where the line between two middles crosses the bound', () => {
    // 0 at 0.5, 12 at 1.5 of the width; four points a cell lie at 1/8, 3/8, …: 6 is reached at the edge between the cells
    const raster = stepRaster({ columns: 2, rows: 1, values: [0, 12] }, [6], 4);
    expect(rowsOf(raster, 8)[0]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    // 3 is reached a quarter of the way from one middle to the other, at 0.75 of the first cell
    expect(rowsOf(stepRaster({ columns: 2, rows: 1, values: [0, 12] }, [3], 4), 8)[0]).toEqual([
      0, 0, 0, 1, 1, 1, 1, 1,
    ]);
  });

  it('keep a cell beside one without a number as it is', () => {
    const raster = stepRaster({ columns: 2, rows: 1, values: [7, Number.NaN] }, [5], 2);
    expect(rowsOf(raster, 4)[0]).toEqual([1, 1, 0, 0]);
  });
});
