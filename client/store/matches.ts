import type { GridId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { selectDistrictNow } from './clock.ts';
import { isFiltering, type RowTest, rowTest } from './filter.ts';
import { memo } from './memo.ts';
import { selectTable } from './newest-first.ts';
import type { AppState } from './store.ts';
import { CLOSED, NOWHERE, type Rows, type TicketTable } from './ticket-table.ts';
import { boundsOf } from './time-window.ts';

/** Held tickets that pass the filter, newest first. Map, list and figures are all made from these. */
export type Matches = {
  /** Where they stand in the table, which has more to count of them. */
  readonly rows: Rows;
  readonly all: readonly Ticket[];
  readonly open: readonly Ticket[];
  /** Rows of those with a place, the newest last, so that it is drawn on top of the others. */
  readonly openOnMap: Rows;
  readonly closedOnMap: Rows;
  /** 无位置: their record had no position. */
  readonly withoutPosition: readonly Ticket[];
  /** 网格外: their position lies in no grid. */
  readonly outsideGrids: readonly Ticket[];
};

const MINUTE_MS = 60_000;

/** The district's time to the minute: what depends on "now" is collected once a minute and not at every tick. */
export function selectMinute(state: AppState): EpochMs {
  return epochMs(Math.floor((selectDistrictNow(state) ?? 0) / MINUTE_MS) * MINUTE_MS);
}

/** What passes the filter, whenever it was received: what the time bar offers to choose from. */
export const selectMatchesOfAnyTime = memo(
  (state: AppState) => {
    const { window, ...rest } = state.filter;
    const minute = rest.clocks.length > 0 ? selectMinute(state) : undefined;
    return [selectTable(state), state.district, minute, ...Object.values(rest)] as const;
  },
  (state): Matches => {
    const table = selectTable(state);
    return matchesOf(
      table,
      allRows(table.tickets.length),
      rowTest(state.filter, table, state.district, selectMinute(state)),
    );
  },
);

const allRows = (count: number): Rows => Int32Array.from({ length: count }, (_, row) => row);

function matchesOf(table: TicketTable, rows: Rows, isMatch: RowTest): Matches {
  const matching = rowsThat(rows, isMatch);
  return { rows: matching, ...listsOf(table, matching) };
}

function rowsThat(rows: Rows, isMatch: RowTest): Rows {
  const matching = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) if (isMatch(row)) matching[count++] = row;
  return matching.slice(0, count);
}

/** One way through the rows for all lists. */
function listsOf({ tickets, stage, lon, grid }: TicketTable, rows: Rows): Omit<Matches, 'rows'> {
  const all: Ticket[] = [];
  const open: Ticket[] = [];
  const openOnMap: number[] = [];
  const closedOnMap: number[] = [];
  const withoutPosition: Ticket[] = [];
  const outsideGrids: Ticket[] = [];
  for (const row of rows) {
    const ticket = tickets[row];
    const isOpen = stage[row] !== CLOSED;
    all.push(ticket);
    if (isOpen) open.push(ticket);
    if (Number.isNaN(lon[row])) withoutPosition.push(ticket);
    else {
      (isOpen ? openOnMap : closedOnMap).push(row);
      if (grid[row] === NOWHERE) outsideGrids.push(ticket);
    }
  }
  return {
    all,
    open,
    openOnMap: Int32Array.from(openOnMap.reverse()),
    closedOnMap: Int32Array.from(closedOnMap.reverse()),
    withoutPosition,
    outsideGrids,
  };
}

/** What passes the filter. The same arrays until a ticket, the filter or the minute changes, so that layers keep their buffers. */
export const selectMatches = memo(
  (state: AppState) => {
    const { window } = state.filter;
    const movesWithTime = window.kind === 'last' || window.kind === 'today';
    return [selectMatchesOfAnyTime(state), window, movesWithTime ? selectMinute(state) : undefined] as const;
  },
  (state): Matches => {
    const matches = selectMatchesOfAnyTime(state);
    const { log, filter } = state;
    if (!log || filter.window.kind === 'all') return matches;
    const bounds = boundsOf(filter.window, selectMinute(state), log.options.zone);
    const table = selectTable(state);
    const { from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = bounds;
    return matchesOf(table, matches.rows, (row) => table.receivedAt[row] >= from && table.receivedAt[row] < until);
  },
);

const NO_COUNTS: ReadonlyMap<GridId, number> = new Map();

/** Open tickets that pass the filter, by grid. Without a filter the log's own counts, which change in place. */
export const selectOpenByGrid = memo(
  (state: AppState) => [state.log, isFiltering(state.filter) ? selectMatches(state).open : undefined] as const,
  (state): ReadonlyMap<GridId, number> => {
    if (!isFiltering(state.filter)) return state.log?.counts.openByGrid ?? NO_COUNTS;
    const counts = new Map<GridId, number>();
    for (const { gridId } of selectMatches(state).open) if (gridId) counts.set(gridId, (counts.get(gridId) ?? 0) + 1);
    return counts;
  },
);
