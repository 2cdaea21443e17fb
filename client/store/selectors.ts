import type { GridId } from '../../core/domain/ids.ts';
import { isOpen, type Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, ticketClock } from '../../core/domain/ticket-clock.ts';
import { isTicketEvent } from '../../core/domain/ticket-fold.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const tickets = ({ log }: AppState): Iterable<Ticket> => log?.tickets.values() ?? [];
const shown = (state: AppState) => [state.log, state.shownRevision] as const;

/** Open tickets that pass the filter and have a place, the newest last. */
export const selectOpenOnMap = (state: AppState) => selectMatches(state).openOnMap;

/** Closed tickets that pass the filter and have a place, the newest last. */
export const selectClosedOnMap = (state: AppState) => selectMatches(state).closedOnMap;

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
  (state: AppState) => [...shown(state), state.district, selectMinute(state)] as const,
  (state): GridStates => {
    const now = selectMinute(state);
    const worst = new Map<GridId, ClockStatus | 'none'>();
    for (const ticket of tickets(state)) {
      if (!ticket.gridId || !isOpen(ticket)) continue;
      const status = ticketClock(ticket, now)?.status ?? 'none';
      if (urgency(status) >= urgency(worst.get(ticket.gridId))) worst.set(ticket.gridId, status);
    }
    const { over, soon, busy } = countGrids(worst.values());
    const { heardGrids, district } = state;
    const silent = (district?.gridNames.size ?? 0) - heardGrids.size;
    return { over, soon, busy, calm: heardGrids.size - worst.size, silent };
  },
);

const URGENCY: Readonly<Record<ClockStatus | 'none', number>> = { none: 0, ok: 1, soon: 2, urgent: 2, over: 3 };
const urgency = (status: ClockStatus | 'none' | undefined) => (status === undefined ? -1 : URGENCY[status]);

function countGrids(statuses: Iterable<ClockStatus | 'none'>) {
  const counts = { over: 0, soon: 0, busy: 0 };
  for (const status of statuses) counts[status === 'over' ? 'over' : urgency(status) === 2 ? 'soon' : 'busy'] += 1;
  return counts;
}
