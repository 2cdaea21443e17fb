import { describe, expect, it } from 'vitest';
import { seededRandom, seededUuid } from './seeded-random.ts';

const draws = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

describe('seededRandom', () => {
  it('repeats itself for a seed, and no other', () => {
    expect(draws(1, 5)).toEqual(draws(1, 5));
    expect(draws(1, 5)).not.toEqual(draws(2, 5));
  });

  it('is spread evenly over [0, 1)', () => {
    const counts = Array(10).fill(0);
    for (const value of draws(7, 100_000)) counts[Math.floor(value * 10)] += 1;
    // 10,000 expected in each tenth, standard deviation √(100,000 × 0.1 × 0.9) = 95; five of them
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(475);
  });
});

describe('seededUuid', () => {
  it('is a version-4 UUID, another one each time', () => {
    const random = seededRandom(1);
    const ids = Array.from({ length: 1000 }, () => seededUuid(random));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(1000);
  });
});
