import type { Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, isPressing, type TicketClock, ticketClock } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { type Matches, selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

/**
 * The rows of the list, which are the symbols of the map: what presses, the most pressing first; then what else is open,
 * then what is closed, the newest first.
 */
export const selectTicketRows = memo(
  (state: AppState) => [selectMatches(state), selectMinute(state)] as const,
  (state): readonly Ticket[] => orderTickets(selectMatches(state), selectMinute(state)),
);

/** Of those rows what waits to be accepted, is over its limit or has used half of it: as many as the clocks count. */
export const selectLateRows = memo(
  (state: AppState) => [selectTicketRows(state), selectMinute(state)] as const,
  (state) => lateOf(selectTicketRows(state), selectMinute(state)),
);

const LATE: ReadonlySet<ClockStatus | undefined> = new Set<ClockStatus>(['urgent', 'over', 'soon']);

export const lateOf = (rows: readonly Ticket[], now: EpochMs): readonly Ticket[] =>
  rows.filter((ticket) => LATE.has(ticketClock(ticket, now)?.status));

/** @param matches - Newest first, so that only what presses has to be sorted. */
export function orderTickets({ open, closed }: Pick<Matches, 'open' | 'closed'>, now: EpochMs): readonly Ticket[] {
  const urgent: Pressing[] = [];
  const late: Pressing[] = [];
  const calm: Ticket[] = [];
  for (const ticket of open) {
    const clock = ticketClock(ticket, now);
    if (!clock || !isPressing(clock)) calm.push(ticket);
    else (clock.status === 'urgent' ? urgent : late).push({ ticket, by: urgencyOf(clock) });
  }
  return [...mostFirst(urgent), ...mostFirst(late), ...calm, ...closed];
}

type Pressing = { readonly ticket: Ticket; readonly by: number };

/** Who waits to be accepted, by how long; who has a limit, by how much of it is used. */
const urgencyOf = (clock: TicketClock) => (clock.status === 'urgent' ? clock.waitedMs : clock.share);

/** Compared and not subtracted, since a share may be infinite. */
const mostFirst = (pressing: Pressing[]) =>
  pressing.sort((a, b) => (a.by === b.by ? 0 : a.by < b.by ? 1 : -1)).map(({ ticket }) => ticket);
