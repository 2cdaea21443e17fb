import { describe, expect, it } from 'vitest';
import { makeEvent, makeLog } from '../../core/testing/make.ts';
import { randomLog } from '../../core/testing/random-log.ts';
import { encodeFrame, eventsFrame, MAX_FRAME_ROWS, rowsOfOneFrame, serializeRow } from './frames.ts';
import type { SerializedRow } from './ring.ts';

const FRAME_CHARACTERS = 32 * 1024;
const rowsOf = (...characters: number[]): SerializedRow[] =>
  characters.map((count, index) => ({ seq: index + 1, json: 'x'.repeat(count) }));

describe('eventsFrame', () => {
  it('is the JSON of the frame, with the rows as they are', () => {
    const rows = randomLog({ seed: 3, length: 60 });
    const frame = eventsFrame(0, 60, rows.map(serializeRow));
    expect(JSON.parse(frame.toString())).toEqual({ kind: 'events', prevSeq: 0, seq: 60, events: rows });
  });

  it('covers positions without rows', () => {
    expect(JSON.parse(eventsFrame(4, 9, []).toString())).toEqual({ kind: 'events', prevSeq: 4, seq: 9, events: [] });
  });

  it('counts bytes, not characters, of Chinese text', () => {
    const [row] = makeLog([makeEvent('setting.changed', { setting: 'notice', value: '停水通知' })]);
    const frame = eventsFrame(0, 1, [serializeRow(row)]);
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

describe('rowsOfOneFrame', () => {
  it('takes all rows that fit, and the same list then', () => {
    const rows = rowsOf(10, 20, 30);
    expect(rowsOfOneFrame(rows)).toBe(rows);
    expect(rowsOfOneFrame([])).toEqual([]);
  });

  it('takes five hundred rows and no more', () => {
    const many = rowsOf(...Array<number>(MAX_FRAME_ROWS + 1).fill(1));
    expect(rowsOfOneFrame(many)).toHaveLength(MAX_FRAME_ROWS);
    expect(rowsOfOneFrame(many.slice(0, MAX_FRAME_ROWS))).toHaveLength(MAX_FRAME_ROWS);
  });

  it('ends before the row that would make its text too long', () => {
    expect(rowsOfOneFrame(rowsOf(FRAME_CHARACTERS - 10, 10))).toHaveLength(2);
    expect(rowsOfOneFrame(rowsOf(FRAME_CHARACTERS - 10, 11))).toHaveLength(1);
  });

  it('takes the first row however long it is, so that sending goes on', () => {
    expect(rowsOfOneFrame(rowsOf(FRAME_CHARACTERS + 1, 1))).toHaveLength(1);
  });
});
