import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { shortened } from './first-days.ts';
import { HOUR_MS, judged, NOW, ofType, storyOf } from './testing/stage.ts';

const DAYS = 4;
const told = storyOf({ historySeconds: DAYS * 86_400 }).tellUntil(NOW).events;
const yesterday = epochMs(NOW - 24 * HOUR_MS);
const short = shortened(told, yesterday);

/** All tickets as they stand at the end; `changedAt` is the log's and not the town's. */
const ticketsAfter = (events: readonly SentEvent[]) => {
  const { refused, state } = judged(events);
  expect(refused).toEqual([]);
  expect(state.skipped).toBe(0);
  const tickets = [...state.tickets.values()].map(({ changedAt: _at, ...ticket }): Omit<Ticket, 'changedAt'> => ticket);
  return tickets.sort((a, b) => (a.id < b.id ? -1 : 1));
};

describe('the first days', () => {
  it('reach so far back as they are asked to', () => {
    expect(NOW - told[0].occurredAt).toBe(DAYS * 24 * HOUR_MS);
  });

  it('leave the same tickets in fewer events', () => {
    expect(ticketsAfter(short)).toEqual(ticketsAfter(told));
    expect(short.length).toBeLessThan(0.6 * told.length); // three of four days in one event a ticket, and not in five or six
    expect(new Set(short.map(({ id }) => id)).size).toBe(short.length);
  });

  it('tell what is closed before yesterday once, and what came after step by step', () => {
    const once = ofType(short, 'ticket.imported');
    expect(once.length).toBeGreaterThan(1_000);
    for (const { stage, times, occurredAt } of once) {
      expect([stage, times.closedAt]).toEqual(['closed', occurredAt]);
      expect(occurredAt).toBeLessThan(yesterday);
    }
    const ofYesterday = (events: readonly SentEvent[]) => events.filter(({ occurredAt }) => occurredAt >= yesterday);
    expect(ofYesterday(short)).toEqual(ofYesterday(told));
  });

  it('go forward in time, and keep no sentence of what is over', () => {
    const moments = short.map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(ofType(short, 'ticket.imported').some((event) => 'private' in event)).toBe(false);
  });
});
