import type { DistrictState } from '../../core/domain/district-state.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const NOTHING: readonly Ticket[] = [];

/** All held tickets by the moment they were received, the newest first. */
export const selectNewestFirst = memo(
  ({ log, shownRevision }: AppState) => [log, shownRevision] as const,
  createOrder(),
);

/**
 * Remembers the order it gave last. Sorting 37,000 tickets anew would cost a frame four times a second, while an order
 * that is right but for a few new ones is put right in one pass (the sort of the language is made for runs).
 */
function createOrder() {
  let ordered: readonly Ticket[] = NOTHING;
  let of: DistrictState | undefined;
  return ({ log }: Pick<AppState, 'log'>): readonly Ticket[] => {
    if (!log) return NOTHING;
    const { tickets } = log;
    const known = of === log ? ordered.flatMap(({ id }) => tickets.get(id) ?? []) : [];
    const fresh = [...tickets.values()].slice(known.length); // a map keeps the order in which its keys came
    of = log;
    ordered = [...fresh.reverse(), ...known].sort((a, b) => b.times.receivedAt - a.times.receivedAt);
    return ordered;
  };
}
