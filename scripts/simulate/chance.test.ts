import { describe, expect, it } from 'vitest';
import { Chance, namedUuid } from './chance.ts';

const many = <Value>(count: number, draw: () => Value) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('Chance', () => {
  it('is another one for every name', () => {
    const draws = (...names: (string | number)[]) =>
      many(
        4,
        (
          (chance) => () =>
            chance.next()
        )(new Chance(...names)),
      );
    expect(draws(1, 'lamps')).toEqual(draws(1, 'lamps'));
    expect(draws(1, 'lamps')).not.toEqual(draws(1, 'tickets'));
    expect(draws(1, 'lamps')).not.toEqual(draws(2, 'lamps'));
    expect(draws(1, 12)).not.toEqual(draws(11, 2));
  });

  it('chooses by weight, and never what has none', () => {
    const chance = new Chance(1);
    const drawn = many(20_000, () => chance.weighted({ a: 3, b: 1, c: 0 }));
    // 15,000 expected, standard deviation √(20,000 × 0.75 × 0.25) = 61; five of them
    expect(Math.abs(drawn.filter((key) => key === 'a').length - 15_000)).toBeLessThan(306);
    expect(drawn).not.toContain('c');
    expect(() => chance.weighted({ c: 0 })).toThrow(RangeError);
  });

  it('waits as long as the median says in the middle', () => {
    const chance = new Chance(1);
    const waits = many(20_001, () => chance.wait({ medianSeconds: 200, sigma: 0.7 })).sort((a, b) => a - b);
    expect(waits[10_000] / 200).toBeCloseTo(1, 1);
    // 84.13 % of a log-normal lie below median × e^σ
    expect(waits.filter((wait) => wait < 200 * Math.exp(0.7)).length / 20_001).toBeCloseTo(0.841, 2);
  });

  it('has levels of mean 1 and variance 1 / shape', () => {
    const chance = new Chance(1);
    const levels = many(20_000, () => chance.level(20));
    expect(mean(levels)).toBeCloseTo(1, 2);
    expect(mean(levels.map((level) => (level - 1) ** 2))).toBeCloseTo(1 / 20, 2);
  });
});

describe('namedUuid', () => {
  it('is a UUID of version 8, the same for the same names', () => {
    expect(namedUuid(1, 2)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(namedUuid(1, 2)).toBe(namedUuid(1, 2));
    expect(namedUuid(1, 2)).not.toBe(namedUuid(12));
  });
});
