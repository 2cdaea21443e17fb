import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { selectMatchesOfAnyTime, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import type { Rows } from './ticket-table.ts';
import { startOfDay } from './time-window.ts';

const HOUR_MS = 3_600_000;
/** An hour, six, a day, a week, four weeks, a quarter of 52 weeks, and a year of them. */
const STEPS_MS = [1, 6, 24, 168, 672, 2_184, 8_736].map((hours) => hours * HOUR_MS);
const MOST_BARS = 72;

/** Receipts over time, in bars of equal length; the first begins at a midnight of the district. */
export type Timeline = {
  readonly startAt: EpochMs;
  readonly stepMs: number;
  /** The last bar holds this moment. */
  readonly counts: readonly number[];
};

/** What passes the filter, whenever it was received: the time bar shows what there is to choose from. */
export const selectTimeline = memo(
  (state: AppState) => [selectMatchesOfAnyTime(state), selectMinute(state)] as const,
  (state) => {
    const { receivedAt } = selectTable(state);
    const { rows } = selectMatchesOfAnyTime(state);
    return timelineOf(receivedAt, rows, selectMinute(state), state.log?.options.zone ?? 'UTC');
  },
);

/**
 * The finest bars of which no more than 72 reach from the first receipt to now.
 *
 * @param rows - Of the column of moments; newest first.
 */
function timelineOf(receivedAt: Float64Array, rows: Rows, now: EpochMs, zone: string): Timeline {
  const last = Math.max(now, rows.length > 0 ? receivedAt[rows[0]] : now);
  const first = Math.min(now, rows.length > 0 ? receivedAt[rows[rows.length - 1]] : now);
  const startAt = startOfDay(epochMs(first), zone);
  const barsOf = (stepMs: number) => Math.floor((last - startAt) / stepMs) + 1;
  const stepMs = STEPS_MS.find((step) => barsOf(step) <= MOST_BARS) ?? STEPS_MS[STEPS_MS.length - 1];
  const sinceBar = (bar: number) => rowsSince(receivedAt, rows, startAt + bar * stepMs);
  const counts = Array.from({ length: barsOf(stepMs) }, (_, bar) => sinceBar(bar) - sinceBar(bar + 1));
  return { startAt, stepMs, counts };
}

/** How many of rows that are newest first were received at a moment or after it; no row is looked at for itself. */
function rowsSince(receivedAt: Float64Array, rows: Rows, moment: number): number {
  let from = 0;
  let until = rows.length;
  while (from < until) {
    const middle = (from + until) >>> 1;
    if (receivedAt[rows[middle]] >= moment) from = middle + 1;
    else until = middle;
  }
  return from;
}
