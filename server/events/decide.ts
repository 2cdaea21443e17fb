import type { EventFamily } from '../../core/access/policy.ts';
import { mayTell, type Scope } from '../../core/access/scope.ts';
import {
  type AccountRefusalCode,
  type AccountTold,
  judgeForAccount,
  NOTHING_TOLD,
  toldAfter,
} from '../../core/domain/account-judgement.ts';
import type { LoggedEvent, StoredEvent } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Provenance, Ticket } from '../../core/domain/ticket.ts';
import { foldTicket, isTicketEvent, type StoredTicketEvent } from '../../core/domain/ticket-fold.ts';
import { judgeTicket, type RefusalCode } from '../../core/domain/ticket-judgement.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { PreparedEvent } from './prepare.ts';

/** What a repetition of an event that is stored is known by. */
export type KnownEvent = { readonly seq: number; readonly digest: string; readonly provenance: Provenance };

/** What the log holds that a batch must be judged against. */
export type LogContext = {
  readonly seq: number;
  /** Of the row at `seq`; undefined where the log is empty. */
  readonly lastId: string | undefined;
  readonly loggedAt: EpochMs;
  /** Events already stored under ids of the batch. */
  readonly known: ReadonlyMap<string, KnownEvent>;
  /** The tickets the batch touches. */
  readonly tickets: ReadonlyMap<TicketId, Ticket>;
  /** Where the batch holds rows of one. */
  readonly account?: AccountTold | undefined;
};

/** Why an event is refused whatever it is about. */
type EventRefusalCode = 'event-id-reused' | 'event-id-provenance' | 'not-permitted' | AccountRefusalCode;

export type Verdict =
  | { kind: 'stored'; seq: number }
  | { kind: 'repeated'; seq: number }
  | { kind: 'refused'; code: RefusalCode | EventRefusalCode };

/** All that one transaction writes, and the answer to each event of the batch in its order. */
export type Decision = {
  readonly verdicts: Verdict[];
  readonly prevSeq: number;
  /** Of the row before the first one written, so that who follows knows what it follows on. */
  readonly prevId: string | undefined;
  readonly seq: number;
  readonly loggedAt: EpochMs;
  readonly rows: { seq: number; logged_at: number; digest: string; body: StoredEvent }[];
  readonly tickets: Ticket[];
  readonly privates: { event_id: string; ticket_id: string | null; field: string; value: string }[];
  readonly refusals: { event_id: string; type: string; ticket_id: string | null; actor: string; code: string }[];
};

/** Judge a batch, each event seeing those before it. Pure: the same batch and context give the same decision. */
export function decide(batch: readonly PreparedEvent[], context: LogContext): Decision {
  const known = new Map(context.known);
  const tickets = new Map(context.tickets);
  const changed = new Map<TicketId, Ticket>();
  const { loggedAt } = context;
  const decision: Decision = { ...emptyDecision(context), seq: context.seq };
  let seq = context.seq;
  let account = context.account ?? NOTHING_TOLD;

  for (const { event, digest, private: privateFields, scope } of batch) {
    const verdict = isPermitted(event, scope, tickets)
      ? judge(event, digest, { known, tickets, account })
      : ({ kind: 'refused', code: 'not-permitted' } as const);
    if (verdict !== undefined) {
      decision.verdicts.push(verdict);
      if (verdict.kind === 'refused') decision.refusals.push(refusalRow(event, verdict.code));
      continue;
    }
    seq += 1;
    account = toldAfter(account, event);
    known.set(event.id, { seq, digest, provenance: event.provenance });
    decision.verdicts.push({ kind: 'stored', seq });
    decision.rows.push({ seq, logged_at: loggedAt, digest, body: event });
    decision.privates.push(...privateRows(event, privateFields));
    if (isTicketEvent(event)) foldInto(tickets, changed, event, loggedAt);
  }
  return { ...decision, seq, tickets: [...changed.values()] };
}

/** The rows of a decision as followers take them. */
export function loggedRows({ rows, loggedAt }: Decision): LoggedEvent[] {
  return rows.map(({ seq, body }) => ({ seq, loggedAt, event: body }));
}

function emptyDecision({ seq, lastId, loggedAt }: LogContext) {
  return { verdicts: [], prevSeq: seq, prevId: lastId, loggedAt, rows: [], tickets: [], privates: [], refusals: [] };
}

/** A step of a ticket belongs to where the ticket is, and to who handles it. */
function isPermitted(event: StoredEvent, scope: Scope | undefined, tickets: ReadonlyMap<TicketId, Ticket>): boolean {
  if (scope === undefined) return true;
  const ticket = 'ticketId' in event ? tickets.get(event.ticketId) : undefined;
  const place = { gridId: ticket?.gridId ?? event.gridId, unitId: ticket?.unitId };
  return mayTell(scope, event.type.slice(0, event.type.indexOf('.')) as EventFamily, place); // the word before the dot
}

/** @returns undefined when the event may be stored. */
function judge(
  event: StoredEvent,
  digest: string,
  { known, tickets, account = NOTHING_TOLD }: Pick<LogContext, 'known' | 'tickets' | 'account'>,
): Verdict | undefined {
  const former = known.get(event.id);
  if (former) {
    if (former.digest !== digest) return { kind: 'refused', code: 'event-id-reused' };
    // told by who may tell it otherwise, it would be counted elsewhere: no answer that lets them believe it is there
    if (former.provenance !== event.provenance) return { kind: 'refused', code: 'event-id-provenance' };
    return { kind: 'repeated', seq: former.seq };
  }
  const code = judgeForAccount(event, account);
  if (code) return { kind: 'refused', code };
  if (!isTicketEvent(event)) return undefined;
  const judgement = judgeTicket(event, (id) => tickets.get(id));
  return judgement.ok ? undefined : { kind: 'refused', code: judgement.code };
}

function foldInto(
  tickets: Map<TicketId, Ticket>,
  changed: Map<TicketId, Ticket>,
  event: StoredTicketEvent,
  loggedAt: EpochMs,
): void {
  const ticket = foldTicket(tickets.get(event.ticketId), event, loggedAt);
  if (!ticket) return;
  tickets.set(ticket.id, ticket);
  changed.set(ticket.id, ticket);
}

const ticketIdOf = (event: StoredEvent) => ('ticketId' in event ? event.ticketId : null);

function privateRows(event: StoredEvent, fields: PreparedEvent['private']): Decision['privates'] {
  return Object.entries(fields ?? {}).map(([field, value]) => ({
    event_id: event.id,
    ticket_id: ticketIdOf(event),
    field,
    value,
  }));
}

function refusalRow(event: StoredEvent, code: string): Decision['refusals'][number] {
  return { event_id: event.id, type: event.type, ticket_id: ticketIdOf(event), actor: event.actor, code };
}
