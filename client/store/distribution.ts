import { selectDistrictNow } from './clock.ts';
import { countsOf } from './figures.ts';
import type { AppState } from './store.ts';
import type { Rows, TicketTable } from './ticket-table.ts';
import { hoursOf } from './ticket-table-keeper.ts';

/** When requests came, by hour of the district's clock, and what they were about. */
export type Distribution = {
  readonly total: number;
  /** 24 numbers; an hour the clock repeats or skips counts as it reads. */
  readonly hours: readonly number[];
  readonly categories: ReadonlyMap<string, number>;
};

export function distributionOf(table: TicketTable, rows: Rows): Distribution {
  const hours = new Uint32Array(24);
  const categories = new Uint32Array(table.categories.length);
  for (const row of rows) {
    hours[table.hour[row]] += 1;
    categories[table.category[row]] += 1;
  }
  return { total: rows.length, hours: [...hours], categories: countsOf(table.categories, categories) };
}

/** Codes with their counts, the most frequent first. */
export function byFrequency(counts: ReadonlyMap<string, number>): readonly (readonly [code: string, count: number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** Hour of the district's clock, 0 to 23. */
export function selectHour(state: AppState): number | undefined {
  const now = selectDistrictNow(state);
  return state.log && now !== undefined ? hoursOf(state.log.options.zone)(now) : undefined;
}
