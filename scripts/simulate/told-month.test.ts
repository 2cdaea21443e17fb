import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { StoredEvent } from '../../core/domain/event.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { FIRST_DAYS } from './first-days.ts';
import { createStory, type Known } from './story.ts';
import { demoFiles } from './testing/demo-files.ts';
import { HOUR_MS, NOTHING, ofType } from './testing/stage.ts';
import { Town } from './town.ts';

const DAY_MS = 24 * HOUR_MS;
const files = demoFiles();

/** The demo as it stands after its first days, and the story of the hours that a simulator tells after them. */
function toldMonth(seed: number, date: string) {
  const now = epochMs(Date.parse(`${date}+08:00`));
  const town = new Town(files, seed);
  const options = { town, seed, now, ticketsPerHour: town.usualRate, pace: 1 };
  const { events } = createStory({ ...options, known: NOTHING, historySeconds: FIRST_DAYS * 86_400 }).tellUntil(now);
  const state = new DistrictState({ zone: files.district.zone, windowDays: 400 });
  for (const event of events) {
    const stored = { ...event, actor: 'simulator', source: 'simulator', provenance: 'simulated' } as StoredEvent;
    state.apply({ seq: state.seq + 1, loggedAt: event.occurredAt, event: stored });
  }
  const tickets = [...state.tickets.values()];
  const open = tickets.filter(isOpen);
  const closed = tickets.filter((ticket) => !isOpen(ticket) && ticket.dueAt !== undefined);
  const inTime = closed.filter(({ dueAt, times }) => times.closedAt! <= dueAt!); // of those with a limit that are closed
  const overdueMs = open.flatMap(({ dueAt }) => (dueAt !== undefined && dueAt < now ? [now - dueAt] : []));
  const known: Known = { ...NOTHING, seq: state.seq, tickets: open };
  return { now, tickets, open, inTime: inTime.length / closed.length, overdueMs, known, options };
}

describe.each([
  [1, '2026-01-17T10:00'],
  [2, '2026-07-14T22:30'],
  [3, '2026-11-25T02:00'],
])('a district that closes most on the same day, seed %d, on %s', (seed, date) => {
  const { now, tickets, open, inTime, overdueMs, known, options } = toldMonth(seed, date);

  it('is mostly in time, and neither always nor as often as a report would have it', () => {
    expect(inTime).toBeGreaterThan(0.88);
    expect(inTime).toBeLessThan(0.97);
  });

  it('has little in hand that is overdue, and a few of them long since', () => {
    expect(tickets.length).toBeGreaterThan(8_000);
    expect(open.length / tickets.length).toBeLessThan(0.12);
    expect(overdueMs.length).toBeGreaterThan(5);
    expect(overdueMs.length / open.length).toBeLessThan(0.1);
    const sorted = overdueMs.sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(7 * DAY_MS);
    expect(sorted.at(-1)).toBeLessThan(25 * DAY_MS);
  });

  it('does not hurry what it has in hand when a simulator goes on with it', () => {
    const { events } = createStory({ ...options, known }).tellUntil(epochMs(now + 3 * HOUR_MS));
    const inHand = new Set(open.filter(({ stage }) => stage === 'handling').map(({ id }) => id));
    const done = ofType(events, 'ticket.handled').filter(({ ticketId }) => inHand.has(ticketId));
    // what is in hand for longer takes days; drawn anew from its receipt on, four in ten would be over at once
    expect(done.length / inHand.size).toBeLessThan(0.12);
  });
});
