import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs } from '../geo/units.ts';
import { gridId, MOMENT, makeEvent, makeLog, ticketId } from '../testing/make.ts';
import { randomLog } from '../testing/random-log.ts';
import { DistrictState } from './district-state.ts';
import type { LoggedEvent, StoredEvent } from './event.ts';
import type { GridId } from './ids.ts';
import { GRADES, isOpen, TICKET_STAGES } from './ticket.ts';
import type { DayCount } from './ticket-counts.ts';

const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

function stateAfter(log: readonly LoggedEvent[], zone = ZONE, windowDays = 400): DistrictState {
  const state = new DistrictState({ zone, windowDays });
  for (const row of log) state.apply(row);
  return state;
}

/** Days as a calendar of the zone prints them, counted from 1970-01-01. */
function calendarDay(at: number, zone: string): number {
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
  return Date.parse(`${date}T00:00Z`) / DAY_MS;
}

/** The same numbers as the state keeps, counted anew from the tickets it holds. */
function recount(state: DistrictState, zone: string) {
  const tickets = [...state.tickets.values()];
  const open = tickets.filter(isOpen);
  const byGrid = new Map<GridId, number>();
  for (const { gridId: grid } of open) if (grid) byGrid.set(grid, (byGrid.get(grid) ?? 0) + 1);
  const days = new Map<number, DayCount>();
  const count = (flow: keyof DayCount, at: EpochMs | undefined) => {
    if (at === undefined) return;
    const day = days.get(calendarDay(at, zone)) ?? { received: 0, closed: 0 };
    day[flow] += 1;
    days.set(calendarDay(at, zone), day);
  };
  for (const { times } of tickets) {
    count('received', times.receivedAt);
    count('closed', times.closedAt);
  }
  return {
    byStage: Object.fromEntries(
      TICKET_STAGES.map((stage) => [stage, tickets.filter((ticket) => ticket.stage === stage).length]),
    ),
    openByGrade: Object.fromEntries(
      GRADES.map((grade) => [grade, open.filter((ticket) => ticket.grade === grade).length]),
    ),
    openByGrid: byGrid,
    withoutPosition: tickets.filter(({ position }) => !position).length,
    outsideGrids: tickets.filter(({ position, gridId: grid }) => position && !grid).length,
    days,
  };
}

function kept({ counts }: DistrictState) {
  const { byStage, openByGrade, openByGrid, withoutPosition, outsideGrids, byDay } = counts;
  const days = new Map([...byDay].filter(([, { received, closed }]) => received > 0 || closed > 0));
  return { byStage, openByGrade, openByGrid, withoutPosition, outsideGrids, days };
}

describe('counts of the district', () => {
  it.each([ZONE, 'America/Los_Angeles'])('kept by each change are those of a recount, in %s', (zone) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 300 }), (seed, length) => {
        const state = stateAfter(randomLog({ seed, length }), zone);
        expect(kept(state)).toEqual(recount(state, zone));
      }),
      { seed: 20260117, numRuns: 120 },
    );
  });

  it('are those of all tickets, open ones and those of a day', () => {
    const { counts } = stateAfter(
      makeLog([
        makeEvent('ticket.received', { ticketId: ticketId('T-1'), gridId: gridId('G-1'), grade: 'key' }),
        makeEvent('ticket.received', { ticketId: ticketId('T-2'), gridId: gridId('G-1') }),
        makeEvent('ticket.declined', { ticketId: ticketId('T-2') }),
      ]),
    );
    expect([counts.held, counts.open]).toEqual([2, 1]);
    expect([...counts.openByGrid]).toEqual([['G-1', 1]]);
    expect(counts.openByGrade.key).toBe(1);
    expect(counts.dayOf(MOMENT)).toEqual({ received: 2, closed: 1 });
    expect(counts.dayOf(epochMs(MOMENT + DAY_MS))).toEqual({ received: 0, closed: 0 });
  });

  it('forget a grid with its last open ticket, so that equal states have equal counts', () => {
    const { counts } = stateAfter(
      makeLog([makeEvent('ticket.received', { gridId: gridId('G-1') }), makeEvent('ticket.declined')]),
    );
    expect([...counts.openByGrid]).toEqual([]);
  });
});

describe('a day of the district', () => {
  const received = (moments: readonly string[]) =>
    makeLog(
      moments.map((text, n) =>
        makeEvent('ticket.received', { ticketId: ticketId(`T-${n}`), occurredAt: epochMs(Date.parse(text)) }),
      ),
    );
  const receivedOn = (state: DistrictState, text: string) => state.counts.dayOf(epochMs(Date.parse(text))).received;

  it('ends at midnight of its zone', () => {
    // 16:00 UTC is midnight in China
    const state = stateAfter(received(['2026-01-17T15:59:59.999Z', '2026-01-17T16:00Z', '2026-01-18T15:59Z']));
    expect(receivedOn(state, '2026-01-17T12:00+08:00')).toBe(1);
    expect(receivedOn(state, '2026-01-18T12:00+08:00')).toBe(2);
  });

  it('has 23 hours when summer time begins and 25 when it ends', () => {
    const hours = (from: string) =>
      Array.from({ length: 48 }, (_, hour) => new Date(Date.parse(from) + 3_600_000 * hour).toISOString());
    const spring = stateAfter(received(hours('2026-03-08T00:00-08:00')), 'America/Los_Angeles');
    expect(receivedOn(spring, '2026-03-08T12:00-07:00')).toBe(23);
    const autumn = stateAfter(received(hours('2026-11-01T00:00-07:00')), 'America/Los_Angeles');
    expect(receivedOn(autumn, '2026-11-01T12:00-08:00')).toBe(25);
  });
});

describe('dropBefore', () => {
  const log = makeLog([
    makeEvent('ticket.received', { ticketId: ticketId('open'), gridId: gridId('G-1') }),
    makeEvent('ticket.received', { ticketId: ticketId('closed') }),
    makeEvent('ticket.declined', { ticketId: ticketId('closed') }),
  ]);
  const closedLoggedAt = log[2].loggedAt;
  const windowDays = 10;

  it('drops a closed ticket when its last event is older than the window, and not a moment before', () => {
    const state = stateAfter(log, ZONE, windowDays);
    expect(state.dropBefore(epochMs(closedLoggedAt + windowDays * DAY_MS))).toBe(0);
    expect(state.dropBefore(epochMs(closedLoggedAt + windowDays * DAY_MS + 1))).toBe(1);
    expect([...state.tickets.keys()]).toEqual(['open']);
  });

  it('never drops an open ticket, and keeps the days', () => {
    const state = stateAfter(log, ZONE, windowDays);
    state.dropBefore(epochMs(MOMENT + 1000 * DAY_MS));
    expect([state.counts.held, state.counts.open]).toEqual([1, 1]);
    expect(state.counts.dayOf(MOMENT)).toEqual({ received: 2, closed: 1 });
  });

  it('leaves counts that a recount gives, but for the days', () => {
    const state = stateAfter(randomLog({ seed: 3, length: 400, tickets: 60 }), ZONE, windowDays);
    const changedAt = [...state.tickets.values()].filter((ticket) => !isOpen(ticket)).map((ticket) => ticket.changedAt);
    const middle = changedAt.sort((a, b) => a - b)[Math.floor(changedAt.length / 2)];
    expect(state.dropBefore(epochMs(middle + windowDays * DAY_MS))).toBe(Math.floor(changedAt.length / 2));
    const { days: _kept, ...stock } = kept(state);
    const { days: _recounted, ...recounted } = recount(state, ZONE);
    expect(stock).toEqual(recounted);
  });
});

describe('apply', () => {
  it('skips and counts a type that a later release added', () => {
    const later = { ...makeEvent('lamp.failed'), type: 'lamp.dimmed' } as unknown as StoredEvent;
    const laterStep = { ...makeEvent('ticket.accepted'), type: 'ticket.whistled' } as unknown as StoredEvent;
    const state = new DistrictState({ zone: ZONE, windowDays: 400 });
    const [received, ...rows] = makeLog([makeEvent('ticket.received'), later, laterStep]);
    state.apply(received);
    expect(rows.map((row) => state.apply(row).kind)).toEqual(['skipped', 'skipped']);
    expect([state.skipped, state.seq, state.counts.held]).toEqual([2, 3, 1]);
  });

  it('skips and counts a step of a ticket that it does not hold', () => {
    const state = stateAfter(makeLog([makeEvent('ticket.accepted')]));
    expect([state.skipped, state.counts.held]).toEqual([1, 0]);
  });

  it('tells what became of a ticket', () => {
    const state = new DistrictState({ zone: ZONE, windowDays: 400 });
    const [received, accepted] = makeLog([makeEvent('ticket.received'), makeEvent('ticket.accepted')]);
    const first = state.apply(received);
    const second = state.apply(accepted);
    if (first.kind !== 'ticket' || second.kind !== 'ticket') throw new Error('No ticket changed.');
    expect(first.before).toBeUndefined();
    expect([second.before, second.after.stage]).toEqual([first.after, 'dispatch']);
  });

  it('bears whatever the log may hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const state = stateAfter(randomLog({ seed, length: 200, tickets: 3 }));
        return state.seq === 200;
      }),
      { seed: 20260117, numRuns: 100 },
    );
  });
});
