import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { Database } from './connect.ts';

const MIGRATIONS = join(packageRoot, 'server/database/migrations');
/** Any constant: two servers starting on one database take turns. */
const MIGRATION_LOCK = 7_300_111;

export class DatabaseEncodingError extends Error {
  readonly code = 'database-encoding';
}

/** @throws DatabaseEncodingError when the database could not keep every text. */
export async function checkEncoding(sql: Database): Promise<void> {
  const [{ encoding }] = await sql<{ encoding: string }[]>`select current_setting('server_encoding') as encoding`;
  if (encoding === 'UTF8') return;
  throw new DatabaseEncodingError(`The database is encoded in ${encoding}; it has to be made with encoding UTF8.`);
}

/**
 * Bring the schema up to this release: each file of `migrations/` once, in the order of its name, each in a transaction.
 *
 * @returns the names of those that ran.
 */
export async function migrate(sql: Database): Promise<string[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await tx`create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now())`;
    const applied = new Set((await tx<{ name: string }[]>`select name from schema_migrations`).map(({ name }) => name));
    const pending = names.filter((name) => !applied.has(name));
    for (const name of pending) {
      await tx.unsafe(await readFile(join(MIGRATIONS, name), 'utf8'));
      await tx`insert into schema_migrations (name) values (${name})`;
    }
    return pending;
  });
}
