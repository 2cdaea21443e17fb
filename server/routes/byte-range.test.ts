import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.ts';

describe('a range of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=90-1000', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['BYTES=99-99', { first: 99, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    [undefined, undefined],
    ['', undefined],
    ['bytes=', undefined],
    ['bytes=-', undefined],
    ['bytes=9-0', undefined],
    ['bytes=0-9,20-29', undefined],
    ['bytes=a-b', undefined],
    ['bytes=0x1-2', undefined],
    ['bytes=--5', undefined],
    ['bytes=1.5-2', undefined],
    ['items=0-9', undefined],
    [`bytes=${'9'.repeat(400)}-`, 'unsatisfiable'],
    [`bytes=90-${'9'.repeat(20)}`, { first: 90, last: 99 }],
    [`bytes=-${'9'.repeat(400)}`, { first: 0, last: 99 }],
  ])('is for %j %j', (header, range) => {
    expect(byteRange(header, 100)).toEqual(range);
  });

  it('never reaches out of it, whatever is asked', () => {
    const number = fc.oneof(fc.constant(''), fc.nat(300).map(String));
    fc.assert(
      fc.property(number, number, fc.nat(200), (from, to, length) => {
        const range = byteRange(`bytes=${from}-${to}`, length);
        if (range === undefined || range === 'unsatisfiable') return;
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
        expect(range.last).toBeLessThan(length);
      }),
    );
  });
});
