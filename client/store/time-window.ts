import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { daysOf, offsetsOf } from './days.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ten years: a longer window is a slip of the keyboard. */
const MOST_HOURS = 87_660;

/** When a ticket was received, as the user narrows it. */
export type TimeWindow =
  | { readonly kind: 'all' }
  /** Since midnight of the district. */
  | { readonly kind: 'today' }
  | { readonly kind: 'last'; readonly hours: number }
  /** `until` is exclusive. */
  | { readonly kind: 'between'; readonly from: EpochMs; readonly until: EpochMs };

export const ALL_TIME: TimeWindow = { kind: 'all' };

/** Moments from `from` (inclusive) to `until` (exclusive); what is absent is not bounded. */
export type TimeBounds = { readonly from?: EpochMs; readonly until?: EpochMs };

/** @param now - The district's time; a window that reaches back from now moves with it. */
export function boundsOf(window: TimeWindow, now: EpochMs, zone: string): TimeBounds {
  switch (window.kind) {
    case 'all':
      return {};
    case 'today':
      return { from: startOfDay(now, zone) };
    case 'last':
      return { from: epochMs(now - window.hours * HOUR_MS) };
    case 'between':
      return { from: window.from, until: window.until };
  }
}

/** Midnight of the day a moment belongs to. The offset is asked twice, for a day on which the clock is moved. */
export function startOfDay(at: EpochMs, zone: string): EpochMs {
  const offsetOf = offsetsOf(zone);
  const midnight = daysOf(zone)(at) * DAY_MS;
  return epochMs(midnight - offsetOf(midnight - offsetOf(at)));
}

/** `today`, `24h`, or two moments in UTC, to the minute; nothing for all time. */
export function writeWindow(window: TimeWindow): string {
  switch (window.kind) {
    case 'all':
      return '';
    case 'today':
      return 'today';
    case 'last':
      return `${window.hours}h`;
    case 'between':
      return `${isoMinute(window.from)}..${isoMinute(window.until)}`;
  }
}

/** What `writeWindow` wrote; all time for anything else. */
export function readWindow(text: string | null): TimeWindow {
  if (text === 'today') return { kind: 'today' };
  const [, hours] = /^(\d{1,5})h$/.exec(text ?? '') ?? [];
  if (hours)
    return Number(hours) >= 1 && Number(hours) <= MOST_HOURS ? { kind: 'last', hours: Number(hours) } : ALL_TIME;
  const [from, until] = (text ?? '').split('..').map((part) => (ISO_MINUTE.test(part) ? Date.parse(part) : Number.NaN));
  return from >= 0 && until > from ? { kind: 'between', from: epochMs(from), until: epochMs(until) } : ALL_TIME;
}

const ISO_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;
const isoMinute = (at: EpochMs) => `${new Date(at).toISOString().slice(0, 16)}Z`;

export const isSameWindow = (a: TimeWindow, b: TimeWindow): boolean => JSON.stringify(a) === JSON.stringify(b);
