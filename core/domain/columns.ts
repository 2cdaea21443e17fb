/**
 * Columns of a snapshot: the same rows told field by field, because equal things side by side compress well and parse
 * fast. Every column gives back exactly what went in; `null` stands for "not there".
 */

/** Few distinct words, each row pointing at one; -1 for none. */
export type WordColumn = { readonly words: readonly string[]; readonly at: readonly number[] };

/** Numbers that are `(base + at) / 10^decimals`; without `decimals` the numbers stand as they are. */
export type NumberColumn = {
  readonly decimals?: number;
  readonly base: number;
  readonly at: readonly (number | null)[];
};

const MOST_DECIMALS = 9;
/** Whole numbers up to here survive the rounding of a product, and so do their differences. */
const GREATEST_WHOLE = 2 ** 50;

export function writeWords(values: readonly (string | undefined)[]): WordColumn {
  const indexOf = new Map<string, number>();
  const at = values.map((value) => {
    if (value === undefined) return -1;
    let index = indexOf.get(value);
    if (index === undefined) {
      index = indexOf.size;
      indexOf.set(value, index);
    }
    return index;
  });
  return { words: [...indexOf.keys()], at };
}

export function readWord({ words, at }: WordColumn, row: number): string | undefined {
  return at[row] === -1 ? undefined : words[at[row]];
}

/** Decimals as text wrote them are found and kept as whole numbers above the smallest; anything else stays as it is. */
export function writeNumbers(values: readonly (number | undefined)[]): NumberColumn {
  const decimals = commonDecimals(values);
  if (decimals === undefined) return { base: 0, at: values.map((value) => value ?? null) };
  const factor = 10 ** decimals;
  const whole = values.map((value) => (value === undefined ? null : Math.round(value * factor)));
  const base = whole.reduce<number>((least, value) => (value !== null && value < least ? value : least), Infinity);
  if (base === Infinity) return { decimals, base: 0, at: whole };
  return { decimals, base, at: whole.map((value) => (value === null ? null : value - base)) };
}

export function readNumber({ decimals, base, at }: NumberColumn, row: number): number | undefined {
  const value = at[row];
  if (value === null) return undefined;
  return decimals === undefined ? value : (base + value) / 10 ** decimals;
}

function commonDecimals(values: readonly (number | undefined)[]): number | undefined {
  let decimals = 0;
  let greatest = 0;
  for (const value of values) {
    if (value === undefined) continue;
    greatest = Math.max(greatest, Math.abs(value));
    while (Math.round(value * 10 ** decimals) / 10 ** decimals !== value) {
      decimals += 1;
      if (decimals > MOST_DECIMALS) return undefined;
    }
  }
  return greatest * 10 ** decimals > GREATEST_WHOLE ? undefined : decimals;
}

/** Moments told as the step from a nearby one, so that the numbers stay short. */
export function writeSteps(values: readonly (number | undefined)[], from: (row: number) => number): (number | null)[] {
  return values.map((value, row) => (value === undefined ? null : value - from(row)));
}
