import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const ALMOST_ONE = 1 - Number.EPSILON;

describe('backoffMs', () => {
  it('spreads the first try of everybody over five seconds', () => {
    expect(backoffMs(1, 0, 0)).toBe(0);
    expect(backoffMs(1, 0, 0.5)).toBe(2_500);
    expect(backoffMs(1, 0, ALMOST_ONE)).toBeLessThanOrEqual(5_000);
  });

  it('doubles from one second, half of it by chance', () => {
    // the second try: 500 × 2 = 1,000, between half and all of it
    expect(backoffMs(2, 1_000, 0)).toBe(500);
    expect(backoffMs(2, 1_000, ALMOST_ONE)).toBe(999);
    expect(backoffMs(3, 2_000, 0)).toBe(1_000);
  });

  it('stays within four seconds for two minutes and within twenty-five after that', () => {
    expect(backoffMs(30, 119_999, ALMOST_ONE)).toBe(3_999);
    expect(backoffMs(30, 120_000, ALMOST_ONE)).toBe(24_999);
    expect(backoffMs(1_000, 10_000_000, 0)).toBe(12_500);
  });
});
