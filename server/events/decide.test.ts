import { describe, expect, it } from 'vitest';
import type { EventType, PrivateFields, StoredEventOf } from '../../core/domain/event.ts';
import type { EventId, TicketId } from '../../core/domain/ids.ts';
import type { Provenance, Ticket } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { MOMENT, makeEvent, makeTicket, ticketId } from '../../core/testing/make.ts';
import { decide, type LogContext, loggedRows } from './decide.ts';
import type { PreparedEvent } from './prepare.ts';

const LOGGED_AT = epochMs(MOMENT + 5_000);

const EMPTY: LogContext = {
  seq: 0,
  lastId: undefined,
  loggedAt: LOGGED_AT,
  known: new Map(),
  tickets: new Map(),
};
const context = (fields: Partial<LogContext>): LogContext => ({ ...EMPTY, ...fields });
const holding = (...tickets: Ticket[]): ReadonlyMap<TicketId, Ticket> => new Map(tickets.map((one) => [one.id, one]));

/** An event under a short id whose digest is its own. */
function made<Name extends EventType>(
  id: string,
  type: Name,
  fields: Partial<StoredEventOf<Name>> = {},
  privateFields?: PrivateFields,
): PreparedEvent {
  const event = makeEvent(type, { id: id as EventId, ...fields } as Partial<StoredEventOf<Name>>);
  return { event, digest: `digest of ${JSON.stringify(event)}`, private: privateFields };
}

describe('decide', () => {
  it('numbers what it stores from the position of the log on', () => {
    const batch = [made('a', 'duty.started'), made('b', 'weather.observed')];
    const decision = decide(batch, context({ seq: 41, lastId: 'before' }));
    expect(decision.verdicts).toEqual([
      { kind: 'stored', seq: 42 },
      { kind: 'stored', seq: 43 },
    ]);
    expect([decision.prevSeq, decision.prevId, decision.seq]).toEqual([41, 'before', 43]);
    expect(decision.rows.map(({ seq, logged_at, digest, body }) => [seq, logged_at, digest, body.id])).toEqual([
      [42, LOGGED_AT, batch[0].digest, 'a'],
      [43, LOGGED_AT, batch[1].digest, 'b'],
    ]);
  });

  it('decides nothing for no events', () => {
    expect(decide([], context({ seq: 7, lastId: 'x' }))).toEqual({
      verdicts: [],
      prevSeq: 7,
      prevId: 'x',
      seq: 7,
      loggedAt: LOGGED_AT,
      rows: [],
      tickets: [],
      privates: [],
      refusals: [],
    });
  });

  it('lets each event see those before it', () => {
    const batch = [made('a', 'ticket.received'), made('b', 'ticket.accepted'), made('c', 'ticket.dispatched')];
    expect(decide(batch, EMPTY).verdicts.map(({ kind }) => kind)).toEqual(['stored', 'stored', 'stored']);
    expect(decide(batch.toReversed(), EMPTY).verdicts.map(({ kind }) => kind)).toEqual([
      'refused',
      'refused',
      'stored',
    ]);
  });

  it('writes each ticket once, as the batch leaves it', () => {
    const other = ticketId('T-2');
    const batch = [
      made('a', 'ticket.received'),
      made('b', 'ticket.received', { ticketId: other }),
      made('c', 'ticket.accepted'),
    ];
    const { tickets } = decide(batch, EMPTY);
    expect(tickets.map(({ id, stage, changedAt }) => [id, stage, changedAt])).toEqual([
      ['T-1', 'dispatch', LOGGED_AT],
      ['T-2', 'acceptance', LOGGED_AT],
    ]);
  });

  it('writes no ticket that the batch only mentions', () => {
    const target = makeTicket({ id: ticketId('T-2') });
    const merged = made('a', 'ticket.merged', { ticketId: ticketId('T-1'), intoTicketId: target.id });
    const { tickets } = decide([merged], context({ tickets: holding(makeTicket(), target) }));
    expect(tickets.map(({ id }) => id)).toEqual(['T-1']);
  });

  it('leaves what it was given as it was, and decides the same again', () => {
    const given = context({ known: new Map(), tickets: holding(makeTicket()) });
    const batch = [made('a', 'ticket.accepted'), made('b', 'ticket.accepted')];
    const first = decide(batch, given);
    expect([given.known.size, given.tickets.get(ticketId('T-1'))]).toEqual([0, makeTicket()]);
    expect(decide(batch, given)).toEqual(first);
  });
});

describe('decide and refusals', () => {
  it('gives a refused event no number, and a row for the audit without its body', () => {
    const batch = [made('a', 'ticket.accepted'), made('b', 'duty.started')];
    const decision = decide(batch, context({ seq: 9 }));
    expect(decision.verdicts).toEqual([
      { kind: 'refused', code: 'ticket-unknown' },
      { kind: 'stored', seq: 10 },
    ]);
    expect(decision.rows.map(({ body }) => body.id)).toEqual(['b']);
    expect(decision.refusals).toEqual([
      { event_id: 'a', type: 'ticket.accepted', ticket_id: 'T-1', actor: 'test', code: 'ticket-unknown' },
    ]);
  });

  it('keeps nothing private of a refused event', () => {
    expect(decide([made('a', 'ticket.accepted', {}, { caller: '刘**' })], EMPTY).privates).toEqual([]);
  });

  it('lets a refused id be used by the event that is right', () => {
    const batch = [made('a', 'ticket.accepted'), made('a', 'ticket.received')];
    expect(decide(batch, EMPTY).verdicts.map(({ kind }) => kind)).toEqual(['refused', 'stored']);
  });
});

describe('decide and retries', () => {
  const event = made('a', 'ticket.received');
  const stored = context({
    seq: 5,
    known: new Map([['a', { seq: 3, digest: event.digest, provenance: event.event.provenance }]]),
  });

  it('answers the old number, and writes nothing', () => {
    const decision = decide([event], stored);
    expect(decision.verdicts).toEqual([{ kind: 'repeated', seq: 3 }]);
    expect([decision.seq, decision.rows, decision.tickets, decision.refusals]).toEqual([5, [], [], []]);
  });

  it('answers the old number even where the step would be illegal by now', () => {
    const closed = holding(makeTicket({ stage: 'closed' }));
    expect(decide([event], { ...stored, tickets: closed }).verdicts).toEqual([{ kind: 'repeated', seq: 3 }]);
  });

  it('knows a repetition within the batch', () => {
    expect(decide([event, event], EMPTY).verdicts).toEqual([
      { kind: 'stored', seq: 1 },
      { kind: 'repeated', seq: 1 },
    ]);
  });

  it('refuses another event under a stored id, and keeps that for the audit', () => {
    const other = made('a', 'ticket.received', { category: 'D02' });
    const decision = decide([other], stored);
    expect(decision.verdicts).toEqual([{ kind: 'refused', code: 'event-id-reused' }]);
    expect(decision.refusals[0]).toMatchObject({ event_id: 'a', code: 'event-id-reused' });
    expect(decide([event, other], EMPTY).verdicts).toEqual([
      { kind: 'stored', seq: 1 },
      { kind: 'refused', code: 'event-id-reused' },
    ]);
  });
});

describe('decide and provenance', () => {
  const told = (id: string, provenance: Provenance) => made(id, 'report.announced', { provenance });
  const withDigest = (one: PreparedEvent, digest: string): PreparedEvent => ({ ...one, digest });

  it('takes no event for a repetition that is stored with another provenance', () => {
    const stored = withDigest(made('a', 'meeting.held', { provenance: 'simulated' }), 'as sent');
    const again = withDigest(made('a', 'meeting.held', { provenance: 'reported' }), 'as sent');
    const decision = decide([stored, again], EMPTY);
    expect(decision.verdicts).toEqual([
      { kind: 'stored', seq: 1 },
      { kind: 'refused', code: 'event-id-provenance' },
    ]);
    expect(decision.refusals[0]).toMatchObject({ event_id: 'a', code: 'event-id-provenance' });
  });

  it('lets only who tells a published account announce one', () => {
    expect(decide([told('a', 'simulated'), told('b', 'recorded'), told('c', 'reported')], EMPTY).verdicts).toEqual([
      { kind: 'refused', code: 'event-reported-only' },
      { kind: 'refused', code: 'event-reported-only' },
      { kind: 'stored', seq: 1 },
    ]);
  });
});

describe('decide and private fields', () => {
  it('writes a row for each, beside its ticket', () => {
    const { privates } = decide([made('a', 'ticket.received', {}, { caller: '刘**', phone: '138****0000' })], EMPTY);
    expect(privates).toEqual([
      { event_id: 'a', ticket_id: 'T-1', field: 'caller', value: '刘**' },
      { event_id: 'a', ticket_id: 'T-1', field: 'phone', value: '138****0000' },
    ]);
  });

  it('writes them without a ticket for events of other families', () => {
    const { privates } = decide([made('a', 'lamp.failed', {}, { text: '杆号 7' })], EMPTY);
    expect(privates).toEqual([{ event_id: 'a', ticket_id: null, field: 'text', value: '杆号 7' }]);
  });
});

describe('loggedRows', () => {
  it('gives followers the rows as the log reads them', () => {
    const batch = [made('a', 'ticket.received'), made('b', 'ticket.declined')];
    expect(loggedRows(decide(batch, context({ seq: 2 })))).toEqual([
      { seq: 3, loggedAt: LOGGED_AT, event: batch[0].event },
      { seq: 4, loggedAt: LOGGED_AT, event: batch[1].event },
    ]);
  });
});
