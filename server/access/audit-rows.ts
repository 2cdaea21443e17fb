import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import type { Database } from '../database/connect.ts';

/** Who did or saw what. `detail` holds codes, counts and reasons, never what was seen. */
export type AuditEntry = {
  readonly actor: string;
  readonly role: string;
  readonly area: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** A row as it stands in the chain. `detail` is the text that was hashed. */
export type AuditRow = Required<Omit<AuditEntry, 'detail'>> & {
  readonly seq: number;
  /** Wall time in milliseconds. */
  readonly at: number;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
};

/** SHA-256 over the row and the hash before it. */
export const auditHash = ({ hash: _, ...row }: AuditRow): string =>
  createHash('sha256').update(canonicalJson(row)).digest('hex');

/** The trace. Rows are added and never changed. */
export class AuditRows {
  readonly #sql: Database;
  readonly #wall: () => number;

  constructor(sql: Database, wall: () => number) {
    this.#sql = sql;
    this.#wall = wall;
  }

  /** Add to the chain; resolves when it is stored. What is audited happens after that. */
  async add({ detail = {}, ...entry }: AuditEntry): Promise<AuditRow> {
    return this.#sql.begin(async (tx) => {
      const [head] = await tx<{ seq: number; hash: string }[]>`
        select seq, hash from audit_head where id = 1 for update`;
      const bare = {
        ...entry,
        seq: head.seq + 1,
        at: this.#wall(),
        detail: canonicalJson(detail),
        previous: head.hash,
        hash: '',
      };
      const row: AuditRow = { ...bare, hash: auditHash(bare) };
      await tx`insert into audit ${tx(row, 'seq', 'at', 'actor', 'role', 'area', 'action', 'subject', 'detail', 'previous', 'hash')}`;
      await tx`update audit_head set seq = ${row.seq}, hash = ${row.hash} where id = 1`;
      return row;
    });
  }

  async readAfter(seq: number, limit: number): Promise<AuditRow[]> {
    return this.#sql<AuditRow[]>`
      select seq, at, actor, role, area, action, subject, detail, previous, hash
      from audit where seq > ${seq} order by seq limit ${limit}`;
  }

  /** How often somebody did something since a moment. */
  async countSince(actor: string, action: string, since: number): Promise<number> {
    const [row] = await this.#sql<{ count: number }[]>`
      select count(*)::int as count from audit where actor = ${actor} and action = ${action} and at >= ${since}`;
    return row.count;
  }
}
