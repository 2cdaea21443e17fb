import type { Database } from '../database/connect.ts';
import { LOG_CHANNEL, type LogNotice } from '../events/event-log.ts';

const AT = 1_760_000_000_000;

/** Append rows by SQL, as another server would have in a long time, and wake who listens. @returns the new position. */
export async function fillLog(sql: Database, count: number): Promise<number> {
  return sql.begin(async (tx) => {
    const [{ seq }] = await tx<{ seq: number }[]>`select seq from counter where id = 1 for update`;
    const end = seq + count;
    await tx`
      insert into events (seq, id, type, occurred_at, logged_at, digest, body)
      select seq, id, 'source.reported', ${AT}, ${AT}, '', jsonb_build_object(
        'id', id, 'type', 'source.reported', 'occurredAt', ${AT}::bigint, 'layer', 'lamp-' || seq % 7,
        'actor', 'anonymous', 'source', 'device', 'provenance', 'recorded')
      from (select seq, gen_random_uuid()::text as id from generate_series(${seq + 1}::bigint, ${end}::bigint) as row(seq)) as rows`;
    await tx`update counter set seq = ${end} where id = 1`;
    const notice: LogNotice = { seq: end, server: 'another' };
    await tx`select pg_notify(${LOG_CHANNEL}, ${JSON.stringify(notice)})`;
    return end;
  });
}

const BACKED_UP = ['counter', 'events', 'event_private', 'tickets'];

/** Copy what a backup of the log holds, in place of an earlier copy. */
export async function takeBackup(sql: Database): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`drop schema if exists backup cascade`;
    await tx`create schema backup`;
    await tx`select seq from counter where id = 1 for update`;
    for (const table of BACKED_UP) await tx.unsafe(`create table backup.${table} as table public.${table}`);
  });
}

/** Put the backup in the place of the log, as an operator does after a disaster. */
export async function restoreBackup(sql: Database): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(`truncate ${BACKED_UP.join(', ')}`);
    for (const table of BACKED_UP) await tx.unsafe(`insert into ${table} select * from backup.${table}`);
  });
}
