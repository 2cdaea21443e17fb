import type { Ticket } from '../../core/domain/ticket.ts';
import { isTicketEvent } from '../../core/domain/ticket-fold.ts';
import { pressureOf, selectGridTallies } from './grid-tally.ts';
import { selectMatches } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import { ticketsAt } from './ticket-table.ts';

const shown = (state: AppState) => [state.log, state.shownRevision] as const;

/** Open tickets that pass the filter and have a place, the newest last. */
export const selectOpenOnMap = memo(
  (state: AppState) => [selectMatches(state)] as const,
  (state) => ticketsAt(selectTable(state), selectMatches(state).openOnMap),
);

/** Closed tickets that pass the filter and have a place, the newest last. */
export const selectClosedOnMap = memo(
  (state: AppState) => [selectMatches(state)] as const,
  (state) => ticketsAt(selectTable(state), selectMatches(state).closedOnMap),
);

/** 无位置: matching tickets whose record had no position. */
export const selectWithoutPosition = (state: AppState) => selectMatches(state).withoutPosition;

/** 网格外: matching tickets with a position that lies in no grid. */
export const selectOutsideGrids = (state: AppState) => selectMatches(state).outsideGrids;

/** Open tickets of the selected grid that pass the filter, newest first; none where no grid is selected. */
export const selectTicketsOfGrid = memo(
  (state: AppState) => [selectMatches(state), state.selection] as const,
  (state): readonly Ticket[] => {
    const { selection } = state;
    if (selection.kind !== 'grid') return [];
    return selectMatches(state).open.filter(({ gridId }) => gridId === selection.id);
  },
);

/** Rows of the log for the ticker, newest first, with the ticket each is about. "Nothing new" is no news. */
export const selectLatest = memo(shown, ({ latest, log }) =>
  latest
    .filter(({ event }) => event.type !== 'source.reported')
    .map((logged) => ({
      logged,
      ticket: isTicketEvent(logged.event) ? log?.tickets.get(logged.event.ticketId) : undefined,
    })),
);

/** The selected ticket, if it is held. Follows every change, since a card that lags lies. */
export function selectTicket({ log, selection }: AppState): Ticket | undefined {
  return selection.kind === 'ticket' ? log?.tickets.get(selection.id) : undefined;
}

/** Grids by what is most pressing in them; silent ones (无上报) are not calm. They count grids, not tickets. */
export const GRID_STATES = ['over', 'soon', 'busy', 'calm', 'silent'] as const;
export type GridStates = Readonly<Record<(typeof GRID_STATES)[number], number>>;

/** How the grids of the whole district stand, whatever the filter. */
export const selectGridStates = memo(
  (state: AppState) => [selectGridTallies(state), state.shownRevision, state.district] as const,
  (state): GridStates => {
    const { heardGrids, district } = state;
    const tallies = selectGridTallies(state);
    const states = { over: 0, soon: 0, busy: 0 };
    for (const tally of tallies.values()) states[pressureOf(tally)] += 1;
    const silent = (district?.gridNames.size ?? 0) - heardGrids.size;
    return { ...states, calm: heardGrids.size - tallies.size, silent };
  },
);
