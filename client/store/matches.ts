import type { GridId } from '../../core/domain/ids.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { selectDistrictNow } from './clock.ts';
import { isFiltering, rowTest } from './filter.ts';
import { Matches, rowsThat } from './match-lists.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import { boundsOf } from './time-window.ts';

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
    const isMatch = rowTest(state.filter, table, state.district, selectMinute(state));
    return new Matches(table, isMatch ? rowsThat(table.rows, isMatch) : table.rows);
  },
);

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
    const isWithin = (row: number) => table.receivedAt[row] >= from && table.receivedAt[row] < until;
    return new Matches(table, rowsThat(matches.rows, isWithin));
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
