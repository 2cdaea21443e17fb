import type { DeliberationEvent } from '../../core/domain/deliberation-event.ts';
import type { StoredEventOf } from '../../core/domain/event.ts';
import type { Provenance } from '../../core/domain/ticket.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { Database } from '../database/connect.ts';

export type DeliberationType = DeliberationEvent['type'];
export type Deliberation = StoredEventOf<DeliberationType>;

export type DeliberationFilter = {
  readonly type: DeliberationType;
  /** Kind of meeting, visit or training, or channel. */
  readonly code?: string;
  /** Without it, everything but the rows of a published account: the two are never one list. */
  readonly provenance?: Provenance;
  /** Only in these grids. */
  readonly grids?: readonly string[];
  /** On `occurredAt`, inclusive. */
  readonly since?: EpochMs;
  /** On `occurredAt`, exclusive. */
  readonly until?: EpochMs;
};

export type DeliberationRow = { readonly seq: number; readonly event: Deliberation };

const CHUNK = 1_000;

/** Reads meetings, suggestions, solicited issues, visits and trainings by row, in the order of the log. */
export class DeliberationRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  async page(filter: DeliberationFilter, after: number, limit: number): Promise<DeliberationRow[]> {
    const sql = this.#sql;
    const { type, code, provenance, grids, since, until } = filter;
    return sql<DeliberationRow[]>`
      select seq, body as event from events
      where type = ${type} and seq > ${after}
      and type in ('meeting.held', 'suggestion.made', 'issue.solicited', 'visit.registered', 'visit.made', 'training.held')
      ${provenance === undefined ? sql`and body->>'provenance' <> 'reported'` : sql`and body->>'provenance' = ${provenance}`}
      ${code === undefined ? sql`` : sql`and coalesce(body->>'meetingCode', body->>'visitCode', body->>'trainingCode', body->>'channel') = ${code}`}
      ${grids === undefined ? sql`` : sql`and body->>'gridId' = any(${grids as string[]})`}
      ${since === undefined ? sql`` : sql`and occurred_at >= ${since}`}
      ${until === undefined ? sql`` : sql`and occurred_at < ${until}`}
      order by seq limit ${limit}`;
  }

  /** All rows, a chunk at a time. */
  async *chunks(filter: DeliberationFilter): AsyncGenerator<Deliberation[]> {
    let after = 0;
    for (;;) {
      const chunk = await this.page(filter, after, CHUNK);
      if (chunk.length === 0) return;
      yield chunk.map(({ event }) => event);
      after = chunk[chunk.length - 1].seq;
    }
  }
}
