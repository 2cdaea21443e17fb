import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { MOMENT, makeTicket, ticketId } from '../../core/testing/make.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { createTicketOrder, lateOf } from './ticket-order.ts';
import { TicketTableKeeper } from './ticket-table-keeper.ts';

const HOUR = 3_600_000;

/** Received so many hours before now, with a limit of so many. */
function ticket(id: string, ageHours: number, limitHours: number | undefined, more: Partial<Ticket> = {}): Ticket {
  const receivedAt = epochMs(MOMENT - ageHours * HOUR);
  const dueAt = limitHours === undefined ? undefined : epochMs(receivedAt + limitHours * HOUR);
  return makeTicket({ id: ticketId(id), stage: 'handling', times: { receivedAt }, dueAt, ...more });
}

const urgent = { stage: 'acceptance', grade: 'urgent' } as const;

describe('the rows of the list', () => {
  it('begin with who waits to be accepted, the longest first, then with who has used most of the limit', () => {
    const tickets = [
      ticket('just urgent', 0.1, 4, urgent),
      ticket('calm', 1, 4), // 1 / 4
      ticket('urgent', 0.5, 4, urgent),
      ticket('pressing', 3, 4), // 3 / 4
      ticket('a slip', 2, -1), // over before it began
      ticket('over', 8, 4), // 8 / 4
      ticket('without limit', 9, undefined),
      ticket('closed', 1, 1, { stage: 'closed' }),
    ];
    const { table } = new TicketTableKeeper(tickets, 'UTC');
    expect(createTicketOrder()(table, table.rows, MOMENT).map(({ id }) => id)).toEqual([
      'urgent',
      'just urgent',
      'a slip',
      'over',
      'pressing',
      'calm',
      'without limit',
      'closed',
    ]);
  });
});

describe('an order that remembers', () => {
  it('is the one that remembers nothing, whatever came and went and however late it is', () => {
    const random = seededRandom(5);
    const limits = [undefined, 4, 24, 24, -1];
    const tickets = Array.from({ length: 300 }, (_, i) => ticket(`${i}`, Math.ceil(random() * 40), limits[i % 5]));
    const remembering = createTicketOrder();
    for (let hours = 0; hours < 30; hours++) {
      const { table } = new TicketTableKeeper(
        tickets.filter(() => random() < 0.8),
        'UTC',
      );
      const now = epochMs(MOMENT + hours * HOUR);
      expect(remembering(table, table.rows, now)).toEqual(createTicketOrder()(table, table.rows, now));
    }
  });
});

describe('the late ones of them', () => {
  it('are all that wait, are over or have used half of their limit, in the same order', () => {
    const rows = [
      ticket('urgent', 0.5, 4, urgent),
      ticket('over', 8, 4),
      ticket('pressing', 3, 4), // 3 / 4
      ticket('calm', 1, 4), // 1 / 4
      ticket('half', 2, 4), // 2 / 4, behind a calm one
      ticket('without limit', 9, undefined),
      ticket('closed', 8, 4, { stage: 'closed' }),
    ];
    expect(lateOf(rows, MOMENT).map(({ id }) => id)).toEqual(['urgent', 'over', 'pressing', 'half']);
  });
});
