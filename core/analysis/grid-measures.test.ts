import { describe, expect, it } from 'vitest';
import { gridId } from '../testing/make.ts';
import { coloredValue, gridValues } from './grid-measures.ts';

const [a, b, silent] = ['0101', '0102', '0103'].map(gridId);
const question = {
  households: new Map([
    [a, 400],
    [b, 400],
  ]),
};

describe('measures of grids', () => {
  it('are counts, and know silent grids from empty ones', () => {
    const counts = new Map([
      [a, 5],
      [b, 0],
    ]);
    const open = gridValues('open', counts, question);
    expect([a, b, silent].map((grid) => open.get(grid))).toEqual([
      { kind: 'count', value: 5 },
      { kind: 'count', value: 0 },
      undefined,
    ]);
  });

  it('take a rate over households', () => {
    const values = gridValues('per-households', new Map([[a, 30]]), question);
    // 30 per 400 households is 75 per 1,000
    expect(values.get(a)).toEqual({ kind: 'rate', value: 75, of: { numerator: 30, denominator: 400 } });
  });

  it('tell fewer than 20 cases in words, and have no color for them', () => {
    const values = gridValues(
      'per-households',
      new Map([
        [a, 19],
        [b, 20],
      ]),
      question,
    );
    expect(values.get(a)?.kind).toBe('few');
    expect(coloredValue(values.get(a))).toBeUndefined();
    expect(coloredValue(values.get(b))).toBe(50); // 20 per 400
  });

  it('have no rate where no household is known', () => {
    const values = gridValues('per-households', new Map([[silent, 30]]), question);
    expect(values.get(silent)).toEqual({ kind: 'unknown' });
  });
});
