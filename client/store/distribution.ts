import type { Ticket } from '../../core/domain/ticket.ts';
import { selectDistrictNow } from './clock.ts';
import { daysOf, offsetsOf } from './days.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What was received on this district day, by hour of the clock and by category, the most frequent first. */
export type TodayCounts = {
  readonly total: number;
  /** 24 numbers; an hour the clock repeats or skips counts as it reads. */
  readonly hours: readonly number[];
  readonly categories: readonly (readonly [category: string, count: number])[];
};

const NOTHING: TodayCounts = { total: 0, hours: Array<number>(24).fill(0), categories: [] };

export const selectTodayCounts = memo(
  ({ log, shownRevision, today }: AppState) => [log, shownRevision, today] as const,
  ({ log, today }): TodayCounts => {
    if (!log || today === undefined) return NOTHING;
    const dayOf = daysOf(log.options.zone);
    const tickets = [...log.tickets.values()].filter(({ times }) => dayOf(times.receivedAt) === today);
    return { total: tickets.length, hours: byHour(tickets, log.options.zone), categories: byCategory(tickets) };
  },
);

/** Hour of the district's clock, 0 to 23. */
export function selectHour(state: AppState): number | undefined {
  const now = selectDistrictNow(state);
  return state.log && now !== undefined ? hourOf(now + offsetsOf(state.log.options.zone)(now)) : undefined;
}

const hourOf = (clockMs: number) => Math.floor((clockMs % DAY_MS) / HOUR_MS);

function byHour(tickets: readonly Ticket[], zone: string): number[] {
  const offsetOf = offsetsOf(zone);
  const hours = Array<number>(24).fill(0);
  for (const { times } of tickets) hours[hourOf(times.receivedAt + offsetOf(times.receivedAt))] += 1;
  return hours;
}

function byCategory(tickets: readonly Ticket[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { category } of tickets) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
