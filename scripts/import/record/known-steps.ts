import { TICKET_MOMENTS, type TicketMoment, type TicketTimes } from '../../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import { contentEventId } from './event-id.ts';
import type { ImportedEvent } from './imported-event.ts';
import { stageByTimes } from './map-status.ts';

/** All that is known of a ticket at the end, without id and moment of the event. */
export type TicketContent = Omit<ImportedEvent, 'id' | 'occurredAt' | 'private'>;

/** A ticket as one record tells it. */
export type TicketRecord = {
  readonly content: TicketContent;
  /** When the source last touched it; used where nothing else says when it was closed. */
  readonly updatedAt?: EpochMs;
  readonly private?: ImportedEvent['private'];
};

/**
 * The moments at which more became known of a ticket, each with an event that says all that was known then. The last
 * one is what an import sends, so that replaying a file and importing it end in the same events.
 *
 * A moment before the receipt is a slip of the source: it is told with the receipt.
 */
export function knownSteps(districtId: string, record: TicketRecord): ImportedEvent[] {
  const { times } = record.content;
  const moments = [...new Set(TICKET_MOMENTS.map((moment) => toldAt(times, moment)))].filter((at) => at !== undefined);
  moments.sort((a, b) => a - b);
  const closing = closingMoment(record);
  if (closing !== undefined && closing > moments[moments.length - 1]) moments.push(closing);
  return moments.map((at, index) => stepAt(districtId, record, at, index === moments.length - 1));
}

/** The event that tells all there is to tell. */
export function finalEvent(districtId: string, record: TicketRecord): ImportedEvent {
  const event = knownSteps(districtId, record).at(-1)!; // there is always the receipt
  return record.private ? { ...event, private: record.private } : event;
}

function toldAt(times: TicketTimes, moment: TicketMoment): EpochMs | undefined {
  const at = times[moment];
  return at === undefined ? undefined : epochMs(Math.max(at, times.receivedAt));
}

/** A ticket that is closed without a closing moment was closed when it was last touched, as far as anybody knows; at the latest other moment, if that is later. */
function closingMoment({ content: { stage, times }, updatedAt }: TicketRecord): EpochMs | undefined {
  return stage === 'closed' && times.closedAt === undefined ? updatedAt : undefined;
}

function stepAt(districtId: string, { content }: TicketRecord, at: EpochMs, isLast: boolean): ImportedEvent {
  const times = isLast ? content.times : timesUntil(content.times, at);
  const step = isLast ? content : withoutOutcome({ ...content, stage: stageByTimes(times), times });
  const body = { ...step, occurredAt: at };
  return { ...body, id: contentEventId(districtId, body) };
}

function withoutOutcome({ outcome: _, ...content }: TicketContent): TicketContent {
  return content;
}

function timesUntil(times: TicketTimes, at: EpochMs): TicketTimes {
  const known = Object.entries(times).filter(([, moment]) => moment !== undefined && moment <= at);
  return Object.fromEntries(known) as TicketTimes; // the receipt is never after `at`
}
