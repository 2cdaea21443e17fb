import type { EpochMs } from '../geo/units.ts';
import type { StoredEvent, StoredEventOf } from './event.ts';
import type { Ticket, TicketOutcome, TicketStage, TicketTimes } from './ticket.ts';
import type { TicketEvent } from './ticket-event.ts';

type Opening = 'ticket.received' | 'ticket.imported';
export type Transition = Exclude<TicketEvent['type'], Opening>;
export type StoredTicketEvent = Extract<StoredEvent, { ticketId: unknown }>;

/** Where each step leads, whatever the stage before it: the fold is total, legality is the judgement's. */
const STAGE_AFTER: Record<Transition, TicketStage> = {
  'ticket.accepted': 'dispatch',
  'ticket.declined': 'closed',
  'ticket.dispatched': 'handling',
  'ticket.returned': 'dispatch',
  'ticket.handled': 'feedback',
  'ticket.answered': 'rating',
  'ticket.reopened': 'handling',
  'ticket.rated': 'closed',
  'ticket.merged': 'closed',
};

const OUTCOME_AFTER: Partial<Record<Transition, TicketOutcome>> = {
  'ticket.declined': 'declined',
  'ticket.rated': 'answered',
  'ticket.merged': 'merged',
};

export const isTicketEvent = (event: StoredEvent): event is StoredTicketEvent => event.type.startsWith('ticket.');

/**
 * The ticket after one stored event.
 *
 * @returns undefined when the event needs a ticket that is not there, or is of a type a later release added; the caller
 *   counts it and goes on.
 */
export function foldTicket(
  ticket: Ticket | undefined,
  event: StoredTicketEvent,
  loggedAt: EpochMs,
): Ticket | undefined {
  if (event.type === 'ticket.received') return receivedTicket(event, loggedAt);
  if (event.type === 'ticket.imported') return importedTicket(event, loggedAt);
  if (!ticket || !(event.type in STAGE_AFTER)) return undefined;

  return {
    ...ticket,
    ...fieldsAfter(ticket, event),
    stage: STAGE_AFTER[event.type],
    outcome: OUTCOME_AFTER[event.type],
    times: timesAfter(ticket.times, event.type, event.occurredAt),
    changedAt: loggedAt,
  };
}

function receivedTicket(event: StoredEventOf<'ticket.received'>, loggedAt: EpochMs): Ticket {
  return { ...subjectOf(event), stage: 'acceptance', times: { receivedAt: event.occurredAt }, changedAt: loggedAt };
}

function importedTicket(event: StoredEventOf<'ticket.imported'>, loggedAt: EpochMs): Ticket {
  const { stage, outcome, satisfaction, intoTicketId: mergedInto, unitId, dueAt, times, reworkCount = 0 } = event;
  const ending = { stage, outcome, satisfaction, mergedInto };
  return { ...subjectOf(event), ...ending, unitId, dueAt, times, reworkCount, changedAt: loggedAt };
}

function subjectOf(event: StoredEventOf<Opening>) {
  const { ticketId: id, category, codeVersion, channel, grade, position, gridId, gridCandidates } = event;
  const { source, provenance } = event;
  const place = { position, gridId, gridCandidates };
  return { id, category, codeVersion, channel, grade, ...place, source, provenance, reworkCount: 0 };
}

function fieldsAfter(ticket: Ticket, event: Extract<StoredTicketEvent, { type: Transition }>): Partial<Ticket> {
  switch (event.type) {
    case 'ticket.dispatched':
      return { unitId: event.unitId, dueAt: event.dueAt };
    case 'ticket.returned':
      return { unitId: undefined, dueAt: undefined };
    case 'ticket.reopened':
      return { reworkCount: ticket.reworkCount + 1 };
    case 'ticket.rated':
      return { satisfaction: event.satisfaction };
    case 'ticket.merged':
      return { mergedInto: event.intoTicketId };
    default:
      return {};
  }
}

/** The moments of the present way through the loop: a step back takes those after it away, the first receipt stays. */
function timesAfter(times: TicketTimes, type: Transition, at: EpochMs): TicketTimes {
  switch (type) {
    case 'ticket.accepted':
      return { ...times, acceptedAt: at };
    case 'ticket.dispatched':
      return { ...times, dispatchedAt: at };
    case 'ticket.returned':
      return { ...times, dispatchedAt: undefined };
    case 'ticket.handled':
      return { ...times, handledAt: at };
    case 'ticket.answered':
      return { ...times, answeredAt: at };
    case 'ticket.reopened':
      return { ...times, handledAt: undefined, answeredAt: undefined };
    case 'ticket.declined':
    case 'ticket.rated':
    case 'ticket.merged':
      return { ...times, closedAt: at };
  }
}
