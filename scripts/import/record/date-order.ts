import type { DateOrder } from '../mapping/roles.ts';
import { numericDate } from './parse-moment.ts';

const ORDERS: readonly DateOrder[] = ['mdy', 'dmy', 'ymd'];

type SpanDays = Readonly<Partial<Record<DateOrder, number>>>;

/** What the dates of a column say about the order they are written in. */
export type OrderVerdict =
  /** No such date, or each reads the same in any order. */
  | { readonly kind: 'free' }
  | { readonly kind: 'certain'; readonly order: DateOrder }
  /** Several orders fit. `spanDays`: how long a time the dates cover in each of them. */
  | { readonly kind: 'ambiguous'; readonly example: string; readonly spanDays: SpanDays }
  /** One value allows only one order, another only another. */
  | { readonly kind: 'mixed'; readonly example: string };

/** Collects the evidence of a whole column: 13/1/20 can only begin with a day. */
export class DateOrderEvidence {
  readonly #fits: Record<DateOrder, number> = { mdy: 0, dmy: 0, ymd: 0 };
  readonly #days: Partial<Record<DateOrder, { first: number; last: number }>> = {};
  #telling = 0;
  #example = '';
  #hasDots = false;

  add(text: string): void {
    const numbers = numericDate(text);
    if (!numbers) return;
    const fitting = ORDERS.filter((order) => fits(order, numbers));
    if (fitting.length === 0 || readsTheSame(numbers, fitting)) return;
    for (const order of fitting) {
      this.#fits[order] += 1;
      this.#cover(order, dayIn(order, numbers));
    }
    this.#telling += 1;
    this.#example = text;
    this.#hasDots ||= /^\d+\./.test(text);
  }

  get verdict(): OrderVerdict {
    if (this.#telling === 0) return { kind: 'free' };
    const possible = ORDERS.filter((order) => this.#fits[order] === this.#telling);
    if (possible.length === 1) return { kind: 'certain', order: possible[0] };
    if (possible.length === 0) return { kind: 'mixed', example: this.#example };
    // Only day-first countries write 17.1.2026.
    if (this.#hasDots && possible.includes('dmy')) return { kind: 'certain', order: 'dmy' };
    return { kind: 'ambiguous', example: this.#example, spanDays: this.#spans(possible) };
  }

  #cover(order: DateOrder, day: number): void {
    const covered = this.#days[order];
    this.#days[order] = { first: Math.min(covered?.first ?? day, day), last: Math.max(covered?.last ?? day, day) };
  }

  #spans(orders: readonly DateOrder[]): SpanDays {
    const spanOf = ({ first, last }: { first: number; last: number }) => last - first + 1;
    return Object.fromEntries(orders.map((order) => [order, spanOf(this.#days[order] ?? { first: 0, last: 0 })]));
  }
}

/** An order that no date proves, and what speaks for it. */
export type LikelyOrder = {
  readonly order: DateOrder;
  readonly because: 'span' | 'country';
  readonly spanDays: SpanDays;
};

/** How many times longer the other readings must cover to be taken for the wrong ones. */
const TELLING_RATIO = 3;

/**
 * The order that is far more likely where several fit: a file of a few days in a row reads as the same day of several
 * months in the wrong order, so the shorter time is the right one; failing that, the custom of the district's country.
 *
 * @returns undefined where neither tells.
 */
export function likelyOrder(
  verdict: Extract<OrderVerdict, { kind: 'ambiguous' }>,
  zone: string,
): LikelyOrder | undefined {
  const { spanDays } = verdict;
  const orders = ORDERS.filter((order) => spanDays[order] !== undefined);
  const spans = orders.map((order) => spanDays[order] ?? 0).sort((a, b) => a - b);
  const shortest = orders.find((order) => spanDays[order] === spans[0]);
  if (shortest && spans[0] * TELLING_RATIO < spans[1]) return { order: shortest, because: 'span', spanDays };
  const custom = customOf(zone);
  return custom && orders.includes(custom) ? { order: custom, because: 'country', spanDays } : undefined;
}

const MONTH_FIRST =
  /^(?:US\/|Pacific\/Honolulu|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Juneau|Indiana|Kentucky|North_Dakota))/;
const DAY_FIRST = /^(?:Europe|Africa|Australia)\//;

function customOf(zone: string): DateOrder | undefined {
  if (MONTH_FIRST.test(zone)) return 'mdy';
  return DAY_FIRST.test(zone) ? 'dmy' : undefined;
}

const DAY_MS = 86_400_000;

function dayIn(order: DateOrder, [first, second, third]: readonly [string, string, string]): number {
  const [year, month, day] = { mdy: [third, first, second], dmy: [third, second, first], ymd: [first, second, third] }[
    order
  ];
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

/** One export writes its dates one way: what one column proves holds for those that prove nothing. */
export function agreeOnOrder(verdicts: readonly OrderVerdict[]): OrderVerdict {
  const mixed = verdicts.find(({ kind }) => kind === 'mixed');
  if (mixed) return mixed;
  const certain = verdicts.filter((verdict) => verdict.kind === 'certain');
  const ambiguous = verdicts.find((verdict) => verdict.kind === 'ambiguous');
  if (certain.length === 0) return ambiguous ?? { kind: 'free' };
  const [{ order }] = certain;
  if (certain.every((verdict) => verdict.order === order)) return { kind: 'certain', order };
  return { kind: 'mixed', example: ambiguous?.example ?? '' };
}

function fits(order: DateOrder, [first, second, third]: readonly [string, string, string]): boolean {
  const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
  const isDay = (text: string) => Number(text) >= 1 && Number(text) <= 31;
  if (order === 'mdy') return isMonth(first) && isDay(second);
  if (order === 'dmy') return isDay(first) && isMonth(second);
  // A year of two digits is written with both of them.
  return third.length === 2 && first.length === 2 && isMonth(second) && isDay(third);
}

/** 3/3/2020 proves nothing and needs no proof. */
const readsTheSame = ([first, second]: readonly string[], fitting: readonly DateOrder[]) =>
  Number(first) === Number(second) && !fitting.includes('ymd');
