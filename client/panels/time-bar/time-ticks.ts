import { epochMs } from '../../../core/geo/units.ts';
import { startOfDay } from '../../store/time-window.ts';
import type { Timeline } from '../../store/timeline.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** More marks than this run into each other on a narrow desk. */
const MOST_TICKS = 8;

/** So many bars from a midnight on. */
type Bars = Pick<Timeline, 'startAt' | 'stepMs'> & { readonly bars: number };

/** A mark of the axis: where it stands, from 0 at the left to 1, and in what it is written. */
export type TimeTick = { readonly at: number; readonly share: number; readonly kind: 'hour' | 'day' | 'month' };

/** Marks are so many hours apart, or days, or calendar months. */
const SPACINGS = [
  ...[1, 3, 6, 12].map((step) => ({ kind: 'hour' as const, step })),
  ...[1, 2, 7, 14].map((step) => ({ kind: 'day' as const, step })),
  ...[1, 3, 6, 12, 24].map((step) => ({ kind: 'month' as const, step })),
];

/**
 * Round moments of the district along the bars, no more than eight: hours, of which midnight is written as its day; days;
 * or first days of months. The first bar begins at a midnight, so the first mark always names a day.
 */
export function timeTicks({ startAt, stepMs, bars }: Bars, zone: string): readonly TimeTick[] {
  const lengthMs = bars * stepMs;
  const midnights = midnightsFrom(startAt, lengthMs, zone);
  for (const { kind, step } of SPACINGS) {
    const moments =
      kind === 'hour' ? hoursOf(midnights, step, startAt + lengthMs) : daysOf(midnights, kind, step, zone);
    if (moments.length > MOST_TICKS) continue;
    return moments.map((at) => ({
      at,
      share: (at - startAt) / lengthMs,
      kind: kind === 'hour' && midnights.includes(at) ? 'day' : kind,
    }));
  }
  return [];
}

/** A day is 23 or 25 hours long where the clock is moved, so each midnight is asked for from the middle of its day. */
function midnightsFrom(startAt: number, lengthMs: number, zone: string): number[] {
  const days = Math.ceil(lengthMs / DAY_MS);
  const midnights = Array.from({ length: days }, (_, day) =>
    startOfDay(epochMs(startAt + day * DAY_MS + DAY_MS / 2), zone),
  );
  return midnights.filter((at) => at >= startAt && at < startAt + lengthMs);
}

const hoursOf = (midnights: readonly number[], step: number, endAt: number) =>
  midnights
    .flatMap((midnight) => Array.from({ length: 24 / step }, (_, i) => midnight + i * step * HOUR_MS))
    .filter((at) => at < endAt);

function daysOf(midnights: readonly number[], kind: 'day' | 'month', step: number, zone: string): number[] {
  if (kind === 'day') return midnights.filter((_, day) => day % step === 0);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return midnights.filter((at) => {
    const [year, month, day] = parts.format(at).split('-').map(Number);
    return day === 1 && (year * 12 + month - 1) % step === 0;
  });
}
