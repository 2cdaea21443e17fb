import { describe, expect, it } from 'vitest';
import { makeEvent } from '../testing/make.ts';
import { judgeForAccount, NOTHING_TOLD, toldAfter } from './account-judgement.ts';

const announced = (rows: number) => makeEvent('report.announced', { provenance: 'reported', rows });
const row = makeEvent('meeting.held', { provenance: 'reported' });

describe('a published account', () => {
  it('is announced before its first row, once, and by nobody else', () => {
    expect(judgeForAccount(row, NOTHING_TOLD)).toBe('report-unannounced');
    expect(judgeForAccount(announced(2), NOTHING_TOLD)).toBeUndefined();
    const told = toldAfter(NOTHING_TOLD, announced(2));
    expect(told).toEqual({ announcedRows: 2, rows: 0 });
    expect(judgeForAccount(announced(3), told)).toBe('report-announced');
    expect(judgeForAccount(makeEvent('report.announced'), NOTHING_TOLD)).toBe('event-reported-only');
  });

  it('has as many rows as it announced', () => {
    const before = { announcedRows: 2, rows: 1 };
    expect(judgeForAccount(row, before)).toBeUndefined();
    const complete = toldAfter(before, row);
    expect(complete.rows).toBe(2);
    expect(judgeForAccount(row, complete)).toBe('report-complete');
  });

  it('is not told in events of any type, and leaves all others alone', () => {
    const told = { announcedRows: 2, rows: 1 };
    expect(judgeForAccount(makeEvent('lamp.failed', { provenance: 'reported' }), told)).toBe('event-not-reportable');
    expect(judgeForAccount(makeEvent('meeting.held'), NOTHING_TOLD)).toBeUndefined();
    expect(toldAfter(told, makeEvent('meeting.held'))).toBe(told);
  });
});
