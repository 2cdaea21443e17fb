import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EpochMs, epochMs } from '../geo/units.ts';
import { MOMENT, makeEvent, makeTicket, ticketId } from '../testing/make.ts';
import { randomLog } from '../testing/random-log.ts';
import { TICKET_STAGES, type Ticket } from './ticket.ts';
import { foldTicket, isTicketEvent, type StoredTicketEvent } from './ticket-fold.ts';

const at = (minutes: number): EpochMs => epochMs(MOMENT + 60_000 * minutes);
const fold = (events: readonly StoredTicketEvent[]) =>
  events.reduce<Ticket | undefined>((ticket, event) => foldTicket(ticket, event, at(999)), undefined);

describe('foldTicket', () => {
  it('keeps the moment of every step of the whole loop', () => {
    const ticket = fold([
      makeEvent('ticket.received', { occurredAt: at(0) }),
      makeEvent('ticket.accepted', { occurredAt: at(4) }),
      makeEvent('ticket.dispatched', { occurredAt: at(9), dueAt: at(500) }),
      makeEvent('ticket.handled', { occurredAt: at(60) }),
      makeEvent('ticket.answered', { occurredAt: at(70) }),
      makeEvent('ticket.rated', { occurredAt: at(80), satisfaction: 'fairly' }),
    ])!;
    expect(ticket.times).toEqual({
      receivedAt: at(0),
      acceptedAt: at(4),
      dispatchedAt: at(9),
      handledAt: at(60),
      answeredAt: at(70),
      closedAt: at(80),
    });
    expect(ticket).toMatchObject({
      stage: 'closed',
      outcome: 'answered',
      satisfaction: 'fairly',
      dueAt: at(500),
      unitId: 'HW',
      changedAt: at(999),
      reworkCount: 0,
    });
  });

  it.each([
    ['ticket.accepted', 'dispatch', undefined],
    ['ticket.declined', 'closed', 'declined'],
    ['ticket.dispatched', 'handling', undefined],
    ['ticket.returned', 'dispatch', undefined],
    ['ticket.handled', 'feedback', undefined],
    ['ticket.answered', 'rating', undefined],
    ['ticket.reopened', 'handling', undefined],
    ['ticket.rated', 'closed', 'answered'],
    ['ticket.merged', 'closed', 'merged'],
  ] as const)('after %s waits in %s with outcome %s', (type, stage, outcome) => {
    for (const before of TICKET_STAGES) {
      const { stage: next, outcome: ended } = foldTicket(makeTicket({ stage: before }), makeEvent(type), at(1))!;
      expect([next, ended]).toEqual([stage, outcome]);
    }
  });

  it('takes unit, due time and moment of a dispatch back when it is returned', () => {
    const dispatched = fold([
      makeEvent('ticket.received'),
      makeEvent('ticket.accepted'),
      makeEvent('ticket.dispatched', { dueAt: at(500) }),
    ]);
    const returned = foldTicket(dispatched, makeEvent('ticket.returned'), at(1))!;
    expect([returned.unitId, returned.dueAt, returned.times.dispatchedAt]).toEqual([undefined, undefined, undefined]);
  });

  it('counts rework and takes the moments of the former result away', () => {
    const times = { receivedAt: at(0), dispatchedAt: at(1), handledAt: at(2), answeredAt: at(3) };
    const reopened = foldTicket(makeTicket({ stage: 'rating', times }), makeEvent('ticket.reopened'), at(4))!;
    expect(reopened.reworkCount).toBe(1);
    expect(reopened.times).toEqual({ receivedAt: at(0), dispatchedAt: at(1) });
    expect(foldTicket(reopened, makeEvent('ticket.reopened'), at(5))!.reworkCount).toBe(2);
  });

  it('remembers what a ticket was merged into', () => {
    const merged = foldTicket(makeTicket(), makeEvent('ticket.merged', { intoTicketId: ticketId('T-7') }), at(1))!;
    expect(merged.mergedInto).toBe('T-7');
  });

  it('takes an imported ticket as the other system left it', () => {
    const times = { receivedAt: at(0), closedAt: at(9) };
    const told = { stage: 'closed', outcome: 'withdrawn', times, position: undefined, source: 'import' } as const;
    expect(fold([makeEvent('ticket.imported', told)])).toMatchObject(told);
  });

  it('has nothing to say to a step of a ticket that is not there', () => {
    expect(foldTicket(undefined, makeEvent('ticket.accepted'), at(1))).toBeUndefined();
  });

  it('has nothing to say to a step that a later release added', () => {
    const later = { ...makeEvent('ticket.accepted'), type: 'ticket.whistled' } as unknown as StoredTicketEvent;
    expect(foldTicket(makeTicket(), later, at(1))).toBeUndefined();
  });

  it('bears any steps in any order, and every ticket stands in a stage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        let ticket: Ticket | undefined;
        for (const { event, loggedAt } of randomLog({ seed, length: 120, tickets: 1 })) {
          if (!isTicketEvent(event)) continue;
          ticket = foldTicket(ticket, event, loggedAt) ?? ticket;
          if (ticket && !TICKET_STAGES.includes(ticket.stage)) return false;
          if (ticket && !Number.isFinite(ticket.times.receivedAt)) return false;
        }
        return true;
      }),
      { seed: 20260117, numRuns: 200 },
    );
  });

  it('leaves the ticket it was given as it was', () => {
    const before = makeTicket({ stage: 'rating' }); // frozen: a change in place would throw
    const times = { ...before.times };
    foldTicket(before, makeEvent('ticket.reopened'), at(1));
    expect(before.times).toEqual(times);
  });
});
