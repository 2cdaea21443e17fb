import { selectDistrictNow } from './clock.ts';
import { Counter } from './counter.ts';
import { offsetsOf } from './days.ts';
import type { Tally } from './figures.ts';
import type { AppState } from './store.ts';

const HOUR_MS = 3_600_000;

/** When requests came, by hour of the district's clock, and what they were about. */
export type Distribution = {
  readonly total: number;
  /** 24 numbers; an hour the clock repeats or skips counts as it reads. */
  readonly hours: readonly number[];
  readonly categories: ReadonlyMap<string, number>;
};

export function tallyDistribution(zone: string): Tally<Distribution> {
  const offsetOf = offsetsOf(zone);
  const hours = Array<number>(24).fill(0);
  const categories = new Counter<string>();
  let total = 0;
  return {
    get result() {
      return { total, hours, categories: categories.counts };
    },
    add({ times: { receivedAt }, category }) {
      total += 1;
      hours[hourOf(receivedAt + offsetOf(receivedAt))] += 1;
      categories.add(category);
    },
  };
}

/** Codes with their counts, the most frequent first. */
export function byFrequency(counts: ReadonlyMap<string, number>): readonly (readonly [code: string, count: number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** Hour of the district's clock, 0 to 23. */
export function selectHour(state: AppState): number | undefined {
  const now = selectDistrictNow(state);
  return state.log && now !== undefined ? hourOf(now + offsetsOf(state.log.options.zone)(now)) : undefined;
}

/** The rest of whole hours and not of milliseconds, since it is many times as fast with small numbers. */
const hourOf = (clockMs: number) => Math.floor(clockMs / HOUR_MS) % 24;
