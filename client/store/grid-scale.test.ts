import { describe, expect, it } from 'vitest';
import { grownScale, scaleFor, stepOf } from './grid-scale.ts';

describe('the scale of the choropleth', () => {
  it('puts each count into the step whose lower bound it has reached', () => {
    const scale = [0, 1, 5, 10, 15, 20] as const;
    expect([0, 1, 4, 5, 19, 20, 900].map((open) => stepOf(scale, open))).toEqual([0, 1, 1, 2, 4, 5, 5]);
  });

  it('is the finest whose top step is not stretched to twice its bound', () => {
    expect(scaleFor(0)[5]).toBe(8);
    expect(scaleFor(15)[5]).toBe(8);
    expect(scaleFor(16)[5]).toBe(20);
    expect(scaleFor(1_000_000)[5]).toBe(5_000);
  });

  it('moves up when the grids outgrow it and never down', () => {
    const small = scaleFor(3);
    expect(grownScale(small, 15)).toBe(small);
    const large = grownScale(small, 70);
    expect(large[5]).toBe(50);
    expect(grownScale(large, 0)).toBe(large);
  });
});
