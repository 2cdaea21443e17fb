import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { makeEvent, makeLog } from '../../core/testing/make.ts';
import { randomLog } from '../../core/testing/random-log.ts';
import { audienceAt, EVERYTHING, rowOf, TEST_LATTICE } from '../testing/audiences.ts';
import { encodeFrame, eventsFrame, MAX_FRAME_ROWS, partsFor, serializeRow } from './frames.ts';
import type { SerializedRow } from './ring.ts';

const FRAME_CHARACTERS = 32 * 1024;
const rowsOf = (...characters: number[]): SerializedRow[] =>
  characters.map((count, index) => rowOf(index + 1, 'x'.repeat(count)));

const partOf = (rows: readonly LoggedEvent[]) =>
  partsFor(
    rows.map((row) => serializeRow(row, TEST_LATTICE)),
    EVERYTHING,
  )[0];

describe('eventsFrame', () => {
  it('is the JSON of the frame, with the rows as they are', () => {
    const rows = randomLog({ seed: 3, length: 60 });
    const frame = eventsFrame(0, partOf(rows));
    expect(JSON.parse(frame.toString())).toEqual({ kind: 'events', prevSeq: 0, seq: 60, events: rows });
  });

  it('covers positions without rows', () => {
    expect(JSON.parse(eventsFrame(4, { seq: 9, texts: [] }).toString())).toEqual({
      kind: 'events',
      prevSeq: 4,
      seq: 9,
      events: [],
    });
  });

  it('counts bytes, not characters, of Chinese text', () => {
    const [row] = makeLog([makeEvent('setting.changed', { setting: 'notice', value: '停水通知' })]);
    const frame = eventsFrame(0, partOf([row]));
    expect(JSON.parse(frame.toString('utf8')).events[0].event.value).toBe('停水通知');
    expect(frame.length).toBe(frame.toString('utf8').length + 2 * '停水通知'.length); // three bytes each, not one
  });
});

describe('encodeFrame', () => {
  it('is the JSON of a frame of another kind', () => {
    const reset = { kind: 'reset', epoch: 'e', seq: 3, url: '/api/snapshot' } as const;
    expect(JSON.parse(encodeFrame(reset).toString())).toEqual(reset);
  });
});

describe('partsFor', () => {
  const sizes = (...characters: number[]) =>
    partsFor(rowsOf(...characters), EVERYTHING).map(({ texts }) => texts.length);
  const ends = (...characters: number[]) => partsFor(rowsOf(...characters), EVERYTHING).map(({ seq }) => seq);

  it('takes all rows that fit into one', () => {
    expect(sizes(10, 20, 30)).toEqual([3]);
    expect(sizes()).toEqual([]);
  });

  it('takes five hundred rows and no more', () => {
    const many = Array<number>(MAX_FRAME_ROWS).fill(1);
    expect(sizes(...many)).toEqual([MAX_FRAME_ROWS]);
    expect(sizes(...many, 1)).toEqual([MAX_FRAME_ROWS, 1]);
  });

  it('ends before the row that would make its text too long', () => {
    expect(sizes(FRAME_CHARACTERS - 10, 10)).toEqual([2]);
    expect(sizes(FRAME_CHARACTERS - 10, 11)).toEqual([1, 1]);
    expect(ends(FRAME_CHARACTERS - 10, 11)).toEqual([1, 2]);
  });

  it('takes the first row however long it is, so that sending goes on', () => {
    expect(sizes(FRAME_CHARACTERS + 1, 1)).toEqual([1, 1]);
  });

  it('covers rows that an audience is not shown', () => {
    const started = makeLog([makeEvent('patrol.started'), makeEvent('duty.started'), makeEvent('patrol.ended')]);
    const rows = started.map((row) => serializeRow(row, TEST_LATTICE));
    expect(partsFor(rows, audienceAt('wall'))).toEqual([{ seq: 3, texts: [JSON.stringify(started[1])] }]);
    expect(partsFor(rows.slice(0, 1), audienceAt('wall'))).toEqual([{ seq: 1, texts: [] }]);
    expect(partsFor(rows, EVERYTHING)[0].texts).toHaveLength(3);
  });
});

describe('serializeRow', () => {
  it('shares one text among levels that are shown the same, and writes no position into the others', () => {
    const position: [number, number] = [126.55555, 43.84444];
    const [row] = makeLog([makeEvent('ticket.received', { position })]);
    const { texts, characters } = serializeRow(row, TEST_LATTICE);
    expect(texts.full).toBe(texts.own);
    expect(texts.wall).toBe(texts.district);
    expect([texts.full?.includes('126.55555'), texts.wall?.includes('126.55555')]).toEqual([true, false]);
    expect(characters).toBe((texts.full?.length ?? 0) + (texts.wall?.length ?? 0));
  });
});
