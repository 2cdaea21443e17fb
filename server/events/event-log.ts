import { randomUUID } from 'node:crypto';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { Database, Transaction } from '../database/connect.ts';
import type { Decision, KnownEvent, LogContext } from './decide.ts';
import type { PreparedEvent } from './prepare.ts';
import { referencedTickets } from './prepare.ts';

/** Channel that wakes the followers of other servers; a lost notification does no harm. */
export const LOG_CHANNEL = 'doorstep_log';
/** What is notified: the new `seq`, and the server whose own follower knows it already. */
export type LogNotice = { readonly seq: number; readonly server: string };

/** A position of the log and the id of the row there: the same number with another id is another log. */
export type LogPosition = { readonly seq: number; readonly id: string | undefined };

/** What follows the log needs of it. */
export type LogReader = Pick<EventLog, 'readAfter' | 'pagesAfter'>;

/** The append-only, numbered log. The only file with SQL for events. */
export class EventLog {
  readonly #sql: Database;
  /** Names this server in its notifications. */
  readonly server: string = randomUUID();

  constructor(sql: Database) {
    this.#sql = sql;
  }

  /**
   * Append a batch in one transaction. The counter row is locked first and until the commit, so the order of commits is
   * the order of `seq`, with any number of servers.
   *
   * @param now - District time, asked under the lock.
   * @param decide - Judges the batch against what the log holds. Pure, so that a retry is harmless.
   */
  async append(
    batch: readonly PreparedEvent[],
    now: () => EpochMs,
    decide: (batch: readonly PreparedEvent[], context: LogContext) => Decision,
  ): Promise<Decision> {
    return this.#sql.begin(async (tx) => {
      const [[counter], [last], known, tickets, [account]] = await Promise.all([
        tx<{ seq: number; districtAt: number }[]>`
          select seq, district_at as "districtAt" from counter where id = 1 for update`,
        ...loadContext(tx, batch),
      ]);
      const decision = decide(batch, {
        seq: counter.seq,
        lastId: last?.id,
        loggedAt: epochMs(Math.max(counter.districtAt, now())),
        known: new Map(known.map(({ id, ...event }) => [id, event])),
        tickets: new Map(tickets.map(({ body }) => [body.id, body])),
        account: account && { rows: account.rows, announcedRows: account.announcedRows ?? undefined },
      });
      await store(tx, decision, this.server);
      return decision;
    });
  }

  /** Rows after a position, oldest first. */
  async readAfter(seq: number, limit: number): Promise<LoggedEvent[]> {
    return this.#sql<LoggedEvent[]>`
      select seq, logged_at as "loggedAt", body as event from events where seq > ${seq} order by seq limit ${limit}`;
  }

  /** All rows after a position up to another, in pages, so that a long log never stands in memory. */
  async *pagesAfter(seq: number, upTo: number, pageSize = 2_000): AsyncGenerator<LoggedEvent[]> {
    let position = seq;
    while (position < upTo) {
      const page = await this.readAfter(position, Math.min(pageSize, upTo - position));
      if (page.length === 0) return;
      position = page[page.length - 1].seq;
      yield page;
    }
  }

  /** Whether the log is still the one a position was read from; false when a backup was restored over it. */
  async holds({ seq, id }: LogPosition): Promise<boolean> {
    if (id === undefined) return seq === 0;
    return (await this.#sql`select from events where seq = ${seq} and id = ${id}`).length === 1;
  }

  /** Wall time since an event was stored, by the database's clock; undefined when there is no such event. */
  async ageMs(seq: number): Promise<number | undefined> {
    const [row] = await this.#sql<{ ageMs: number }[]>`
      select 1000 * extract(epoch from clock_timestamp() - stored_at)::float8 as "ageMs" from events where seq = ${seq}`;
    return row?.ageMs;
  }
}

/**
 * What judging the batch needs. Read after the lock is held: the statements of a transaction run in the order they are
 * given, and each sees what was committed before it began.
 */
function loadContext(tx: Transaction, batch: readonly PreparedEvent[]) {
  const ids = batch.map(({ event }) => event.id);
  const ticketIds: TicketId[] = [...new Set(batch.flatMap(({ event }) => referencedTickets(event)))];
  return [
    tx<{ id: string }[]>`select id from events order by seq desc limit 1`,
    tx<(KnownEvent & { id: string })[]>`
      select id, seq, digest, body->>'provenance' as provenance from events where id = any(${ids})`,
    tx<{ body: Ticket }[]>`select body from tickets where id = any(${ticketIds})`,
    batch.some(({ event }) => event.provenance === 'reported') ? selectAccount(tx) : [],
  ] as const;
}

const selectAccount = (tx: Transaction) => tx<{ rows: number; announcedRows: number | null }[]>`
  select (count(*) filter (where type <> 'report.announced'))::int as rows,
         (select (body->>'rows')::int from events
          where type = 'report.announced' and body->>'provenance' = 'reported' order by seq desc limit 1) as "announcedRows"
  from events where body->>'provenance' = 'reported'`;

async function store(tx: Transaction, decision: Decision, server: string): Promise<void> {
  const { rows, tickets, privates, refusals, seq, loggedAt } = decision;
  const statements: Promise<unknown>[] = [];
  if (refusals.length > 0) statements.push(insertRefusals(tx, refusals));
  if (rows.length > 0) {
    statements.push(insertEvents(tx, rows), upsertTickets(tx, tickets, seq));
    if (privates.length > 0) statements.push(insertPrivates(tx, privates));
    statements.push(
      tx`update counter set seq = ${seq}, district_at = ${loggedAt} where id = 1`,
      tx`select pg_notify(${LOG_CHANNEL}, ${JSON.stringify({ seq, server } satisfies LogNotice)})`,
    );
  }
  await Promise.all(statements);
}

const insertEvents = (tx: Transaction, rows: Decision['rows']) => tx`
  insert into events (seq, id, type, ticket_id, occurred_at, logged_at, digest, body)
  select seq, body->>'id', body->>'type', body->>'ticketId', (body->>'occurredAt')::bigint, logged_at, digest, body
  from jsonb_to_recordset(${tx.json(rows as never)}::jsonb) as row(seq bigint, logged_at bigint, digest text, body jsonb)`;

const upsertTickets = (tx: Transaction, tickets: Decision['tickets'], seq: number) => tx`
  insert into tickets (id, seq, stage, category, grid_id, provenance, received_at, lon, lat, body)
  select body->>'id', ${seq}, body->>'stage', body->>'category', body->>'gridId', body->>'provenance',
         (body->'times'->>'receivedAt')::bigint, (body->'position'->>0)::float8, (body->'position'->>1)::float8, body
  from jsonb_array_elements(${tx.json(tickets as never)}::jsonb) as row(body)
  on conflict (id) do update set
    seq = excluded.seq, stage = excluded.stage, category = excluded.category, grid_id = excluded.grid_id, provenance = excluded.provenance,
    received_at = excluded.received_at, lon = excluded.lon, lat = excluded.lat, body = excluded.body`;

const insertPrivates = (tx: Transaction, privates: Decision['privates']) => tx`
  insert into event_private (event_id, ticket_id, field, value)
  select event_id, ticket_id, field, value
  from jsonb_to_recordset(${tx.json(privates as never)}::jsonb)
    as row(event_id text, ticket_id text, field text, value text)`;

const insertRefusals = (tx: Transaction, refusals: Decision['refusals']) => tx`
  insert into refusals (event_id, type, ticket_id, actor, code)
  select event_id, type, ticket_id, actor, code
  from jsonb_to_recordset(${tx.json(refusals as never)}::jsonb)
    as row(event_id text, type text, ticket_id text, actor text, code text)`;
