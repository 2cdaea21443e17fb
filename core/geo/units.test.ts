import { describe, expect, it } from 'vitest';
import { isInside, lonLat } from './units.ts';

describe('lonLat', () => {
  it('keeps the order of GeoJSON', () => {
    expect(lonLat(126.55, 43.83)).toEqual([126.55, 43.83]);
  });

  it.each([
    ['swapped in eastern China', 43.83, 126.55],
    ['beyond the date line', 180.1, 0],
    ['not a number', Number.NaN, 0],
    ['infinite', 0, -Infinity],
  ])('throws when %s', (_, lon, lat) => {
    expect(() => lonLat(lon, lat)).toThrow(RangeError);
  });
});

describe('isInside', () => {
  it('takes the edges in', () => {
    expect(isInside([1, 2], [1, 2, 3, 4])).toBe(true);
    expect(isInside([3, 4], [1, 2, 3, 4])).toBe(true);
    expect(isInside([3.000_001, 4], [1, 2, 3, 4])).toBe(false);
    expect(isInside([2, 1.999_999], [1, 2, 3, 4])).toBe(false);
  });
});
