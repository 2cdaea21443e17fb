import type { Ticket } from '../../core/domain/ticket.ts';
import { selectMatches } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { selectTicketsOfToday } from './summary.ts';

/** Numbers of tickets by a code, the most frequent first. */
export type Counts = readonly (readonly [code: string, count: number])[];

/** What today's requests are about: the families of the table, and categories that belong to none. */
export const selectFamiliesOfToday = memo(
  (state: AppState) => [selectTicketsOfToday(state), state.district?.categoryParents] as const,
  (state): Counts => {
    const parents = state.district?.categoryParents;
    return countBy(selectTicketsOfToday(state), ({ category }) => parents?.get(category) ?? category);
  },
);

/** How today's requests came. */
export const selectChannelsOfToday = memo(
  (state: AppState) => [selectTicketsOfToday(state)] as const,
  (state): Counts => countBy(selectTicketsOfToday(state), ({ channel }) => channel),
);

/** Whose turn it is: what is open by unit; nobody's, under no code, where it was not dispatched yet. */
export const selectUnitsOfOpen = memo(
  (state: AppState) => [selectMatches(state).open] as const,
  (state): Counts => countBy(selectMatches(state).open, ({ unitId }) => unitId ?? ''),
);

export function countBy(tickets: readonly Ticket[], codeOf: (ticket: Ticket) => string): Counts {
  const counts = new Map<string, number>();
  for (const ticket of tickets) counts.set(codeOf(ticket), (counts.get(codeOf(ticket)) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}
