import { describe, expect, it } from 'vitest';
import { fixture, fixtureDistrict } from '../import/fixtures/fixture-district.ts';
import type { ImportedEvent } from '../import/record/imported-event.ts';
import { openTicketsFile } from '../import/tickets-file.ts';
import { type ReplayRun, replayTickets } from './replay-tickets.ts';

/** A replay of the fixture against a clock that moves only while the replay waits. */
async function replay(speed: number, more: Partial<ReplayRun> = {}) {
  const district = await fixtureDistrict();
  const file = await openTicketsFile(fixture('la-style.csv'), district, {}, () => {});
  const clock = { startAt: 0, factor: 0, wallMs: 0 };
  const districtNow = () => clock.startAt + clock.wallMs * clock.factor;
  const requests: { at: number; events: readonly ImportedEvent[] }[] = [];
  let seq = 0;
  const result = await replayTickets({
    district,
    file,
    speed,
    setClock: async (districtAt, factor) => {
      clock.startAt = districtAt;
      clock.factor = factor;
    },
    send: async (events) => {
      requests.push({ at: districtNow(), events });
      return events.map(({ id }) => ({ id, seq: ++seq }));
    },
    now: () => clock.wallMs,
    wait: async (ms) => {
      clock.wallMs += ms;
    },
    ...more,
  });
  return { ...result, clock, requests, events: requests.flatMap(({ events }) => events) };
}

describe('replayTickets', () => {
  it('starts the clock at the first recorded moment', async () => {
    const { clock } = await replay(600);
    expect([clock.startAt, clock.factor]).toEqual([Date.parse('2020-01-01T00:05-08:00'), 600]);
  });

  it('sends nothing before its moment, and nothing later than a tick after it', async () => {
    const speed = 600;
    const { requests } = await replay(speed);
    for (const { at, events } of requests) {
      for (const { occurredAt } of events) {
        expect(occurredAt).toBeLessThanOrEqual(at);
        expect(at - occurredAt).toBeLessThanOrEqual(50 * speed);
      }
    }
  });

  it('sends moments of the same tick together at any speed', async () => {
    const slow = await replay(600);
    const fast = await replay(10_000_000);
    expect(fast.events.map(({ id }) => id)).toEqual(slow.events.map(({ id }) => id));
    expect(fast.requests.length).toBeLessThan(slow.requests.length);
  });

  it('tells each record step by step, and accounts for it once', async () => {
    const { account, events } = await replay(1_000_000);
    // T-1 to T-7 and T-10 are received and closed, T-8 and T-9 only received
    expect(events).toHaveLength(8 * 2 + 2);
    expect([account.read, account.imported]).toEqual([10, 10]);
    const first = events.filter(({ ticketId }) => ticketId === 'T-1');
    expect(first.map(({ stage }) => stage)).toEqual(['acceptance', 'closed']);
    expect(first.map(({ private: personal }) => personal !== undefined)).toEqual([true, false]);
  });

  it('stops when interrupted, with the account so far', async () => {
    const controller = new AbortController();
    const { account, stopped, events } = await replay(600, {
      signal: controller.signal,
      onProgress: ({ sent }) => {
        if (sent >= 5) controller.abort();
      },
    });
    expect(stopped?.name).toBe('Interrupted');
    expect(events.length).toBeGreaterThanOrEqual(5);
    expect(account.read).toBeLessThan(10);
  });

  it('refuses a record when one of its steps is refused', async () => {
    const refusal = { status: 409, code: 'ticket-import-times', message: 'no' };
    const { account } = await replay(1_000_000, {
      send: async (events) =>
        events.map(({ id, ticketId, stage }, index) =>
          ticketId === 'T-1' && stage === 'acceptance' ? { id, ...refusal } : { id, seq: index + 1 },
        ),
    });
    expect([account.imported, account.refused]).toEqual([9, 1]);
    expect(account.refusals).toMatchObject([{ code: 'ticket-import-times', count: 1, first: [{ line: 2 }] }]);
  });
});
