import { randomBytes } from 'node:crypto';
import type { Action } from '../../core/access/policy.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Database } from '../database/connect.ts';
import { secretDigest } from '../secret-digest.ts';

export type TokenSource = 'device' | 'import';

/** A token of a program or a device; its secret is told once, when it is made. */
export type AccessToken = {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly area: string;
  /** Undefined: all that the role may. */
  readonly actions?: readonly Action[];
  readonly source: TokenSource;
  /** Wall time in milliseconds. */
  readonly expiresAt: number;
};

export type HeldToken = AccessToken & { readonly digest: string };
type TokenRow = Omit<HeldToken, 'actions'> & { readonly actions: Action[] | null };

export type NewToken = Omit<AccessToken, 'id'> & { readonly createdBy: string };

/** Tokens as the database has them. */
export class TokenRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  async create(token: NewToken): Promise<{ id: string; secret: string }> {
    const id = `t-${randomBytes(9).toString('base64url')}`;
    const secret = randomBytes(32).toString('base64url');
    const { label, role, area, actions, source, createdBy, expiresAt } = token;
    await this.#sql`
      insert into access_tokens (id, digest, label, role, area, actions, source, created_by, expires_at)
      values (${id}, ${secretDigest(secret)}, ${label}, ${role}, ${area}, ${actions ? [...actions] : null}, ${source},
              ${createdBy}, ${new Date(expiresAt)})`;
    return { id, secret };
  }

  /** Those that can still be used. */
  async list(): Promise<HeldToken[]> {
    return (await this.#read(this.#sql`true`)).map(toToken);
  }

  async find(which: { readonly digest: string } | { readonly id: string }): Promise<HeldToken | undefined> {
    const sql = this.#sql;
    const [row] = await this.#read('digest' in which ? sql`digest = ${which.digest}` : sql`id = ${which.id}`);
    return row && toToken(row);
  }

  /** @returns whether there was one to revoke. */
  async revoke(id: string): Promise<boolean> {
    return this.#sql.begin(async (tx) => {
      const rows = await tx`
        update access_tokens set revoked_at = clock_timestamp() where id = ${id} and revoked_at is null returning id`;
      await tx`update access_revision set revision = revision + 1 where id = 1`;
      return rows.length === 1;
    });
  }

  #read(where: ReturnType<Database>) {
    return this.#sql<TokenRow[]>`
      select id, digest, label, role, area, actions, source, 1000 * extract(epoch from expires_at)::float8 as "expiresAt"
      from access_tokens where revoked_at is null and expires_at > clock_timestamp() and ${where} order by created_at`;
  }
}

const toToken = ({ actions, ...token }: TokenRow): HeldToken => ({ ...token, ...(actions && { actions }) });
