import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent } from './rate.ts';

describe('percent', () => {
  it('has two decimals, rounded and not cut off', () => {
    // 963 / 966 = 99.6894…
    expect(percent({ numerator: 963, denominator: 966 })).toBe(99.69);
  });

  it('is 100 for all and 0 for none, and for nothing else', () => {
    expect(percent({ numerator: 7, denominator: 7 })).toBe(100);
    expect(percent({ numerator: 0, denominator: 7 })).toBe(0);
    expect(percent({ numerator: 999_999, denominator: 1_000_000 })).toBe(99.99);
    expect(percent({ numerator: 1, denominator: 1_000_000 })).toBe(0.01);
  });

  it('is nothing where there was nothing to count', () => {
    expect(percent({ numerator: 0, denominator: 0 })).toBeUndefined();
  });

  it('is within half a hundredth of the share, but for the two ends', () => {
    const shares = fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 })).filter(([n, d]) => n > 0 && n < d);
    fc.assert(
      fc.property(shares, ([numerator, denominator]) => {
        const exact = (100 * numerator) / denominator;
        const told = percent({ numerator, denominator })!;
        return told >= 0.01 && told <= 99.99 && Math.abs(told - exact) < 0.01;
      }),
      { seed: 1 },
    );
  });
});
