import type { Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, isShareHigh, ticketClock, usedShare } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import { CLOSED } from './ticket-codes.ts';
import { clockOf, type Rows, type TicketTable, ticketsAt } from './ticket-table.ts';

/**
 * The rows of the list, which are the symbols of the map: what presses, the most pressing first; then what else is open,
 * then what is closed, the newest first.
 */
export const selectTicketRows = memo(
  (state: AppState) => [selectMatches(state), selectMinute(state)] as const,
  selectorOfRows(),
);

function selectorOfRows() {
  const order = createTicketOrder();
  return (state: AppState) => order(selectTable(state), selectMatches(state).rows, selectMinute(state));
}

/** Of those rows what waits to be accepted, is over its limit or has used half of it: as many as the clocks count. */
export const selectLateRows = memo(
  (state: AppState) => [selectTicketRows(state), selectMinute(state)] as const,
  (state) => lateOf(selectTicketRows(state), selectMinute(state)),
);

const LATE: ReadonlySet<ClockStatus | undefined> = new Set<ClockStatus>(['urgent', 'over', 'soon']);

export const lateOf = (rows: readonly Ticket[], now: EpochMs): readonly Ticket[] =>
  rows.filter((ticket) => LATE.has(ticketClock(ticket, now)?.status));

/**
 * An order that remembers who pressed: from one showing to the next it changes little, and what is nearly sorted is
 * sorted in one pass. What it gives does not depend on what it remembers.
 */
export function createTicketOrder() {
  let lateBefore: readonly number[] = [];
  return (table: TicketTable, rows: Rows, now: EpochMs): readonly Ticket[] => {
    const { urgent, late, calm, closed, shares } = parted(table, rows, now);
    urgent.reverse(); // who waits to be accepted, the longest first: so they came last
    // Compared and not subtracted, since a share may be infinite; of equal ones the newest first.
    lateBefore = inOrderOf(lateBefore, late, table.tickets.length).sort((a, b) =>
      shares[a] === shares[b] ? b - a : shares[a] < shares[b] ? 1 : -1,
    );
    return ticketsAt(table, new Int32Array(urgent.concat(lateBefore, calm, closed)));
  };
}

function parted(table: TicketTable, rows: Rows, now: EpochMs) {
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
  return { urgent, late, calm, closed, shares };
}

/** Rows in the order they had before, and those that were not there behind them. */
function inOrderOf(before: readonly number[], rows: readonly number[], size: number): number[] {
  const isWaiting = new Uint8Array(size);
  for (const row of rows) isWaiting[row] = 1;
  const ordered = before.filter((row) => isWaiting[row] === 1);
  for (const row of ordered) isWaiting[row] = 0;
  return ordered.concat(rows.filter((row) => isWaiting[row] === 1));
}
