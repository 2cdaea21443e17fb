import { describe, expect, it } from 'vitest';
import { median, pairedRatio, percentile, slope } from './statistics.ts';

describe('the median', () => {
  it('is the middle value, or lies between the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 4, 100])).toBe(3); // (2 + 4) / 2
  });

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i); // 100 … 1

  it('is a value that the share does not exceed', () => {
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.01)).toBe(7);
  });

  it('of nothing is refused', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
  });
});

describe('a paired ratio', () => {
  it('is the median of the quotients, so a slow moment of both does not count', () => {
    expect(pairedRatio([10, 1, 30], [10, 2, 10])).toBe(1); // 1, 0.5, 3
  });

  it('is refused for runs that do not pair', () => {
    expect(() => pairedRatio([1], [1, 2])).toThrow(RangeError);
  });
});

describe('a slope', () => {
  it('is the growth of most pairs, whatever one odd point says', () => {
    const line = [0, 1, 2, 3, 4, 5, 6].map((x) => [x, 10 + 2 * x] as const);
    expect(slope(line)).toBe(2);
    expect(slope(line.with(3, [3, 500]))).toBeCloseTo(2, 10);
  });

  it('of one moment is refused', () => {
    expect(() =>
      slope([
        [1, 2],
        [1, 3],
      ]),
    ).toThrow(RangeError);
  });
});
