import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeEvent, makeLog, ticketId } from '../testing/make.ts';
import { randomLog } from '../testing/random-log.ts';
import { DistrictState } from './district-state.ts';
import type { LoggedEvent } from './event.ts';
import { readSnapshot, type StateSnapshot, writeSnapshot } from './state-snapshot.ts';

const OPTIONS = { zone: 'Asia/Shanghai', windowDays: 400 };

function stateAfter(log: readonly LoggedEvent[]): DistrictState {
  const state = new DistrictState(OPTIONS);
  for (const row of log) state.apply(row);
  return state;
}

const throughWire = (state: DistrictState) => readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(state))), OPTIONS);

describe('a snapshot', () => {
  it('gives back an equal state, whatever the log held', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 300 }), (seed, length) => {
        const state = stateAfter(randomLog({ seed, length, tickets: 40 }));
        expect(throughWire(state)).toEqual(state);
      }),
      { seed: 20260117, numRuns: 80 },
    );
  });

  it('goes on with the log as the state it was taken from does', () => {
    const log = randomLog({ seed: 7, length: 600, tickets: 40 });
    const whole = stateAfter(log);
    const resumed = throughWire(stateAfter(log.slice(0, 300)));
    for (const row of log.slice(300)) resumed.apply(row);
    expect(resumed).toEqual(whole);
  });

  it('keeps positions to the last bit', () => {
    const positions: [number, number][] = [
      [126.55, 43.83],
      [126.550_000_1, 43.830_000_000_1],
      [1 / 3, -1 / 7],
      [-180, 90],
    ];
    const log = makeLog(
      positions.map((position, n) => makeEvent('ticket.received', { ticketId: ticketId(`T-${n}`), position })),
    );
    expect([...throughWire(stateAfter(log)).tickets.values()].map(({ position }) => position)).toEqual(positions);
  });

  it('brings -0 back as 0, which is the same place', () => {
    const [ticket] = throughWire(
      stateAfter(makeLog([makeEvent('ticket.received', { position: [-0, 5] })])),
    ).tickets.values();
    expect(ticket.position).toEqual([0, 5]);
  });

  it('keeps what is not there not there', () => {
    const bare = makeEvent('ticket.imported', { position: undefined, stage: 'closed', times: { receivedAt: MOMENT } });
    const [ticket] = throughWire(stateAfter(makeLog([bare]))).tickets.values();
    const { position, gridId, grade, unitId, dueAt, outcome, satisfaction, mergedInto } = ticket;
    const fields = [position, gridId, grade, unitId, dueAt, outcome, satisfaction, mergedInto];
    expect(fields.every((field) => field === undefined)).toBe(true);
    expect(ticket.times.closedAt).toBeUndefined();
  });

  it('keeps moments in any order, the first of them before 1971', () => {
    const log = makeLog(
      [5_000, 0, MOMENT].map((at, n) =>
        makeEvent('ticket.received', { ticketId: ticketId(`T-${n}`), occurredAt: epochMs(at) }),
      ),
    );
    const tickets = [...throughWire(stateAfter(log)).tickets.values()];
    expect(tickets.map(({ times }) => times.receivedAt)).toEqual([5_000, 0, MOMENT]);
  });

  it('is refused in another format', () => {
    const foreign = { ...writeSnapshot(stateAfter([])), format: 2 } as unknown as StateSnapshot;
    expect(() => readSnapshot(foreign, OPTIONS)).toThrow(RangeError);
  });
});
