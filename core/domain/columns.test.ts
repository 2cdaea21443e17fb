import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readWord, writeNumbers, writeSteps, writeWords } from './columns.ts';

const throughJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
const missing = <Value>(values: fc.Arbitrary<Value>) => fc.array(fc.option(values, { nil: undefined }));

describe('a column of words', () => {
  it('tells each word once', () => {
    expect(writeWords(['a', 'b', 'a', undefined])).toEqual({ words: ['a', 'b'], at: [0, 1, 0, -1] });
  });

  it('gives back what went in', () => {
    fc.assert(
      fc.property(missing(fc.string()), (values) => {
        const column = throughJson(writeWords(values));
        expect(values.map((_, row) => readWord(column, row))).toEqual(values);
      }),
      { seed: 1 },
    );
  });
});

describe('a column of numbers', () => {
  const back = (values: readonly (number | undefined)[]) => {
    const column = throughJson(writeNumbers(values));
    return values.map((_, row) => readNumber(column, row));
  };

  it('keeps decimals as whole numbers above the smallest', () => {
    expect(writeNumbers([126.51, undefined, 126.5])).toEqual({ decimals: 2, base: 12_650, at: [1, null, 0] });
  });

  it('keeps as they are numbers that no few decimals write', () => {
    const third = 1 / 3;
    expect(writeNumbers([third, 2])).toEqual({ base: 0, at: [third, 2] });
  });

  it.each([
    ['degrees as text writes them', fc.integer({ min: -180_000_000, max: 180_000_000 }).map((value) => value / 1e6)],
    ['any degrees', fc.double({ min: -180, max: 180, noNaN: true })],
    ['any finite number', fc.double({ noNaN: true, noDefaultInfinity: true })],
    ['large and small together', fc.oneof(fc.constantFrom(0.1, 9e15, 1e300, -1e22, 123_456_789.123), fc.integer())],
  ])('gives back what went in: %s', (_, numbers) => {
    fc.assert(
      fc.property(missing(numbers), (values) => {
        // -0 is written 0 in JSON, and is the same place
        expect(back(values)).toEqual(values.map((value) => (value === 0 ? 0 : value)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('gives nothing back from an empty column or one without any number', () => {
    expect(back([])).toEqual([]);
    expect(back([undefined, undefined])).toEqual([undefined, undefined]);
  });
});

describe('a column of steps', () => {
  it('counts from a nearby moment', () => {
    expect(writeSteps([105, undefined, 107], (row) => [100, 0, 107][row])).toEqual([5, null, 0]);
  });
});
