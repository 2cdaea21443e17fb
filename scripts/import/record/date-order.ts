import type { DateOrder } from '../mapping/roles.ts';
import { numericDate } from './parse-moment.ts';

const ORDERS: readonly DateOrder[] = ['mdy', 'dmy', 'ymd'];

/** What the dates of a column say about the order they are written in. */
export type OrderVerdict =
  /** No such date, or each reads the same in any order. */
  | { readonly kind: 'free' }
  | { readonly kind: 'certain'; readonly order: DateOrder }
  | { readonly kind: 'ambiguous'; readonly example: string }
  /** One value allows only one order, another only another. */
  | { readonly kind: 'mixed'; readonly example: string };

/** Collects the evidence of a whole column: 13/1/20 can only begin with a day. */
export class DateOrderEvidence {
  readonly #fits: Record<DateOrder, number> = { mdy: 0, dmy: 0, ymd: 0 };
  #telling = 0;
  #example = '';
  #hasDots = false;

  add(text: string): void {
    const numbers = numericDate(text);
    if (!numbers) return;
    const fitting = ORDERS.filter((order) => fits(order, numbers));
    if (fitting.length === 0 || readsTheSame(numbers, fitting)) return;
    for (const order of fitting) this.#fits[order] += 1;
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
    return { kind: 'ambiguous', example: this.#example };
  }
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
