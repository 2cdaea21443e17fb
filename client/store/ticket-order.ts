import type { Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, isShareHigh, ticketClock, usedShare } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './newest-first.ts';
import type { AppState } from './store.ts';
import { CLOSED } from './ticket-codes.ts';
import { clockOf, type Rows, type TicketTable, ticketsAt } from './ticket-table.ts';

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
  const { stage, receivedAt, dueAt } = table;
  const urgent: number[] = [];
  const late: number[] = [];
  const calm: number[] = [];
  const closed: number[] = [];
  const shares = new Float64Array(table.tickets.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (stage[row] === CLOSED) closed.push(row);
    else if (clockOf(table, row, now) === 'urgent') urgent.push(row);
    else {
      shares[row] = usedShare(receivedAt[row], dueAt[row], now); // no number where there is no limit
      (isShareHigh(shares[row]) ? late : calm).push(row);
    }
  }
  // Who waits to be accepted, the longest first: so they came last.
  urgent.reverse();
  // Compared and not subtracted, since a share may be infinite.
  late.sort((a, b) => (shares[a] === shares[b] ? 0 : shares[a] < shares[b] ? 1 : -1));
  return ticketsAt(table, Int32Array.from(urgent.concat(late, calm, closed)));
}
