import type { Database } from '../database/connect.ts';
import { secretDigest } from '../secret-digest.ts';

/** So many may fail before anybody has to wait: of one name, and of an address that a whole office may share. */
const FREE_OF_NAME = 4;
const FREE_OF_ADDRESS = 20;
const MOST_SECONDS = 900;
/** A row of failures is forgotten after a day without one. */
const FORGOTTEN_SECONDS = 86_400;

/** 1, 2, 4 … seconds after each failure beyond the free ones, a quarter of an hour at most. */
function delaySeconds(key: string, failures: number): number {
  const beyond = failures - (key.startsWith('address ') ? FREE_OF_ADDRESS : FREE_OF_NAME);
  return beyond <= 0 ? 0 : Math.min(MOST_SECONDS, 2 ** (beyond - 1));
}

/** How long who failed to sign in has to wait, by name and by address: kept in the database, so that a restart forgives nothing. */
export class SignInRows {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  /** @returns seconds still to wait; 0 when a try is free. */
  async wait(keys: readonly string[]): Promise<number> {
    const keyOf = new Map(keys.map((key) => [secretDigest(key), key]));
    const rows = await this.#sql<{ digest: string; failures: number; since: number }[]>`
      select digest, failures, extract(epoch from clock_timestamp() - last_at)::float8 as since
      from sign_in_failures where digest = any(${[...keyOf.keys()]})`;
    const left = rows.map(({ digest: of, failures, since }) => delaySeconds(keyOf.get(of) ?? '', failures) - since);
    return Math.max(0, Math.ceil(Math.max(0, ...left)));
  }

  /** A try begins: it counts as failed until it has succeeded, so that many at once gain nothing. */
  async count(keys: readonly string[]): Promise<void> {
    await this.#sql`
      insert into sign_in_failures (digest, failures, last_at)
      select unnest(${keys.map(secretDigest)}::text[]), 1, clock_timestamp()
      on conflict (digest) do update set last_at = clock_timestamp(), failures =
        case when sign_in_failures.last_at < clock_timestamp() - make_interval(secs => ${FORGOTTEN_SECONDS})
        then 1 else least(1000, sign_in_failures.failures + 1) end`;
  }

  async forgive(keys: readonly string[]): Promise<void> {
    await this.#sql`delete from sign_in_failures where digest = any(${keys.map(secretDigest)})`;
  }
}
