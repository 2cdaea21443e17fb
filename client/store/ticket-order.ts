import type { Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, isShareHigh, ticketClock, usedShare } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './newest-first.ts';
import type { AppState } from './store.ts';
import { CLOSED, clockOf, type Rows, type TicketTable } from './ticket-table.ts';

/**
 * The rows of the list, which are the symbols of the map: what presses, the most pressing first; then what else is open,
 * then what is closed, the newest first.
 */
export const selectTicketRows = memo(
  (state: AppState) => [selectMatches(state), selectMinute(state)] as const,
  (state): readonly Ticket[] => orderTickets(selectTable(state), selectMatches(state).rows, selectMinute(state)),
);

/** Of those rows what waits to be accepted, is over its limit or has used half of it: as many as the clocks count. */
export const selectLateRows = memo(
  (state: AppState) => [selectTicketRows(state), selectMinute(state)] as const,
  (state) => lateOf(selectTicketRows(state), selectMinute(state)),
);

const LATE: ReadonlySet<ClockStatus | undefined> = new Set<ClockStatus>(['urgent', 'over', 'soon']);

export const lateOf = (rows: readonly Ticket[], now: EpochMs): readonly Ticket[] =>
  rows.filter((ticket) => LATE.has(ticketClock(ticket, now)?.status));

/** @param rows - Newest first, so that only what presses has to be sorted. */
export function orderTickets(table: TicketTable, rows: Rows, now: EpochMs): readonly Ticket[] {
  const { tickets, stage, receivedAt, dueAt } = table;
  const urgent: Ticket[] = [];
  const late: Pressing[] = [];
  const calm: Ticket[] = [];
  const closed: Ticket[] = [];
  for (const row of rows) {
    const ticket = tickets[row];
    if (stage[row] === CLOSED) closed.push(ticket);
    else if (clockOf(table, row, now) === 'urgent') urgent.push(ticket);
    else {
      const share = usedShare(receivedAt[row], dueAt[row], now); // no number where there is no limit
      if (isShareHigh(share)) late.push({ ticket, share });
      else calm.push(ticket);
    }
  }
  return [...urgent.sort(longestFirst), ...late.sort(mostFirst).map(({ ticket }) => ticket), ...calm, ...closed];
}

type Pressing = { readonly ticket: Ticket; readonly share: number };

/** Who waits to be accepted, by how long. */
const longestFirst = (a: Ticket, b: Ticket) => a.times.receivedAt - b.times.receivedAt;

/** By how much of the limit is used; compared and not subtracted, since a share may be infinite. */
const mostFirst = (a: Pressing, b: Pressing) => (a.share === b.share ? 0 : a.share < b.share ? 1 : -1);
