import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClassLimits,
  classCounts,
  classOf,
  naturalLimits,
  quantileLimits,
  roundedLimits,
  roundSteps,
} from './classify.ts';

/** Answers of R's classInt. */
const REFERENCE = new URL('../../../shared/reference/classify/', import.meta.url);
const isAbsent = !existsSync(REFERENCE);

const columnOf = (file: string) =>
  readFileSync(new URL(file, REFERENCE), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]));

type Expected = { fisher: number[]; quantile7: number[]; fisher_counts: number[]; fisher_ssw: number };

function squaresWithin(limits: ClassLimits, values: readonly number[]): number {
  const groups = limits.slice(1).map((_, i) => values.filter((value) => classOf(limits, value) === i));
  return groups.reduce((total, group) => {
    const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
    return total + group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }, 0);
}

/** The least sum of squares over all ways to cut the sorted values, by trying each. */
function leastByTrying(sorted: readonly number[], classes: number): number {
  const spread = (part: readonly number[]) => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  if (classes === 1) return spread(sorted);
  let least = Infinity;
  for (let cut = 1; cut <= sorted.length - (classes - 1); cut++)
    least = Math.min(least, spread(sorted.slice(0, cut)) + leastByTrying(sorted.slice(cut), classes - 1));
  return least;
}

describe.skipIf(isAbsent)('classes against the reference', () => {
  const expected = isAbsent ? {} : JSON.parse(readFileSync(new URL('expected.json', REFERENCE), 'utf8'));
  const jenks = isAbsent ? [] : columnOf('jenks71.csv');

  it.each([3, 4, 5, 6, 7, 8, 9])('have the least sum of squares and the same counts for %i classes', (classes) => {
    const answer: Expected = expected.jenks71[classes];
    const limits = naturalLimits(jenks, classes);
    expect(limits.map((limit) => limit.toFixed(6))).toEqual(answer.fisher.map((limit) => limit.toFixed(6)));
    expect(classCounts(limits, jenks)).toEqual(answer.fisher_counts);
    expect(Math.abs(squaresWithin(limits, jenks) / answer.fisher_ssw - 1)).toBeLessThan(1e-6);
    const quantiles = quantileLimits(jenks, classes);
    quantiles.forEach((limit, i) => {
      expect(limit).toBeCloseTo(answer.quantile7[i], 9);
    });
  });

  it('have the same limits on a heavy tail', () => {
    const pareto = columnOf('pareto500.csv');
    for (const classes of [5, 7])
      naturalLimits(pareto, classes).forEach((limit, i) => {
        expect(limit).toBeCloseTo(expected.pareto500[`fisher${classes}`][i], 9);
      });
    quantileLimits(pareto, 5).forEach((limit, i) => {
      expect(limit).toBeCloseTo(expected.pareto500.quantile5[i], 9);
    });
  });
});

describe('quantile classes', () => {
  it('lie on the line between two values, as type 7 says', () => {
    // four values, halves: (4 − 1) × 1/2 = 1.5, so halfway between the second and the third
    expect(quantileLimits([1, 10, 2, 4], 2)).toEqual([1, 3, 10]);
    // thirds: 1 and 2 whole steps
    expect(quantileLimits([1, 2, 4, 10], 3)).toEqual([1, 2, 4, 10]);
  });
});

describe('natural classes', () => {
  it('part what lies apart', () => {
    expect(naturalLimits([1, 2, 3, 11, 12, 13], 2)).toEqual([1, 7, 13]);
    expect(classCounts([1, 7, 13], [1, 2, 3, 11, 12, 13])).toEqual([3, 3]);
  });

  it('never part equal values, and have no more classes than different ones', () => {
    expect(naturalLimits([5, 5, 5, 9], 4)).toEqual([5, 7, 9]);
    expect(naturalLimits([5, 5], 3)).toEqual([5, 5]);
  });

  it('are the best of all ways to cut', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(values, (list) => {
        const best = leastByTrying(
          [...list].sort((a, b) => a - b),
          3,
        );
        return Math.abs(squaresWithin(naturalLimits(list, 3), list) - best) < 1e-6;
      }),
      { seed: 5 },
    );
  });

  it('refuse to classify nothing', () => {
    expect(() => naturalLimits([], 3)).toThrow(RangeError);
    expect(() => quantileLimits([1], 0)).toThrow(RangeError);
  });
});

describe('round limits', () => {
  it('keep two digits, drop what has become equal, and hold every value', () => {
    expect(roundedLimits([15.57, 41.14, 61.1267, 155.3])).toEqual([15, 41, 61, 160]);
    expect(roundedLimits([0, 0.1234, 0.1239, 2])).toEqual([0, 0.12, 2]);
  });

  it('step up in numbers that can be remembered', () => {
    // 450 is within 1.6 × 15 × 20 = 480
    expect(roundSteps(450)).toEqual([20, 40, 80, 140, 200, 300]);
    expect(roundSteps(2.5)).toEqual([0.2, 0.4, 0.8, 1.4, 2, 3]);
    expect(roundSteps(0)[5]).toBeGreaterThan(0);
  });
});
