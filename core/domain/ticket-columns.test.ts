import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeTicket, ticketId } from '../testing/make.ts';
import type { Ticket } from './ticket.ts';
import { readTickets, writeTickets } from './ticket-columns.ts';

const back = (tickets: readonly Ticket[]) => [...readTickets(JSON.parse(JSON.stringify(writeTickets(tickets))))];
const idsBack = (ids: readonly string[]) => back(ids.map((id) => makeTicket({ id: ticketId(id) }))).map(({ id }) => id);

describe('columns of tickets', () => {
  it('tell an id as its head and the number it ends with', () => {
    const tickets = ['2026-01-17-00001', '2026-01-17-00002', 'A-0'].map((id) => makeTicket({ id: ticketId(id) }));
    const { ids } = writeTickets(tickets);
    expect(ids.heads.words).toEqual(['2026-01-17-0000', 'A-0']); // zeros before a number are no part of it
    expect(ids.numbers).toEqual({ base: 1, unit: 1, digits: ['120'] });
  });

  it('give every id back as its authority writes it', () => {
    const odd = ['007', '0', 'X', '12', '123456789012345678901234567890', '工单１２', '1.0', 'a1b2', '9'.repeat(64)];
    expect(idsBack(odd)).toEqual(odd);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[\w-]{1,20}$/)), (ids) => {
        expect(idsBack(ids)).toEqual(ids);
      }),
      { seed: 1 },
    );
  });

  it('tell each moment as the step from the last known one, receipts from the row before', () => {
    const at = (ms: number) => epochMs(MOMENT + ms);
    const columns = writeTickets([
      makeTicket({
        times: { receivedAt: at(0), acceptedAt: at(5), handledAt: at(9) },
        changedAt: at(10),
        dueAt: at(20),
      }),
      makeTicket({ times: { receivedAt: at(3) }, changedAt: at(3) }),
    ]);
    expect(columns.firstReceivedAt).toBe(MOMENT);
    expect(columns.times.receivedAt).toEqual({ base: 0, unit: 3, digits: ['12'] }); // steps 0 and 3
    expect(columns.times.acceptedAt).toEqual({ base: 5, unit: 1, digits: ['10'] }); // 5 after receipt; none
    expect(columns.times.handledAt).toEqual({ base: 4, unit: 1, digits: ['10'] }); // 9 − 5: the dispatch is not known
    expect(columns.changedAt).toEqual({ base: 0, unit: 1, digits: ['21'] }); // 10 − 9; 3 − 3
    expect(columns.dueAt).toEqual({ base: 20, unit: 1, digits: ['10'] }); // from the receipt, without a dispatch
  });

  it('of no ticket hold none', () => {
    expect(back([])).toEqual([]);
  });
});
