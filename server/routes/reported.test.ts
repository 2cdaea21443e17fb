import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import { epochMs } from '../../core/geo/units.ts';
import type { EventAnswer, SnapshotBody } from '../../core/protocol/http.ts';
import { ticketId } from '../../core/testing/make.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';

const LONG_AGO = epochMs(Date.parse('2025-03-01T09:00+08:00'));

const imported = (id: string, channel = 'hotline') =>
  makeNew('ticket.imported', {
    ticketId: ticketId(id),
    channel,
    stage: 'closed',
    outcome: 'answered',
    times: { receivedAt: LONG_AGO },
  });

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  await sendEvents(test, [makeNew('ticket.received', { ticketId: ticketId('live') }), makeNew('meeting.held')]);
  const account = [
    makeNew('report.announced', { rows: 6 }), // one of them is still to come
    imported('R-1'),
    imported('R-2', 'visit'),
    makeNew('meeting.held', { meetingCode: 'talk', occurredAt: LONG_AGO }),
    makeNew('meeting.held', { meetingCode: 'forum', occurredAt: LONG_AGO }),
    makeNew('suggestion.made', { occurredAt: LONG_AGO }),
  ];
  await sendEvents(test, account, test.tokens.history);
});
afterAll(() => test.close());

async function codeOf(event: SentEvent, token?: string): Promise<string | undefined> {
  const response = await test.app.inject({
    method: 'POST',
    url: '/api/events',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    payload: [event],
  });
  const [answer] = response.json<{ answers: EventAnswer[] }>().answers;
  return 'code' in answer ? answer.code : undefined;
}

const idsOf = async (query: Record<string, string>) => {
  const { tickets } = (await test.app.inject({ url: '/api/tickets', query })).json<{ tickets: { id: string }[] }>();
  return tickets.map(({ id }) => id);
};

const linesOf = async (path: string, query: Record<string, string>) => {
  const { body } = await test.app.inject({ url: path, query: { format: 'csv', ...query } });
  return body.trimEnd().split('\r\n').slice(1);
};

describe('a published account', () => {
  it('is counted beside everything else, in the state and in the snapshot', async () => {
    const { state } = test.engine.follower;
    expect([...state.tickets.keys()]).toEqual(['live']);
    expect([state.counts.held, state.reported.rows, state.reported.announcedRows]).toEqual([1, 5, 6]);
    const body = (await test.app.inject({ url: '/api/snapshot' })).json<SnapshotBody>();
    expect(body.state.tickets.rows).toBe(1);
    expect(body.state.reported).toEqual({
      rows: 6,
      counts: [
        [2025, 'ticket.imported', 'hotline', 'answered', 1],
        [2025, 'ticket.imported', 'visit', 'answered', 1],
        [2025, 'meeting.held', 'talk', '', 1],
        [2025, 'meeting.held', 'forum', '', 1],
        [2025, 'suggestion.made', 'talk', '', 1],
      ],
    });
  });

  it('is listed when it is asked for, and never among other tickets', async () => {
    expect(await idsOf({})).toEqual(['live']);
    expect(await idsOf({ provenance: 'recorded' })).toEqual(['live']);
    expect(await idsOf({ provenance: 'simulated' })).toEqual([]);
    expect(await idsOf({ provenance: 'reported' })).toEqual(['R-1', 'R-2']);
    expect(await idsOf({ provenance: 'reported', channel: 'visit', outcome: 'answered' })).toEqual(['R-2']);
    expect(await idsOf({ provenance: 'reported', outcome: 'declined' })).toEqual([]);
    expect(await linesOf('/api/tickets', { provenance: 'reported', channel: 'hotline' })).toEqual([
      expect.stringMatching(/^R-1,closed,answered,.*,reported$/),
    ]);
  });

  it('has rows that are no tickets, listed by type and code in the same way', async () => {
    const meetings = (query: Record<string, string>) =>
      linesOf('/api/deliberations', { type: 'meeting.held', ...query });
    expect(await meetings({})).toEqual([expect.stringMatching(/,talk,.*,recorded$/)]);
    expect(await meetings({ provenance: 'reported' })).toHaveLength(2);
    expect(await meetings({ provenance: 'reported', code: 'forum' })).toEqual([
      expect.stringMatching(/^[\w-]{36},meeting\.held,forum,,2025-03-01T01:00:00\.000Z,.*,import,reported$/),
    ]);
    expect(await meetings({ provenance: 'reported', until: String(LONG_AGO) })).toEqual([]);
    expect(await linesOf('/api/deliberations', { type: 'issue.solicited', provenance: 'reported' })).toEqual([]);
  });

  it('is read in pages as well', async () => {
    type Page = { rows: { seq: number; event: { meetingCode: string } }[]; nextAfter?: number };
    const page = async (query: Record<string, string>): Promise<Page> => {
      const all = { type: 'meeting.held', provenance: 'reported', limit: '1', ...query };
      return (await test.app.inject({ url: '/api/deliberations', query: all })).json();
    };
    const first = await page({});
    const second = await page({ after: String(first.nextAfter) });
    expect([...first.rows, ...second.rows].map(({ event }) => event.meetingCode)).toEqual(['talk', 'forum']);
    expect((await page({ after: String(second.nextAfter) })).rows).toEqual([]);
  });

  it('takes only what an account is told in, once, and lets nothing follow on it', async () => {
    const { history, import: importer } = test.tokens;
    expect(await codeOf(makeNew('ticket.received', { ticketId: ticketId('R-9') }), history)).toBe(
      'event-not-reportable',
    );
    expect(await codeOf(makeNew('lamp.failed'), history)).toBe('event-not-reportable');
    expect(await codeOf(imported('R-1'), history)).toBe('ticket-reported');
    expect(await codeOf(imported('live'), history)).toBe('ticket-reported');
    expect(await codeOf(imported('R-1'), importer)).toBe('ticket-reported');
    expect(await codeOf(makeNew('ticket.accepted', { ticketId: ticketId('R-1') }))).toBe('ticket-reported');
    const merged = { ticketId: ticketId('live'), intoTicketId: ticketId('R-1') };
    expect(await codeOf(makeNew('ticket.merged', merged))).toBe('ticket-merge-target');
    expect(test.engine.follower.state.reported.rows).toBe(5);
  });

  it('has no row before it is announced, is announced once, and has no row more than it announced', async () => {
    const { history } = test.tokens;
    await sendEvents(test, [imported('R-6')], history);
    expect(await codeOf(imported('R-7'), history)).toBe('report-complete');
    expect(await codeOf(makeNew('report.announced', { rows: 50 }), history)).toBe('report-announced');
    expect(test.engine.follower.state.reported.announcedRows).toBe(6);

    const other = await buildTestApp();
    const send = (events: SentEvent[]) => sendEvents(other, events, other.tokens.history);
    await expect(send([imported('R-1')])).rejects.toThrow('report-unannounced');
    await expect(send([makeNew('report.announced', { rows: 1 }), imported('R-1'), imported('R-2')])).rejects.toThrow(
      'report-complete',
    );
    expect(other.engine.follower.state.reported.rows).toBe(1);
    await expect(send([imported('R-3')])).rejects.toThrow('report-complete'); // as the log knows it, not the batch
    await other.close();
  });

  it('is no news for any layer', () => {
    const { heardAt } = test.engine.follower.state.streets;
    expect([...heardAt.keys()].sort()).toEqual(['meeting', 'ticket']);
  });
});
