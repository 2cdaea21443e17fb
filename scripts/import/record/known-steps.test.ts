import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEventOf } from '../../../core/domain/event.ts';
import type { TicketId } from '../../../core/domain/ids.ts';
import { TICKET_STAGES, type Ticket, type TicketTimes } from '../../../core/domain/ticket.ts';
import { foldTicket } from '../../../core/domain/ticket-fold.ts';
import { judgeTicket } from '../../../core/domain/ticket-judgement.ts';
import { epochMs } from '../../../core/geo/units.ts';
import { consistentTimes } from './consistent-times.ts';
import type { ImportedEvent } from './imported-event.ts';
import { finalEvent, knownSteps, type TicketRecord } from './known-steps.ts';

function record(times: TicketTimes, stage: Ticket['stage'], more: Partial<TicketRecord> = {}): TicketRecord {
  const subject = { category: 'c', codeVersion: 'v', channel: 'hotline' };
  return { content: { type: 'ticket.imported', ticketId: 'T-1' as TicketId, ...subject, stage, times }, ...more };
}

const at = epochMs;
const stored = (event: ImportedEvent) =>
  ({ ...event, actor: 'import', source: 'import', provenance: 'recorded' }) as StoredEventOf<'ticket.imported'>;

/** What the log makes of the steps; undefined where it refuses one. */
function play(events: readonly ImportedEvent[]): Ticket | undefined {
  let ticket: Ticket | undefined;
  for (const event of events) {
    if (!judgeTicket(stored(event), () => ticket).ok) return undefined;
    ticket = foldTicket(ticket, stored(event), at(0));
  }
  return ticket;
}

describe('knownSteps', () => {
  it('tells at each moment what was known then', () => {
    const times = { receivedAt: at(10), dispatchedAt: at(30), acceptedAt: at(20), closedAt: at(40) };
    const steps = knownSteps('town', record(times, 'closed'));
    expect(steps.map(({ occurredAt, stage }) => [occurredAt, stage])).toEqual([
      [10, 'acceptance'],
      [20, 'dispatch'],
      [30, 'handling'],
      [40, 'closed'],
    ]);
    expect(steps[1].times).toEqual({ receivedAt: 10, acceptedAt: 20 });
  });

  it('keeps the outcome for the end', () => {
    const cancelled = record({ receivedAt: at(10), closedAt: at(40) }, 'closed');
    const steps = knownSteps('town', { ...cancelled, content: { ...cancelled.content, outcome: 'withdrawn' } });
    expect(steps.map(({ outcome }) => outcome)).toEqual([undefined, 'withdrawn']);
  });

  it('closes a ticket without a closing moment when it was last touched, else with what is last known of it', () => {
    const closedAtMoments = (updatedAt: number | undefined, times: TicketTimes = { receivedAt: at(10) }) =>
      knownSteps('town', record(times, 'closed', { updatedAt: updatedAt === undefined ? undefined : at(updatedAt) }))
        .filter(({ stage }) => stage === 'closed')
        .map(({ occurredAt }) => occurredAt);
    expect(closedAtMoments(25)).toEqual([25]);
    expect(closedAtMoments(undefined)).toEqual([10]);
    expect(closedAtMoments(5)).toEqual([10]);
    expect(closedAtMoments(25, { receivedAt: at(10), handledAt: at(30) })).toEqual([30]);
  });

  it('says the final stage at once when the receipt is all that is known', () => {
    const [only, ...others] = knownSteps('town', record({ receivedAt: at(10) }, 'handling', { updatedAt: at(99) }));
    expect([only.stage, others.length]).toEqual(['handling', 0]);
  });

  it('tells a moment before the receipt together with the receipt', () => {
    const steps = knownSteps('town', record({ receivedAt: at(10), closedAt: at(5) }, 'closed'));
    expect(steps.map(({ occurredAt, times }) => [occurredAt, times.closedAt])).toEqual([[10, 5]]);
  });

  it('ends, for any history, where the import ends, and the log takes every step', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined });
    const history = fc.record({
      receivedAt: fc.integer({ min: 0, max: 9 }),
      acceptedAt: moment,
      dispatchedAt: moment,
      handledAt: moment,
      answeredAt: moment,
      closedAt: moment,
    });
    fc.assert(
      fc.property(history, moment, fc.constantFrom(...TICKET_STAGES), (told, updated, stage) => {
        const { closedAt, ...open } = told;
        const known = Object.entries(stage === 'closed' ? told : open).filter(([, value]) => value !== undefined);
        const { times } = consistentTimes(Object.fromEntries(known) as TicketTimes);
        const ticket = record(times, stage, { updatedAt: updated as never });
        const steps = knownSteps('town', ticket);
        const imported = finalEvent('town', ticket);
        expect(steps.at(-1)).toEqual(imported);
        expect(play(steps)).toEqual(play([imported]));
        expect(play(steps)).toBeDefined();
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });
});
