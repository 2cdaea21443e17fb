import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { rowOf } from '../testing/audiences.ts';
import { Ring, type SerializedRow } from './ring.ts';

const row = (seq: number, characters = 1): SerializedRow => rowOf(seq, 'x'.repeat(characters));

function filled(afterSeq: number, rows: number, limits: ConstructorParameters<typeof Ring>[1] = {}): Ring {
  const ring = new Ring(afterSeq, limits);
  for (let seq = afterSeq + 1; seq <= afterSeq + rows; seq++) ring.push(row(seq));
  return ring;
}

const seqs = (rows: readonly SerializedRow[] | undefined) => rows?.map(({ seq }) => seq);

describe('Ring', () => {
  it('begins empty at the position it is given', () => {
    const ring = new Ring(41);
    expect([ring.headSeq, ring.tailSeq]).toEqual([41, 41]);
    expect(ring.between(41, 41)).toEqual([]);
    expect(ring.between(40, 41)).toBeUndefined();
  });

  it('gives the rows after a position up to another', () => {
    const ring = filled(10, 5);
    expect([ring.headSeq, ring.tailSeq]).toEqual([15, 10]);
    expect(seqs(ring.between(10, 15))).toEqual([11, 12, 13, 14, 15]);
    expect(seqs(ring.between(12, 14))).toEqual([13, 14]);
    expect(ring.between(15, 15)).toEqual([]);
  });

  it('says when it does not reach back so far, or not yet so far ahead', () => {
    const ring = filled(10, 5);
    expect(ring.between(9, 12)).toBeUndefined();
    expect(ring.between(12, 16)).toBeUndefined();
  });

  it.each([
    ['a repeated', 15],
    ['an older', 12],
    ['a later', 17],
  ])('refuses %s row, and stays as it is', (_name, seq) => {
    const ring = filled(10, 5);
    expect(() => ring.push(row(seq))).toThrow(new RangeError(`Row ${seq} does not follow 15.`));
    expect(seqs(ring.between(10, 15))).toEqual([11, 12, 13, 14, 15]);
  });

  it('gives up the oldest rows beyond its number of rows', () => {
    const ring = filled(0, 10, { maxRows: 4 });
    expect([ring.headSeq, ring.tailSeq]).toEqual([10, 6]);
    expect(seqs(ring.between(6, 10))).toEqual([7, 8, 9, 10]);
    expect(ring.between(5, 10)).toBeUndefined();
  });

  it('gives up the oldest rows beyond its number of characters', () => {
    const ring = new Ring(0, { maxCharacters: 100 });
    for (let seq = 1; seq <= 5; seq++) ring.push(row(seq, 30)); // three of thirty fit into a hundred
    expect(ring.tailSeq).toBe(2);
    ring.push(row(6, 90)); // ninety and another thirty do not
    expect([ring.headSeq, ring.tailSeq]).toEqual([6, 5]);
  });

  it('holds nothing after a row that is larger than all it may hold, and goes on', () => {
    const ring = filled(0, 3, { maxCharacters: 100 });
    ring.push(row(4, 101));
    expect([ring.headSeq, ring.tailSeq]).toEqual([4, 4]);
    ring.push(row(5, 100));
    expect(seqs(ring.between(4, 5))).toEqual([5]);
  });

  it('equals the end of the list of all rows, whatever their sizes', () => {
    const random = seededRandom(5);
    const maxRows = 40;
    const maxCharacters = 500;
    const ring = new Ring(7, { maxRows, maxCharacters });
    const all: SerializedRow[] = [];
    for (let seq = 8; seq < 2_000; seq++) {
      all.push(row(seq, 1 + Math.floor(random() * 60)));
      ring.push(all[all.length - 1]);
      const held = longestEnd(all, maxRows, maxCharacters);
      expect(ring.tailSeq).toBe(seq - held.length);
      expect(ring.between(ring.tailSeq, ring.headSeq)).toEqual(held);
    }
  });
});

/** As many rows from the end as both limits allow. */
function longestEnd(rows: readonly SerializedRow[], maxRows: number, maxCharacters: number): SerializedRow[] {
  let characters = 0;
  let start = rows.length;
  while (start > 0 && rows.length - start < maxRows && characters + rows[start - 1].characters <= maxCharacters) {
    start -= 1;
    characters += rows[start].characters;
  }
  return rows.slice(start);
}
