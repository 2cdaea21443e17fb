import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { ImportedEvent } from '../import/record/imported-event.ts';
import { knownSteps } from '../import/record/known-steps.ts';
import type { ReadTicket } from '../import/record/read-record.ts';
import type { Account, RecordFate } from '../import/send/account.ts';
import type { TicketReading } from '../import/tickets-file.ts';

/** One record on its way through the replay: it is accounted for when its last step has been answered. */
export type ReplayedRecord = { readonly line: number; readonly ticket: ReadTicket; left: number; fate: RecordFate };

/** One event to be sent when the district clock reaches its moment. */
export type TimedStep = { readonly at: EpochMs; readonly event: ImportedEvent; readonly record: ReplayedRecord };

/**
 * All steps of a file in the order in which they happened. Steps of one record keep their order, whatever others do.
 *
 * @param account - Gets the records that cannot be read, at once.
 */
export async function timelineOf(
  districtId: string,
  records: AsyncIterable<TicketReading>,
  account: Account,
): Promise<TimedStep[]> {
  const steps: TimedStep[] = [];
  for await (const { line, reading } of records) {
    if (!reading.ok) {
      account.settle(line, { kind: 'refused', code: reading.code, detail: reading.detail });
      continue;
    }
    steps.push(...stepsOf(districtId, line, reading.value));
  }
  return steps.sort((a, b) => a.at - b.at); // stable: equal moments stay in the order of the file
}

/** Personal fields go with the first step alone: they belong to the ticket, not to each of its moments. */
function stepsOf(districtId: string, line: number, ticket: ReadTicket): TimedStep[] {
  const events = knownSteps(districtId, ticket);
  const record: ReplayedRecord = { line, ticket, left: events.length, fate: { kind: 'imported' } };
  return events.map((event, index) => ({
    at: epochMs(event.occurredAt),
    event: index === 0 && ticket.private ? { ...event, private: ticket.private } : event,
    record,
  }));
}
