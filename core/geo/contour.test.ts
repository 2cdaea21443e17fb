import { describe, expect, it } from 'vitest';
import { isolines, labelPointOf, type Raster } from './contour.ts';

const raster = (columns: number, rows: number, valueAt: (x: number, y: number) => number): Raster => ({
  columns,
  rows,
  values: Float64Array.from({ length: columns * rows }, (_, i) => valueAt(i % columns, Math.floor(i / columns))),
});

/** A cone of height 10 around (10, 10) that falls by 1 per cell. */
const cone = raster(21, 21, (x, y) => 10 - Math.hypot(x - 10, y - 10));

/** Twice the signed area: positive when a ring runs counterclockwise. */
const turn = (points: readonly (readonly [number, number])[]) =>
  points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);

describe('isolines', () => {
  it('are rings around a peak, with the peak at their left, as far out as the level says', () => {
    const [ring, ...others] = isolines(cone, 4);
    expect(others).toEqual([]);
    expect(ring.isClosed).toBe(true);
    expect(ring.points[0]).toEqual(ring.points.at(-1));
    expect(turn(ring.points)).toBeGreaterThan(0);
    // height 4 is 6 cells from the peak; a chord between cells lies at most 1 − cos(45°)/… ≈ 0.03 cells inside
    for (const [x, y] of ring.points) expect(Math.abs(Math.hypot(x - 10, y - 10) - 6)).toBeLessThan(0.05);
  });

  it('cross a plane exactly between two cells', () => {
    const slope = raster(4, 3, (x) => 10 * x);
    const [line] = isolines(slope, 12.5);
    expect(line.isClosed).toBe(false);
    expect(line.points.map(([x]) => x)).toEqual([1.25, 1.25, 1.25]); // 12.5 = 10 + a quarter of the way to 20
    // the higher ground lies east, which is the left of a line that runs south
    expect(line.points.map(([, y]) => y)).toEqual([2, 1, 0]);
  });

  it('keep two peaks apart at a low saddle and join them at a high one', () => {
    // peaks at two opposite corners; the middle of the square is the mean of its corners
    const saddle = (low: number) => raster(2, 2, (x, y) => (x === y ? 10 : low));
    const around = (low: number) =>
      isolines(saddle(low), 6).map(({ points }) => points.map((point) => point.map(Number)));
    // mean (10 + 10 + 0 + 0) / 4 = 5 is below 6: each line cuts off a peak, near (0, 0) and (1, 1)
    expect(
      around(0)
        .map(([[x, y]]) => (x + y < 1 ? 'south-west' : 'north-east'))
        .sort(),
    ).toEqual(['north-east', 'south-west']);
    // mean (10 + 10 + 4 + 4) / 4 = 7 is above 6: each line cuts off a hollow, near (1, 0) and (0, 1)
    expect(
      around(4)
        .map(([[x], [endX]]) => (x + endX > 1 ? 'south-east' : 'north-west'))
        .sort(),
    ).toEqual(['north-west', 'south-east']);
  });

  it('end where a number is missing', () => {
    const half = raster(21, 21, (x, y) => (x > 10 ? Number.NaN : 10 - Math.hypot(x - 10, y - 10)));
    const [line] = isolines(half, 4);
    expect(line.isClosed).toBe(false);
    expect(Math.max(...line.points.map(([x]) => x))).toBe(10);
  });

  it('have no line where nothing reaches the level', () => {
    expect(isolines(cone, 11)).toEqual([]);
  });

  it('are labelled at their southernmost point', () => {
    const [x, y] = labelPointOf(isolines(cone, 4)[0]);
    expect([Math.round(x), y]).toEqual([10, 4]);
  });
});
