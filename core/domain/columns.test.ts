import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersOf, readNumbers, readWhole, readWords, writeNumbers, writeWhole, writeWords } from './columns.ts';

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
/** A column of numbers as tests write it. */
const numbers = (values: readonly (number | undefined)[]) => numbersOf(values, (value) => value);
const told = (column: Float64Array) => Array.from(column, (value) => (Number.isNaN(value) ? undefined : value));
const missing = <Value>(values: fc.Arbitrary<Value>) => fc.array(fc.option(values, { nil: undefined }));

describe('a column of whole numbers', () => {
  const write = (values: readonly (number | undefined)[]) => writeWhole(numbers(values));
  const back = (values: readonly (number | undefined)[]) => told(readWhole(throughJson(write(values)), values.length));

  it('tells digits of base 64 place by place, the highest first, counted from the smallest', () => {
    // 100 is n = 1; 100 + 64 is n = 65 = 1 × 64 + 1; nothing is n = 0
    expect(write([100, 164, undefined, 101])).toEqual({ base: 100, unit: 1, digits: ['0100', '1102'] });
  });

  it('has no digits for what every step has in common', () => {
    // in steps of 1000 from 5000: n = 1, 3, 2
    expect(write([5_000, 7_000, 6_000])).toEqual({ base: 5_000, unit: 1_000, digits: ['132'] });
  });

  it('of one value needs one place, of none no place', () => {
    expect(write([7, 7])).toEqual({ base: 7, unit: 1, digits: ['11'] });
    expect(write([undefined, undefined])).toEqual({ base: 0, unit: 1, digits: [] });
    expect(back([undefined, undefined])).toEqual([undefined, undefined]);
    expect(back([])).toEqual([]);
  });

  it.each([
    ['few', fc.integer({ min: 0, max: 70 })],
    ['moments', fc.integer({ min: 0, max: 7_258_118_399_999 })],
    ['steps of either sign', fc.integer({ min: -7_258_118_399_999, max: 7_258_118_399_999 })],
    ['as large as is exact', fc.integer({ min: -(2 ** 50), max: 2 ** 50 })],
    ['whole minutes', fc.integer({ min: 0, max: 1e9 }).map((minutes) => 60_000 * minutes)],
  ])('gives back what went in: %s', (_, values) => {
    fc.assert(
      fc.property(missing(values), (column) => {
        expect(back(column)).toEqual(column);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is written the same for many rows as for few', () => {
    const many = Array.from({ length: 10_000 }, (_, row) => row * row);
    expect(back(many)).toEqual(many);
  });
});

describe('a column of words', () => {
  it('tells each word once', () => {
    expect(writeWords(['a', 'b', 'a', undefined])).toEqual({ words: ['a', 'b'], digits: ['1210'] });
  });

  it('gives back what went in', () => {
    fc.assert(
      fc.property(missing(fc.string()), (values) => {
        expect(readWords(throughJson(writeWords(values)), values.length)).toEqual(values);
      }),
      { seed: 1 },
    );
  });
});

describe('a column of numbers', () => {
  const back = (values: readonly (number | undefined)[]) =>
    told(readNumbers(throughJson(writeNumbers(numbers(values))), values.length));

  it('keeps decimals as whole numbers', () => {
    const whole = writeWhole(numbers([12_651, undefined, 12_650]));
    expect(writeNumbers(numbers([126.51, undefined, 126.5]))).toEqual({ decimals: 2, whole });
  });

  it('keeps as they are numbers that no few decimals write', () => {
    const third = 1 / 3;
    expect(writeNumbers(numbers([third, undefined, 2]))).toEqual({ plain: [third, null, 2] });
  });

  it.each([
    ['degrees as text writes them', fc.integer({ min: -180_000_000, max: 180_000_000 }).map((value) => value / 1e6)],
    ['any degrees', fc.double({ min: -180, max: 180, noNaN: true })],
    ['any finite number', fc.double({ noNaN: true, noDefaultInfinity: true })],
    ['large and small together', fc.oneof(fc.constantFrom(0.1, 9e15, 1e300, -1e22, 123_456_789.123), fc.integer())],
  ])('gives back what went in: %s', (_, values) => {
    fc.assert(
      fc.property(missing(values), (column) => {
        // -0 is written 0 in JSON, and is the same place
        expect(back(column)).toEqual(column.map((value) => (value === 0 ? 0 : value)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('gives nothing back from an empty column or one without any number', () => {
    expect(back([])).toEqual([]);
    expect(back([undefined, undefined])).toEqual([undefined, undefined]);
  });
});
