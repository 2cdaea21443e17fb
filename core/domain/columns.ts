/**
 * Columns of a snapshot: the same rows told field by field, and numbers place by place, because equal things side by side
 * compress well and parse fast. Every column gives back exactly what went in.
 */

/**
 * Whole numbers told place by place. The digits of a row, the highest place first, make its number n in base 64: 0 for
 * nothing, otherwise the value is `base + unit * (n - 1)`.
 *
 * High places hardly change from row to row and low ones are noise; told apart, the first cost next to nothing and the
 * second no more than their bits. Written as decimal numbers the same column is half as large again, compressed.
 */
export type WholeColumn = {
  readonly base: number;
  readonly unit: number;
  /** One string a place, with one character a row. */
  readonly digits: readonly string[];
};

/** Few distinct words; a row's number is 1 + the index of its word. */
export type WordColumn = { readonly words: readonly string[]; readonly digits: readonly string[] };

/** Numbers that are `whole / 10^decimals`, or, where no few decimals write them, as they are. */
export type NumberColumn =
  | { readonly decimals: number; readonly whole: WholeColumn }
  | { readonly plain: readonly (number | null)[] };

/** Numbers of all rows; NaN is "not there". Plain arrays of 37,000 moments would be 37,000 objects each. */
export type Numbers = Float64Array;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const RADIX = DIGITS.length;
const CODE_OF_VALUE = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const VALUE_OF_CODE = new Uint8Array(128);
CODE_OF_VALUE.forEach((code, value) => {
  VALUE_OF_CODE[code] = value;
});

const MOST_DECIMALS = 9;
/** Whole numbers up to here survive the rounding of a product, and so do their differences. */
const GREATEST_WHOLE = 2 ** 50;

/** One number of each row. */
export function numbersOf<Row>(rows: readonly Row[], read: (row: Row) => number | undefined): Numbers {
  const numbers = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) numbers[row] = read(rows[row]) ?? Number.NaN;
  return numbers;
}

/** @param values - Integers whose differences are below 2^53. */
export function writeWhole(values: Numbers): WholeColumn {
  let base = Infinity;
  for (const value of values) if (value < base) base = value;
  if (base === Infinity) return { base: 0, unit: 1, digits: [] };
  const unit = commonUnit(values, base);
  return {
    base,
    unit,
    digits: writeDigits(values.map((value) => (Number.isNaN(value) ? 0 : (value - base) / unit + 1))),
  };
}

export function readWhole({ base, unit, digits }: WholeColumn, rows: number): Numbers {
  return readDigits(digits, rows).map((number) => (number === 0 ? Number.NaN : base + unit * (number - 1)));
}

export function writeWords(values: readonly (string | undefined)[]): WordColumn {
  const numberOf = new Map<string, number>();
  const numbers = numbersOf(values, (value) => {
    if (value === undefined) return 0;
    const number = numberOf.get(value) ?? numberOf.size + 1;
    numberOf.set(value, number);
    return number;
  });
  return { words: [...numberOf.keys()], digits: writeDigits(numbers) };
}

export function readWords({ words, digits }: WordColumn, rows: number): (string | undefined)[] {
  return Array.from(readDigits(digits, rows), (number) => (number === 0 ? undefined : words[number - 1]));
}

/** Decimals as text wrote them are found and kept as whole numbers; anything else stays as it is. */
export function writeNumbers(values: Numbers): NumberColumn {
  const decimals = commonDecimals(values);
  if (decimals === undefined) return { plain: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
  const factor = 10 ** decimals;
  return { decimals, whole: writeWhole(values.map((value) => Math.round(value * factor))) };
}

export function readNumbers(column: NumberColumn, rows: number): Numbers {
  if ('plain' in column) return numbersOf(column.plain, (value) => value ?? undefined);
  const factor = 10 ** column.decimals;
  return readWhole(column.whole, rows).map((value) => value / factor);
}

function commonDecimals(values: Numbers): number | undefined {
  let decimals = 0;
  let greatest = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    greatest = Math.max(greatest, Math.abs(value));
    while (Math.round(value * 10 ** decimals) / 10 ** decimals !== value) {
      decimals += 1;
      if (decimals > MOST_DECIMALS) return undefined;
    }
  }
  return greatest * 10 ** decimals > GREATEST_WHOLE ? undefined : decimals;
}

/** Moments that a clock told in whole seconds need no digits for milliseconds. */
function commonUnit(values: Numbers, base: number): number {
  let unit = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    let rest = value - base;
    while (rest !== 0) [unit, rest] = [rest, unit % rest];
    if (unit === 1) break;
  }
  return unit || 1;
}

/** Six bits a place, in two halves, since the shifts of JavaScript are of 32 bits and divisions are ten times slower. */
const PLACES_OF_HALF = 5;
const HALF = RADIX ** PLACES_OF_HALF;
const CHUNK = 4_096;

function writeDigits(numbers: Numbers): string[] {
  let greatest = 0;
  for (const number of numbers) if (number > greatest) greatest = number;
  const low = new Int32Array(numbers.length);
  const high = new Int32Array(numbers.length);
  numbers.forEach((number, row) => {
    high[row] = number / HALF;
    low[row] = number - high[row] * HALF;
  });
  const places: string[] = [];
  for (let place = 0; RADIX ** place <= greatest; place++) {
    places.unshift(placeOf(place < PLACES_OF_HALF ? low : high, 6 * (place % PLACES_OF_HALF)));
  }
  return places;
}

function placeOf(digits: Int32Array, shift: number): string {
  const codes = new Uint8Array(digits.length);
  for (let row = 0; row < digits.length; row++) codes[row] = CODE_OF_VALUE[(digits[row] >> shift) & (RADIX - 1)];
  let text = '';
  for (let from = 0; from < codes.length; from += CHUNK) {
    // `apply` takes what is like an array, and spreading a typed array would be eight times slower.
    text += String.fromCharCode.apply(null, codes.subarray(from, from + CHUNK) as unknown as number[]);
  }
  return text;
}

function readDigits(places: readonly string[], rows: number): Numbers {
  const numbers = new Float64Array(rows);
  for (const place of places) {
    for (let row = 0; row < rows; row++) numbers[row] = numbers[row] * RADIX + VALUE_OF_CODE[place.charCodeAt(row)];
  }
  return numbers;
}
