import type { LoadedDistrict } from './district.ts';
import type { TicketFilter } from './filter.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { boundsOf } from './time-window.ts';

/**
 * Where the server hands out what the filter shows, as CSV.
 *
 * @returns undefined for a filter that the server cannot be asked for; the list shows it all the same.
 */
export const selectCsvLink = memo(
  (state: AppState) => [state.filter, state.district, selectMinute(state)] as const,
  (state): string | undefined => {
    const { filter, district } = state;
    if (!district || !isExpressible(filter, district)) return undefined;
    const { from, until } = boundsOf(filter.window, selectMinute(state), district.body.zone);
    const { stages, categories, areas } = filter;
    const parts = { stage: stages[0], category: categories[0], grid: areas[0], since: from, until };
    const query = new URLSearchParams({ format: 'csv' });
    for (const [name, value] of Object.entries(parts)) if (value !== undefined) query.set(name, String(value));
    return `/api/tickets?${query}`;
  },
);

/** One of each at most, and no family, which the server does not know. */
function isExpressible({ grades, clocks, text, ...lists }: TicketFilter, { categoryParents }: LoadedDistrict): boolean {
  const { stages, categories, areas } = lists;
  const families = new Set(categoryParents.values());
  return (
    grades.length + clocks.length === 0 &&
    text === '' &&
    [stages, categories, areas].every(({ length }) => length <= 1) &&
    !categories.some((category) => families.has(category))
  );
}
