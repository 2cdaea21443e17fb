import type { Rate } from '../../core/domain/rate.ts';
import { isOpen, type Provenance, type Ticket } from '../../core/domain/ticket.ts';
import { isTicketEvent } from '../../core/domain/ticket-fold.ts';
import { daysOf } from './days.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const tickets = ({ log }: AppState): Iterable<Ticket> => log?.tickets.values() ?? [];
const shown = (state: AppState) => [state.log, state.shownRevision] as const;

/** Open tickets that have a place. The same array until one changes, so that the layer keeps its buffers. */
export const selectOpenOnMap = memo(shown, (state): readonly Ticket[] =>
  [...tickets(state)].filter((ticket) => ticket.position && isOpen(ticket)),
);

/** Closed tickets of the window that have a place. */
export const selectClosedOnMap = memo(shown, (state): readonly Ticket[] =>
  [...tickets(state)].filter((ticket) => ticket.position && !isOpen(ticket)),
);

/** 无位置: tickets whose record had no position. */
export const selectWithoutPosition = memo(shown, (state): readonly Ticket[] =>
  newestFirst([...tickets(state)].filter((ticket) => !ticket.position)),
);

/** 网格外: tickets with a position that lies in no grid. */
export const selectOutsideGrids = memo(shown, (state): readonly Ticket[] =>
  newestFirst([...tickets(state)].filter((ticket) => ticket.position && !ticket.gridId)),
);

/** Open tickets of the selected grid, newest first; none where no grid is selected. */
export const selectTicketsOfGrid = memo(
  (state: AppState) => [...shown(state), state.selection] as const,
  (state): readonly Ticket[] => {
    const { selection } = state;
    if (selection.kind !== 'grid') return [];
    return newestFirst([...tickets(state)].filter((ticket) => ticket.gridId === selection.id && isOpen(ticket)));
  },
);

/** Where the held tickets come from; figures of different origin are told apart. */
export const selectProvenances = memo(shown, (state): ReadonlyMap<Provenance, number> => {
  const counts = new Map<Provenance, number>();
  for (const { provenance } of tickets(state)) counts.set(provenance, (counts.get(provenance) ?? 0) + 1);
  return counts;
});

/** 今日已办结 n / d: of the tickets received on this district day, those closed by now. */
export const selectClosedOfToday = memo(
  (state: AppState) => [...shown(state), state.today] as const,
  (state): Rate => {
    const { log, today } = state;
    if (!log || today === undefined) return { numerator: 0, denominator: 0 };
    const dayOf = daysOf(log.options.zone);
    const received = [...tickets(state)].filter(({ times }) => dayOf(times.receivedAt) === today);
    return { numerator: received.filter((ticket) => !isOpen(ticket)).length, denominator: received.length };
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

/** Grids by state: with open tickets, with none open, and silent ones (无上报), which are not zero. */
export const selectGridStates = memo(
  (state: AppState) => [...shown(state), state.district] as const,
  ({ log, district, heardGrids }) => {
    const total = district?.gridNames.size ?? 0;
    const busy = [...(log?.counts.openByGrid.values() ?? [])].filter((open) => open > 0).length;
    return { total, busy, calm: heardGrids.size - busy, silent: total - heardGrids.size };
  },
);

function newestFirst(list: Ticket[]): readonly Ticket[] {
  return list.sort((a, b) => b.times.receivedAt - a.times.receivedAt);
}
