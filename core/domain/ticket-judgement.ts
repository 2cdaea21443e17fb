import type { StoredEventOf } from './event.ts';
import type { TicketId } from './ids.ts';
import { type Provenance, TICKET_MOMENTS, type Ticket, type TicketStage } from './ticket.ts';
import type { StoredTicketEvent, Transition } from './ticket-fold.ts';

export type RefusalCode =
  | 'ticket-unknown'
  | 'ticket-exists'
  | 'ticket-stage'
  | 'ticket-merge-target'
  | 'ticket-import-contradiction'
  | 'ticket-import-source'
  | 'ticket-import-times'
  | 'ticket-reported'
  | 'ticket-provenance';

export type Judgement = { ok: true } | { ok: false; code: RefusalCode };

/** The whole workflow. A step that is not in a stage's row is illegal in that stage. */
const LEGAL_STEPS: Record<TicketStage, readonly Transition[]> = {
  acceptance: ['ticket.accepted', 'ticket.declined', 'ticket.merged'],
  dispatch: ['ticket.dispatched', 'ticket.merged'],
  handling: ['ticket.handled', 'ticket.returned', 'ticket.merged'],
  feedback: ['ticket.answered', 'ticket.reopened', 'ticket.merged'],
  rating: ['ticket.rated', 'ticket.reopened', 'ticket.merged'],
  closed: [],
};

const ALLOWED: Judgement = { ok: true };
const refused = (code: RefusalCode): Judgement => ({ ok: false, code });

/**
 * Whether an event may be stored, given the tickets as they stand. Used at ingest only, so it may grow stricter
 * without touching the log.
 *
 * @param find - The ticket of an id; must know the event's own ticket and the one it is merged into.
 */
export function judgeTicket(event: StoredTicketEvent, find: (id: TicketId) => Ticket | undefined): Judgement {
  const ticket = find(event.ticketId);
  if (ticket && isReported(ticket, event)) return refused('ticket-reported');
  if (event.type === 'ticket.received') return ticket ? refused('ticket-exists') : ALLOWED;
  if (ticket && ticket.provenance !== event.provenance) return refused('ticket-provenance');
  if (event.type === 'ticket.imported') return judgeImport(ticket, event);
  if (!ticket) return refused('ticket-unknown');
  if (!LEGAL_STEPS[ticket.stage].includes(event.type)) return refused('ticket-stage');
  if (event.type === 'ticket.merged') return judgeMergeTarget(event, find);
  return ALLOWED;
}

/** A row of a published account is told once and stays what it is: nothing follows on it, and it follows on nothing. */
const isReported = (...told: readonly { provenance: Provenance }[]) =>
  told.some(({ provenance }) => provenance === 'reported');

function judgeImport(ticket: Ticket | undefined, event: StoredEventOf<'ticket.imported'>): Judgement {
  if (contradictsItself(event)) return refused('ticket-import-contradiction');
  return ticket ? judgeRepeatedImport(ticket, event) : ALLOWED;
}

/**
 * Another system may know little of a ticket, and its steps may have been taken twice; but nothing happens before the receipt
 * or after the end, and what is open has no end and no outcome.
 */
function contradictsItself(event: StoredEventOf<'ticket.imported'>): boolean {
  const { stage, outcome, intoTicketId, times } = event;
  const { receivedAt, closedAt = Number.POSITIVE_INFINITY } = times;
  const isOutside = TICKET_MOMENTS.some((moment) => {
    const at = times[moment];
    return at !== undefined && (at < receivedAt || at > closedAt);
  });
  if (intoTicketId !== undefined && outcome !== 'merged') return true;
  return isOutside || (stage !== 'closed' && (times.closedAt !== undefined || outcome !== undefined));
}

/** A later export of the same system may tell more of the same ticket; it may not rewrite what was told. */
function judgeRepeatedImport(ticket: Ticket, event: StoredEventOf<'ticket.imported'>): Judgement {
  if (ticket.source !== event.source) return refused('ticket-import-source');
  const told = TICKET_MOMENTS.filter((moment) => ticket.times[moment] !== undefined);
  const kept = told.every((moment) => event.times[moment] === ticket.times[moment]);
  const more = TICKET_MOMENTS.some((moment) => ticket.times[moment] === undefined && event.times[moment] !== undefined);
  const closes = ticket.stage !== 'closed' && event.stage === 'closed';
  return kept && (more || closes) ? ALLOWED : refused('ticket-import-times');
}

function judgeMergeTarget(
  event: StoredEventOf<'ticket.merged'>,
  find: (id: TicketId) => Ticket | undefined,
): Judgement {
  const target = find(event.intoTicketId);
  const isThere = target && target.id !== event.ticketId && target.outcome !== 'merged' && !isReported(target);
  if (!isThere) return refused('ticket-merge-target');
  return target.provenance === event.provenance ? ALLOWED : refused('ticket-provenance');
}

/** Every ticket that must be known to judge an event. */
export function ticketsOf(event: StoredTicketEvent): TicketId[] {
  return event.type === 'ticket.merged' ? [event.ticketId, event.intoTicketId] : [event.ticketId];
}
