import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeEvent, makeTicket, ticketId } from '../testing/make.ts';
import type { TicketId } from './ids.ts';
import { TICKET_STAGES, type Ticket, type TicketStage } from './ticket.ts';
import type { StoredTicketEvent } from './ticket-fold.ts';
import { judgeTicket, ticketsOf } from './ticket-judgement.ts';

const target = makeTicket({ id: ticketId('T-2') });

/** Judge with the tickets of a district at hand. */
function judge(event: StoredTicketEvent, ...tickets: Ticket[]) {
  const byId = new Map<TicketId, Ticket>(tickets.map((ticket) => [ticket.id, ticket]));
  return judgeTicket(event, (id) => byId.get(id));
}

const STEPS = [
  'ticket.accepted',
  'ticket.declined',
  'ticket.dispatched',
  'ticket.returned',
  'ticket.handled',
  'ticket.answered',
  'ticket.reopened',
  'ticket.rated',
  'ticket.merged',
] as const;
type Step = (typeof STEPS)[number];

/** 受理—分派—处置—反馈—评价 and the ways out, told again in columns of the steps above. 1 is legal. */
const TABLE: Record<TicketStage, string> = {
  //            acc dec dis ret han ans reo rat mer
  acceptance: ' 1   1   0   0   0   0   0   0   1',
  dispatch: '   0   0   1   0   0   0   0   0   1',
  handling: '   0   0   0   1   1   0   0   0   1',
  feedback: '   0   0   0   0   0   1   1   0   1',
  rating: '     0   0   0   0   0   0   1   1   1',
  closed: '     0   0   0   0   0   0   0   0   0',
};

const CASES = TICKET_STAGES.flatMap((stage) =>
  STEPS.map((step, column): [TicketStage, Step, boolean] => [
    stage,
    step,
    TABLE[stage].trim().split(/\s+/)[column] === '1',
  ]),
);

describe('judgeTicket', () => {
  it.each(CASES)('in %s takes %s: %s', (stage, step, legal) => {
    const verdict = judge(makeEvent(step), makeTicket({ stage }), target);
    expect(verdict).toEqual(legal ? { ok: true } : { ok: false, code: 'ticket-stage' });
  });

  it.each(STEPS)('refuses %s of a ticket that is not there', (step) => {
    expect(judge(makeEvent(step), target)).toEqual({ ok: false, code: 'ticket-unknown' });
  });

  it('takes a ticket in once', () => {
    expect(judge(makeEvent('ticket.received'))).toEqual({ ok: true });
    expect(judge(makeEvent('ticket.received'), makeTicket({ stage: 'closed' }))).toEqual({
      ok: false,
      code: 'ticket-exists',
    });
  });
});

describe('what is told of a ticket', () => {
  const simulated = makeTicket({ provenance: 'simulated', source: 'simulator' });
  const refused = { ok: false, code: 'ticket-provenance' };

  it('is of the ticket’s own provenance: nothing is invented about a real one, and nothing real follows on an invented one', () => {
    expect(judge(makeEvent('ticket.accepted', { provenance: 'simulated' }), makeTicket())).toEqual(refused);
    expect(judge(makeEvent('ticket.accepted'), simulated)).toEqual(refused);
    expect(judge(makeEvent('ticket.accepted', { provenance: 'simulated' }), simulated)).toEqual({ ok: true });
    expect(judge(makeEvent('ticket.imported', { source: 'simulator' }), simulated)).toEqual(refused);
  });

  it('merges it with a ticket of the same provenance only', () => {
    const merge = makeEvent('ticket.merged', { intoTicketId: ticketId('T-2') });
    const other = makeTicket({ id: ticketId('T-2'), provenance: 'simulated' });
    expect(judge(merge, makeTicket(), other)).toEqual(refused);
  });
});

describe('a merge', () => {
  const merge = (into: string) => makeEvent('ticket.merged', { intoTicketId: ticketId(into) });
  const refused = { ok: false, code: 'ticket-merge-target' };

  it('needs another ticket that is there', () => {
    expect(judge(merge('T-1'), makeTicket())).toEqual(refused);
    expect(judge(merge('T-9'), makeTicket())).toEqual(refused);
  });

  it('may go into a closed ticket, but not into one that was merged itself', () => {
    const closed = (outcome: Ticket['outcome']) => makeTicket({ id: ticketId('T-2'), stage: 'closed', outcome });
    expect(judge(merge('T-2'), makeTicket(), closed('answered'))).toEqual({ ok: true });
    expect(judge(merge('T-2'), makeTicket(), closed('merged'))).toEqual(refused);
  });

  it('asks for both tickets, every other step for its own', () => {
    expect(ticketsOf(merge('T-2'))).toEqual(['T-1', 'T-2']);
    expect(ticketsOf(makeEvent('ticket.accepted'))).toEqual(['T-1']);
  });
});

describe('a repeated import', () => {
  const receivedAt = MOMENT;
  const acceptedAt = epochMs(MOMENT + 60_000);
  const closedAt = epochMs(MOMENT + 3_600_000);
  const imported = (fields: Partial<Ticket> = {}) =>
    makeTicket({ stage: 'dispatch', source: 'import', times: { receivedAt, acceptedAt }, ...fields });
  const again = (fields: object) => makeEvent('ticket.imported', { source: 'import', stage: 'dispatch', ...fields });

  it('is new where there is no ticket', () => {
    expect(judge(again({ times: { receivedAt } }))).toEqual({ ok: true });
  });

  it('may tell more moments of the same ticket', () => {
    expect(judge(again({ stage: 'closed', times: { receivedAt, acceptedAt, closedAt } }), imported())).toEqual({
      ok: true,
    });
  });

  it('may close a ticket without a moment of closing', () => {
    expect(judge(again({ stage: 'closed', times: { receivedAt, acceptedAt } }), imported())).toEqual({ ok: true });
  });

  it.each([
    ['tells nothing new', { times: { receivedAt, acceptedAt } }],
    ['leaves a moment out', { stage: 'closed', times: { receivedAt, closedAt } }],
    ['changes a moment', { stage: 'closed', times: { receivedAt, acceptedAt: epochMs(acceptedAt + 1), closedAt } }],
    ['changes the receipt', { stage: 'closed', times: { receivedAt: epochMs(receivedAt - 1), acceptedAt, closedAt } }],
  ])('is refused when it %s', (_, fields) => {
    expect(judge(again(fields), imported())).toEqual({ ok: false, code: 'ticket-import-times' });
  });

  it('does not open a closed ticket', () => {
    const closed = imported({ stage: 'closed', times: { receivedAt, acceptedAt, closedAt } });
    expect(judge(again({ stage: 'handling', times: { receivedAt, acceptedAt, handledAt: closedAt } }), closed)).toEqual(
      {
        ok: false,
        code: 'ticket-import-times',
      },
    );
  });

  it('is merged into another ticket only where it says that it is merged', () => {
    const merged = { stage: 'closed', intoTicketId: ticketId('T-2'), times: { receivedAt } } as const;
    const judge = (outcome: 'merged' | 'answered') =>
      judgeTicket(makeEvent('ticket.imported', { ...merged, outcome }), () => undefined);
    expect(judge('merged')).toEqual({ ok: true });
    expect(judge('answered')).toEqual({ ok: false, code: 'ticket-import-contradiction' });
  });

  it('belongs to the source that told of the ticket first', () => {
    const times = { receivedAt, acceptedAt, closedAt };
    expect(judge(again({ stage: 'closed', times }), imported({ source: 'person' }))).toEqual({
      ok: false,
      code: 'ticket-import-source',
    });
  });
});

describe('an import that contradicts itself', () => {
  const receivedAt = MOMENT;
  const before = epochMs(MOMENT - 1);
  const after = epochMs(MOMENT + 60_000);
  const later = epochMs(MOMENT + 120_000);
  const imported = (fields: object) => makeEvent('ticket.imported', { source: 'import', ...fields });
  const refused = { ok: false, code: 'ticket-import-contradiction' };

  it.each([
    ['was closed before it was received', { stage: 'closed', times: { receivedAt, closedAt: before } }],
    ['was accepted before it was received', { stage: 'handling', times: { receivedAt, acceptedAt: before } }],
    ['was handled after it was closed', { stage: 'closed', times: { receivedAt, handledAt: later, closedAt: after } }],
    ['is open and has a closing', { stage: 'handling', times: { receivedAt, closedAt: after } }],
    ['is open and has an outcome', { stage: 'rating', outcome: 'answered', times: { receivedAt } }],
  ])('is refused where the ticket %s', (_, fields) => {
    expect(judge(imported(fields))).toEqual(refused);
    expect(judge(imported(fields), makeTicket({ source: 'import', times: { receivedAt } }))).toEqual(refused);
  });

  it.each([
    ['closed at the moment of its receipt', { stage: 'closed', times: { receivedAt, closedAt: receivedAt } }],
    ['closed without a moment', { stage: 'closed', outcome: 'declined', times: { receivedAt } }],
    [
      'sent back, accepted after it was dispatched',
      { stage: 'dispatch', times: { receivedAt, dispatchedAt: after, acceptedAt: later } },
    ],
  ])('is not one that was %s', (_, fields) => {
    expect(judge(imported(fields))).toEqual({ ok: true });
  });
});
