import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../core/geo/units.ts';
import { formatIn } from '../../i18n/format.ts';
import { timeTicks } from './time-ticks.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const { date, minute } = formatIn('en', ZONE);

/** Bars from a midnight of the district. */
const barsFrom = (day: string, stepHours: number, bars: number) => ({
  startAt: epochMs(Date.parse(`${day}T00:00:00+08:00`)),
  stepMs: stepHours * HOUR,
  bars,
});

describe('the marks of the time bar', () => {
  it('are round hours of the district, and midnights are written as days', () => {
    const ticks = timeTicks(barsFrom('2026-11-23', 1, 42), ZONE); // 42 hours: every 6 of them is 7 marks
    expect(ticks.map(({ at, kind }) => (kind === 'day' ? date(at) : minute(at)))).toEqual([
      '2026-11-23',
      '06:00',
      '12:00',
      '18:00',
      '2026-11-24',
      '06:00',
      '12:00',
    ]);
    expect(ticks[4].share).toBeCloseTo(24 / 42);
  });

  it('are days, all of them different, where the bars reach over weeks', () => {
    const ticks = timeTicks(barsFrom('2026-11-01', 24, 30), ZONE); // every 7th of 30 days
    expect(ticks.map(({ at }) => date(at).slice(8))).toEqual(['01', '08', '15', '22', '29']);
  });

  it('are first days of months where the bars reach over a year', () => {
    const ticks = timeTicks(barsFrom('2025-11-10', 168, 54), ZONE); // 54 weeks: 12 months, every third of them
    expect(ticks.map(({ at, kind }) => `${kind} ${date(at)}`)).toEqual([
      'month 2026-01-01',
      'month 2026-04-01',
      'month 2026-07-01',
      'month 2026-10-01',
    ]);
  });

  it.each([1, 2, 5, 24, 72, 300, 1000])('are never more than eight, and lie within %i bars', (bars) => {
    for (const step of [1, 6, 24, 168]) {
      const ticks = timeTicks(barsFrom('2020-03-02', step, bars), ZONE);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks.every(({ share }) => share >= 0 && share < 1)).toBe(true);
      expect(new Set(ticks.map(({ at }) => at)).size).toBe(ticks.length);
    }
  });
});
