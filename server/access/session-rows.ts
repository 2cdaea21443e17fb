import { randomBytes } from 'node:crypto';
import { POLICY } from '../../core/access/policy.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Database } from '../database/connect.ts';
import { secretDigest } from '../secret-digest.ts';

export type Session = {
  readonly digest: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly area: string;
  /** Wall time in milliseconds: the earlier of its last hour and of having been idle for too long. */
  readonly expiresAt: number;
};

/** Sessions as the database has them. */
export class SessionRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  /** A new secret each time: one that was planted before signing in is worth nothing after it. */
  async begin(accountId: string, role: Role): Promise<{ secret: string; seconds: number }> {
    const secret = randomBytes(32).toString('base64url');
    const seconds = POLICY[role].session.hours * 3_600;
    await this.#sql`
      insert into sessions (digest, account_id, expires_at)
      values (${secretDigest(secret)}, ${accountId}, clock_timestamp() + make_interval(secs => ${seconds}))`;
    return { secret, seconds };
  }

  async find(digest: string): Promise<Session | undefined> {
    const [row] = await this.#sql<(Omit<Session, 'expiresAt'> & { endsAt: number; seenAt: number })[]>`
      select s.digest, s.account_id as "accountId", a.display_name as "displayName", a.role, a.area,
             1000 * extract(epoch from s.expires_at)::float8 as "endsAt", 1000 * extract(epoch from s.seen_at)::float8 as "seenAt"
      from sessions s join accounts a on a.id = s.account_id
      where s.digest = ${digest} and a.disabled_at is null and s.expires_at > clock_timestamp()`;
    if (!row) return undefined;
    const { endsAt, seenAt, ...session } = row;
    const idleAt = seenAt + POLICY[session.role].session.idleMinutes * 60_000;
    return { ...session, expiresAt: Math.min(endsAt, idleAt) };
  }

  /** Somebody is there. */
  async touch(digests: readonly string[]): Promise<void> {
    if (digests.length === 0) return;
    await this.#sql`update sessions set seen_at = clock_timestamp() where digest = any(${digests as string[]})`;
  }

  async end(digest: string): Promise<void> {
    await this.#drop(this.#sql`digest = ${digest}`);
  }

  async endAllOf(accountId: string): Promise<void> {
    await this.#drop(this.#sql`account_id = ${accountId}`);
  }

  async dropExpired(): Promise<void> {
    await this.#sql`delete from sessions where expires_at < clock_timestamp()`;
  }

  async #drop(where: ReturnType<Database>): Promise<void> {
    await this.#sql.begin(async (tx) => {
      await tx`delete from sessions where ${where}`;
      await tx`update access_revision set revision = revision + 1 where id = 1`;
    });
  }
}
