import type { GridId } from '../../core/domain/ids.ts';
import { isOpen, type Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { selectDistrictNow } from './clock.ts';
import { isFiltering, isWithin, ticketTest } from './filter.ts';
import { memo } from './memo.ts';
import { selectNewestFirst } from './newest-first.ts';
import type { AppState } from './store.ts';
import { boundsOf } from './time-window.ts';

/** Held tickets that pass the filter, newest first. Map, list and figures are all made from these. */
export type Matches = {
  readonly all: readonly Ticket[];
  readonly open: readonly Ticket[];
  readonly closed: readonly Ticket[];
  /** Those with a place, the newest last, so that it is drawn on top of the others. */
  readonly openOnMap: readonly Ticket[];
  readonly closedOnMap: readonly Ticket[];
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
    return [selectNewestFirst(state), state.district, minute, ...Object.values(rest)] as const;
  },
  (state): Matches => {
    return part(selectNewestFirst(state), ticketTest(state.filter, state.district, selectMinute(state)));
  },
);

/** One way through the tickets for all lists, since most of it is waiting for memory. */
function part(tickets: readonly Ticket[], isMatch: (ticket: Ticket) => boolean): Matches {
  const all: Ticket[] = [];
  const open: Ticket[] = [];
  const closed: Ticket[] = [];
  const openOnMap: Ticket[] = [];
  const closedOnMap: Ticket[] = [];
  const withoutPosition: Ticket[] = [];
  const outsideGrids: Ticket[] = [];
  for (const ticket of tickets) {
    if (!isMatch(ticket)) continue;
    const { position, gridId } = ticket;
    const isNowOpen = isOpen(ticket);
    all.push(ticket);
    (isNowOpen ? open : closed).push(ticket);
    if (!position) withoutPosition.push(ticket);
    else {
      (isNowOpen ? openOnMap : closedOnMap).push(ticket);
      if (!gridId) outsideGrids.push(ticket);
    }
  }
  openOnMap.reverse();
  closedOnMap.reverse();
  return { all, open, closed, openOnMap, closedOnMap, withoutPosition, outsideGrids };
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
    return part(matches.all, (ticket) => isWithin(ticket, bounds));
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
