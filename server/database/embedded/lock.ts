import postgres from 'postgres';
import { becomesTrue } from './child.ts';
import { OWNER } from './data.ts';
import type { Endpoint } from './postmaster.ts';

/** The session that says whose database this is. */
export type Lock = { release(): Promise<void> };

/** Any two numbers would do, as long as they never change: "door" in ASCII, and one. */
const LOCK_CLASS = 0x64_6f_6f_72;
const LOCK_OBJECT = 1;

const CONNECT_TIMEOUT_S = 5;
const HOLDER_GRACE_MS = 1000;
const RETAKE_PATIENCE_MS = 60_000;
const POLL_MS = 50;

/**
 * Asks a running postmaster who owns it.
 *
 * The session of a server killed a moment ago may still be ending, so a lock that is held is asked for a while.
 *
 * @returns the owner's application name and backend; undefined when the lock is free or the postmaster cannot be
 *   asked: a server that lives holds the gate, so what is left can only be an orphan.
 */
export async function lockOwner(endpoint: Endpoint): Promise<string | undefined> {
  const sql = openSession(endpoint);
  try {
    if (await becomesTrue(() => tryLock(sql), HOLDER_GRACE_MS, POLL_MS)) return undefined;
    const [owner] = await sql<{ name: string; pid: number }[]>`
      select application_name as name, pid from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and classid = ${LOCK_CLASS} and objid = ${LOCK_OBJECT} and granted`;
    return owner && `${owner.name || 'unnamed'}, session ${owner.pid}`;
  } catch {
    return undefined; // see @returns
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Takes the lock and keeps its session open. When PostgreSQL resets its sessions after the crash of one of them,
 * the lock is taken again.
 *
 * Also makes the server's own database; the lock's session stays in `postgres`, so that ours can be copied and
 * replaced while the lock is held.
 */
export async function holdLock(endpoint: Endpoint, log: (line: string) => void): Promise<Lock> {
  let released = false;
  let retaking = false;
  const retake = async () => {
    if (released || retaking) return;
    retaking = true;
    const attempt = async () => released || (await tryLock(sql).catch(() => false)); // still recovering: ask again
    if (!(await becomesTrue(attempt, RETAKE_PATIENCE_MS, POLL_MS))) log('The lock of the database was lost.');
    retaking = false;
  };
  const sql = openSession(endpoint, () => void retake());
  const release = () => {
    released = true;
    return sql.end({ timeout: 1 });
  };
  try {
    if (!(await tryLock(sql))) throw new Error('Somebody else took the lock of a database that was just started.');
    const [made] = await sql`select 1 from pg_database where datname = ${OWNER}`;
    if (!made) await sql`create database ${sql(OWNER)}`;
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

function openSession({ socketDir, port }: Endpoint, onclose?: () => void): postgres.Sql {
  return postgres({
    host: socketDir,
    port,
    username: OWNER,
    database: 'postgres',
    max: 1,
    idle_timeout: 0,
    max_lifetime: null, // the lock lives as long as its session
    connect_timeout: CONNECT_TIMEOUT_S,
    backoff: () => POLL_MS / 1000,
    fetch_types: false,
    connection: { application_name: `doorstep ${process.pid}` },
    onnotice: () => {}, // PostgreSQL's log has them
    onclose,
  });
}

async function tryLock(sql: postgres.Sql): Promise<boolean> {
  const [answer] = await sql<{ taken: boolean }[]>`
    select pg_try_advisory_lock(${LOCK_CLASS}::int, ${LOCK_OBJECT}::int) as taken`;
  return answer?.taken === true;
}
