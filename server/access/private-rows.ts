import type { PrivateFields } from '../../core/domain/event.ts';
import type { PrivateField } from '../../core/protocol/residents.ts';
import type { Database } from '../database/connect.ts';

/** What callers said of themselves. Read for one ticket, and emptied for good. */
export class PrivateRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  /** The newest value of each field. */
  async ofTicket(ticketId: string): Promise<PrivateFields> {
    const rows = await this.#sql<{ field: PrivateField; value: string }[]>`
      select p.field, p.value from event_private p join events e on e.id = p.event_id
      where p.ticket_id = ${ticketId} order by e.seq`;
    return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
  }

  /** Events that hold somebody's name or number as it was written, or within a text. */
  async eventsNaming({ caller, phone }: { readonly caller?: string; readonly phone?: string }): Promise<string[]> {
    const sql = this.#sql;
    const rows = await sql<{ id: string }[]>`
      select distinct event_id as id from event_private
      where ${caller === undefined ? sql`false` : sql`(field = 'caller' and value = ${caller}) or (field = 'text' and strpos(value, ${caller}) > 0)`}
      or ${phone === undefined ? sql`false` : sql`(field = 'phone' and value = ${phone}) or (field = 'text' and strpos(value, ${phone}) > 0)`}`;
    return rows.map(({ id }) => id);
  }

  /** Forget all that was said beside these events. The events stay, and so does their order. */
  async forget(eventIds: readonly string[]): Promise<number> {
    const rows = await this.#sql`
      delete from event_private where event_id = any(${eventIds as string[]}) returning event_id`;
    return rows.length;
  }
}
