import { describe, expect, it } from 'vitest';
import { fixture, fixtureDistrict } from '../import/fixtures/fixture-district.ts';
import { InputProblem } from '../import/input-problem.ts';
import type { ImportedEvent } from '../import/record/imported-event.ts';
import { openTicketsFile } from '../import/tickets-file.ts';
import { type ReplayRun, replayTickets } from './replay-tickets.ts';

/** A replay of the fixture against a clock that moves only while the replay waits. */
async function replay(speed: number, more: Partial<ReplayRun> = {}) {
  const district = await fixtureDistrict();
  const file = await openTicketsFile(fixture('la-style.csv'), district, {}, () => {});
  const dial = { startAt: 0, factor: 0, wallMs: 0, slowedAfter: -1 };
  const districtNow = () => dial.startAt + dial.wallMs * dial.factor;
  const requests: { at: number; events: readonly ImportedEvent[] }[] = [];
  let seq = 0;
  const result = await replayTickets({
    district,
    file,
    speed,
    setClock: async (districtAt, factor) => {
      dial.startAt = districtAt;
      dial.factor = factor;
    },
    slowClock: async () => {
      dial.slowedAfter = requests.length;
    },
    send: async (events) => {
      requests.push({ at: districtNow(), events });
      return events.map(({ id }) => ({ id, seq: ++seq }));
    },
    now: () => dial.wallMs,
    wait: async (ms) => {
      dial.wallMs += ms;
    },
    ...more,
  });
  return { ...result, dial, requests, events: requests.flatMap(({ events }) => events) };
}

describe('replayTickets', () => {
  it('starts the clock at the first recorded moment', async () => {
    const { dial } = await replay(600);
    expect([dial.startAt, dial.factor]).toEqual([Date.parse('2020-01-01T00:05-08:00'), 600]);
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
    const { account, stopped, events, requests, clock, dial } = await replay(600, {
      signal: controller.signal,
      onProgress: ({ sent }) => {
        if (sent >= 5) controller.abort();
      },
    });
    expect(stopped?.name).toBe('Interrupted');
    expect(events.length).toBeGreaterThanOrEqual(5);
    expect(account.read).toBeLessThan(10);
    expect([clock, dial.slowedAfter]).toEqual(['slowed', requests.length]);
  });

  it('slows the clock when all is told', async () => {
    const { clock, dial, requests, stopped } = await replay(1_000_000);
    expect([clock, dial.slowedAfter, stopped]).toEqual(['slowed', requests.length, undefined]);
  });

  it('leaves the clock alone where it could not be set', async () => {
    const setClock = async () => {
      throw new InputProblem('wall time');
    };
    const { clock, dial, stopped, events } = await replay(600, { setClock });
    expect([clock, dial.slowedAfter, stopped?.message, events.length]).toEqual(['untouched', -1, 'wall time', 0]);
  });

  it('says that the clock runs on when the server is lost, and why the replay ended', async () => {
    const lost = (message: string) => async () => {
      throw new InputProblem(message);
    };
    const { clock, stopped } = await replay(600, { send: lost('first'), slowClock: lost('second') });
    expect([clock, stopped?.message]).toEqual(['running-on', 'first']);
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
