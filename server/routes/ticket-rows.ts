import type { Provenance, Ticket } from '../../core/domain/ticket.ts';
import type { BoundingBox, EpochMs } from '../../core/geo/units.ts';
import type { Database } from '../database/connect.ts';

export type TicketFilter = {
  readonly bbox?: BoundingBox;
  /** Only in these grids. */
  readonly grids?: readonly string[];
  readonly unitId?: string;
  readonly stage?: string;
  readonly category?: string;
  readonly grid?: string;
  readonly channel?: string;
  readonly outcome?: string;
  /** Without it, everything but the rows of a published account: the two are never one list. */
  readonly provenance?: Provenance;
  /** On `receivedAt`, inclusive. */
  readonly since?: EpochMs;
  /** On `receivedAt`, exclusive. */
  readonly until?: EpochMs;
};

/** The place after the last row of a page, in the order of reading. */
export type TicketCursor = { readonly receivedAt: number; readonly id: string };

const CHUNK = 1_000;

/** Reads tickets by row, oldest first. Every filter is optional, and together they narrow. */
export class TicketRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  async page(filter: TicketFilter, after: TicketCursor | undefined, limit: number): Promise<Ticket[]> {
    const sql = this.#sql;
    const { bbox, grids, unitId, stage, category, grid, channel, outcome, provenance, since, until } = filter;
    const rows = await sql<{ body: Ticket }[]>`
      select body from tickets
      where ${provenance === undefined ? sql`provenance <> 'reported'` : sql`provenance = ${provenance}`}
      ${after ? sql`and (received_at, id) > (${after.receivedAt}, ${after.id})` : sql``}
      ${stage === undefined ? sql`` : sql`and stage = ${stage}`}
      ${category === undefined ? sql`` : sql`and category = ${category}`}
      ${grids === undefined ? sql`` : sql`and grid_id = any(${grids as string[]})`}
      ${unitId === undefined ? sql`` : sql`and body->>'unitId' = ${unitId}`}
      ${grid === undefined ? sql`` : sql`and grid_id = ${grid}`}
      ${channel === undefined ? sql`` : sql`and body->>'channel' = ${channel}`}
      ${outcome === undefined ? sql`` : sql`and body->>'outcome' = ${outcome}`}
      ${since === undefined ? sql`` : sql`and received_at >= ${since}`}
      ${until === undefined ? sql`` : sql`and received_at < ${until}`}
      ${bbox ? sql`and lon between ${bbox[0]} and ${bbox[2]} and lat between ${bbox[1]} and ${bbox[3]}` : sql``}
      order by received_at, id limit ${limit}`;
    return rows.map(({ body }) => body);
  }

  async find(id: string): Promise<Ticket | undefined> {
    const [row] = await this.#sql<{ body: Ticket }[]>`select body from tickets where id = ${id}`;
    return row?.body;
  }

  /** All rows, a chunk at a time. */
  async *chunks(filter: TicketFilter): AsyncGenerator<Ticket[]> {
    let after: TicketCursor | undefined;
    for (;;) {
      const chunk = await this.page(filter, after, CHUNK);
      if (chunk.length === 0) return;
      yield chunk;
      after = cursorAfter(chunk);
    }
  }
}

export function cursorAfter(page: readonly Ticket[]): TicketCursor {
  const { id, times } = page[page.length - 1];
  return { receivedAt: times.receivedAt, id };
}
