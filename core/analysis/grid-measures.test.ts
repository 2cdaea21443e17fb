import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { gridId, MOMENT, makeTicket, ticketId } from '../testing/make.ts';
import { coloredValue, gridValues } from './grid-measures.ts';

const now = epochMs(MOMENT + 3_600_000);
const [a, b, silent] = ['0101', '0102', '0103'].map(gridId);
const many = (count: number, fields: Parameters<typeof makeTicket>[0]) =>
  Array.from({ length: count }, (_, i) => makeTicket({ id: ticketId(`T-${i}`), ...fields }));
const question = {
  now,
  households: new Map([
    [a, 400],
    [b, 400],
  ]),
};

describe('measures of grids', () => {
  it('count open and overdue ones, and know silent grids from empty ones', () => {
    const tickets = [
      ...many(3, { gridId: a, dueAt: MOMENT }),
      ...many(2, { gridId: a, dueAt: epochMs(now + 1) }),
      ...many(4, { gridId: b, stage: 'closed', dueAt: MOMENT }),
    ];
    const open = gridValues('open', tickets, question);
    const overdue = gridValues('overdue', tickets, question);
    expect([a, b, silent].map((grid) => open.get(grid))).toEqual([
      { kind: 'count', value: 5 },
      { kind: 'count', value: 0 },
      undefined,
    ]);
    expect(overdue.get(a)).toEqual({ kind: 'count', value: 3 });
  });

  it('take a rate over households, closed tickets included', () => {
    const values = gridValues('per-households', many(30, { gridId: a, stage: 'closed' }), question);
    // 30 per 400 households is 75 per 1,000
    expect(values.get(a)).toEqual({ kind: 'rate', value: 75, of: { numerator: 30, denominator: 400 } });
  });

  it('tell fewer than 20 cases in words, and have no color for them', () => {
    const values = gridValues('per-households', [...many(19, { gridId: a }), ...many(20, { gridId: b })], question);
    expect(values.get(a)?.kind).toBe('few');
    expect(coloredValue(values.get(a))).toBeUndefined();
    expect(coloredValue(values.get(b))).toBe(50); // 20 per 400
  });

  it('have no rate where no household is known', () => {
    const values = gridValues('per-households', many(30, { gridId: silent }), question);
    expect(values.get(silent)).toEqual({ kind: 'unknown' });
  });
});
