import type { DistrictState } from '../../core/domain/district-state.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import type { TicketTable } from './ticket-table.ts';
import { TicketTableKeeper } from './ticket-table-keeper.ts';

/** So many changes at once are sooner sorted in than put in their places one by one. */
const MANY_CHANGES = 500;

/** All held tickets as they are shown. */
export const selectTable = memo(({ log, shownRevision }: AppState) => [log, shownRevision] as const, createTable());

type Kept = { readonly log: DistrictState; readonly shownRevision: number; readonly keeper: TicketTableKeeper };

/** Remembers the table it gave last, and only changes it where the next showing follows that one. */
function createTable() {
  const nothing = new TicketTableKeeper([], 'UTC').table;
  let kept: Kept | undefined;
  return (state: AppState): TicketTable => {
    const { log, shownRevision, shownChange } = state;
    if (!log) return nothing;
    const isNext = kept?.log === log && kept.shownRevision === shownChange?.since;
    if (kept && isNext && shownChange && shownChange.before.size < MANY_CHANGES) {
      const { keeper } = kept;
      keeper.change([...shownChange.before].map(([id, before]) => [before, shownTicket(state, id)] as const));
      kept = { log, shownRevision, keeper };
    } else kept = { log, shownRevision, keeper: new TicketTableKeeper(shownTickets(state), log.options.zone) };
    return kept.keeper.table;
  };
}

/** What the log tells by now may be ahead of what is shown. */
function shownTicket({ log, unshown }: AppState, id: TicketId): Ticket | undefined {
  return unshown?.has(id) ? unshown.get(id) : log?.tickets.get(id);
}

/** In the order in which they came, which a map keeps. */
function shownTickets(state: AppState): Ticket[] {
  const held = [...(state.log?.tickets.values() ?? [])];
  return state.unshown?.size ? held.flatMap(({ id }) => shownTicket(state, id) ?? []) : held;
}
