import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { makeEvent, makeLog, ticketId } from '../testing/make.ts';
import { randomLog } from '../testing/random-log.ts';
import { stateText } from '../testing/state-text.ts';
import { DistrictState } from './district-state.ts';
import type { LoggedEvent, StoredEvent } from './event.ts';
import { isReportable } from './reported-counts.ts';
import { readSnapshot, type StateSnapshot, writeSnapshot } from './state-snapshot.ts';
import type { Provenance } from './ticket.ts';

const OPTIONS = { zone: 'Asia/Shanghai', windowDays: 400 };

function stateAfter(log: readonly LoggedEvent[]): DistrictState {
  const state = new DistrictState(OPTIONS);
  for (const row of log) state.apply(row);
  return state;
}

const reported = { provenance: 'reported' as const };
const imported = (n: number, fields: Partial<Parameters<typeof makeEvent<'ticket.imported'>>[1]> = {}) =>
  makeEvent('ticket.imported', { ...reported, ticketId: ticketId(`R-${n}`), ...fields });

describe('rows of a published account', () => {
  it('are counted by year of the district, channel and ending, and not held', () => {
    // one second before the year ends in China, and the second in which the next begins
    const newYear = Date.parse('2025-01-01T00:00+08:00');
    const { reported: counts, tickets } = stateAfter(
      makeLog([
        makeEvent('report.announced', { ...reported, rows: 5 }),
        imported(1, { stage: 'closed', outcome: 'answered', times: { receivedAt: epochMs(newYear - 1000) } }),
        imported(2, { stage: 'closed', outcome: 'answered', times: { receivedAt: epochMs(newYear) } }),
        imported(3, { stage: 'handling', times: { receivedAt: epochMs(newYear) } }),
        makeEvent('meeting.held', { ...reported, meetingCode: 'talk' }),
        makeEvent('suggestion.made', { ...reported, channel: 'forum' }),
      ]),
    );
    expect(tickets.size).toBe(0);
    expect([counts.rows, counts.announcedRows]).toEqual([5, 5]);
    expect(counts.count({ type: 'ticket.imported', code: 'hotline', year: 2024 })).toBe(1);
    expect(counts.count({ type: 'ticket.imported', ending: 'answered' })).toBe(2);
    expect(counts.count({ type: 'ticket.imported', ending: 'handling', year: 2025 })).toBe(1);
    expect(counts.count({ type: 'meeting.held', code: 'talk', year: 2026 })).toBe(1);
    expect(counts.count({ type: 'suggestion.made', code: 'talk' })).toBe(0);
  });

  it('change nothing else of the state, whatever the log holds and wherever they stand in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 200 }), (seed, length) => {
        const log = randomLog({ seed, length, tickets: 30 });
        const isOfAccount = ({ seq, event }: LoggedEvent) => (seq + seed) % 3 === 0 && isReportable(event);
        const provenanceOf = (row: LoggedEvent): Provenance => (isOfAccount(row) ? 'reported' : 'simulated');
        const mixed = log.map((row) => ({
          ...row,
          event: { ...row.event, provenance: provenanceOf(row) } as StoredEvent,
        }));
        const both = stateAfter(mixed);
        const alone = stateAfter(mixed.filter(({ event }) => event.provenance === 'simulated'));
        alone.seq = both.seq; // the log is shorter without them
        expect(stateText({ ...both, reported: alone.reported } as DistrictState)).toBe(stateText(alone));
        const rows = mixed.filter((row) => isOfAccount(row) && row.event.type !== 'report.announced');
        expect(both.reported.rows).toBe(rows.length);
        expect([...both.tickets.values()].some(({ provenance }) => provenance === 'reported')).toBe(false);
      }),
      { seed: 20260117, numRuns: 60 },
    );
  });

  it('stand for what they tell of: households and people, and of others for themselves', () => {
    const { reported: counts } = stateAfter(
      makeLog([
        makeEvent('visit.made', { ...reported, households: 40 }),
        makeEvent('visit.made', { ...reported, households: 60 }),
        makeEvent('visit.made', { ...reported, visitCode: 'key-household', households: 7 }),
        makeEvent('training.held', { ...reported, attendances: 45 }),
        makeEvent('meeting.held', reported),
      ]),
    );
    expect([counts.rows, counts.count({ type: 'visit.made', code: 'household' })]).toEqual([5, 2]);
    expect(counts.amount({ type: 'visit.made', code: 'household' })).toBe(40 + 60);
    expect([counts.amount({ type: 'training.held' }), counts.amount({ type: 'meeting.held' })]).toEqual([45, 1]);
  });

  it('come back from a snapshot, and go on from there', () => {
    const log = makeLog([
      makeEvent('visit.made', { ...reported, households: 40 }),
      makeEvent('report.announced', { ...reported, rows: 5 }),
      imported(1),
      imported(2, { channel: 'visit' }),
      imported(3),
      makeEvent('visit.made', { ...reported, households: 60 }),
    ]);
    const whole = stateAfter(log);
    const resumed = readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(stateAfter(log.slice(0, 2))))), OPTIONS);
    for (const row of log.slice(2)) resumed.apply(row);
    expect(stateText(resumed)).toBe(stateText(whole));
  });

  it('are none in a snapshot of a release that knew none', () => {
    const state = stateAfter(makeLog([makeEvent('ticket.received')]));
    const earlier: StateSnapshot = writeSnapshot(state);
    expect('reported' in earlier).toBe(false);
    expect(readSnapshot(earlier, OPTIONS).reported.isEmpty).toBe(true);
  });

  it('are skipped and counted where an account cannot be told in them', () => {
    const state = stateAfter(makeLog([makeEvent('lamp.failed', reported), makeEvent('ticket.received', reported)]));
    expect([state.skipped, state.streets.failedLamps.size, state.tickets.size]).toEqual([2, 0, 0]);
  });
});
