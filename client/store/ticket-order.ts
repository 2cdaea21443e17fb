import type { Ticket } from '../../core/domain/ticket.ts';
import { isPressing, type TicketClock, ticketClock } from '../../core/domain/ticket-clock.ts';
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

/** @param matches - Newest first, so that only what presses has to be sorted. */
export function orderTickets({ open, closed }: Matches, now: EpochMs): readonly Ticket[] {
  const pressing: { ticket: Ticket; urgency: number }[] = [];
  const calm: Ticket[] = [];
  for (const ticket of open) {
    const clock = ticketClock(ticket, now);
    if (clock && isPressing(clock)) pressing.push({ ticket, urgency: urgencyOf(clock) });
    else calm.push(ticket);
  }
  pressing.sort((a, b) => b.urgency - a.urgency);
  return [...pressing.map(({ ticket }) => ticket), ...calm, ...closed];
}

/** An urgent ticket that nobody has accepted comes before everything, then what is over its limit, by how far. */
function urgencyOf(clock: TicketClock): number {
  return clock.status === 'urgent' ? Number.POSITIVE_INFINITY : clock.share;
}
