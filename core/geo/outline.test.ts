import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.ts';

/** A square of one degree with its south-west corner here, counterclockwise. */
const square = (west: number, south: number) => [
  [
    [west, south],
    [west + 1, south],
    [west + 1, south + 1],
    [west, south + 1],
    [west, south],
  ],
];

describe('outlineOf', () => {
  it('is the ring itself where there is one area', () => {
    expect(outlineOf([square(0, 0)])).toEqual(square(0, 0));
  });

  it('has no border between neighbors', () => {
    const [line, ...others] = outlineOf([square(0, 0), square(1, 0)]);
    expect(others).toEqual([]);
    // 2 × 4 edges less the one they share, twice, and the first corner again at the end
    expect(line).toHaveLength(2 * 4 - 2 + 1);
    expect(line[0]).toEqual(line.at(-1));
  });

  it('goes around what lies apart, and around a hole', () => {
    expect(outlineOf([square(0, 0), square(5, 5)])).toHaveLength(2);
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y])).filter(([x, y]) => x !== 1 || y !== 1);
    const lines = outlineOf(around.map(([x, y]) => square(x, y)));
    // 12 edges outside and 4 around the hole, each line with its first corner twice
    expect(lines.map(({ length }) => length).sort((a, b) => a - b)).toEqual([4 + 1, 12 + 1]);
  });

  it('keeps a border whose corners the neighbors do not share', () => {
    const shifted = square(1, 0).map((ring) => ring.map(([lon, lat]) => [lon, lat === 1 ? 1.000001 : lat]));
    const drawn = outlineOf([square(0, 0), shifted]).reduce((sum, { length }) => sum + length - 1, 0);
    expect(drawn).toBe(2 * 4);
  });

  it('is nothing around nothing', () => {
    expect(outlineOf([])).toEqual([]);
  });
});
