import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { makeThrowAwayDatabase } from '../testing/throw-away-database.ts';
import type { Database } from './connect.ts';
import { migrate } from './migrate.ts';

const filesInOrder = async () =>
  (await readdir(join(packageRoot, 'server/database/migrations'))).filter((name) => name.endsWith('.sql')).sort();

/** Every column of every table, as the database knows it. */
const schemaOf = (sql: Database) => sql`
  select table_name, column_name, data_type, is_nullable from information_schema.columns
  where table_schema = 'public' order by table_name, column_name`;

const recordedIn = async (sql: Database) =>
  (await sql<{ name: string }[]>`select name from schema_migrations order by applied_at, name`).map(({ name }) => name);

describe('migrate', () => {
  it('runs every file on an empty database, in the order of their names', async () => {
    const sql = await makeThrowAwayDatabase();
    expect(await schemaOf(sql)).toHaveLength(0);
    const ran = await migrate(sql);
    expect(ran).toEqual(await filesInOrder());
    expect(ran.length).toBeGreaterThan(0);
    expect(await recordedIn(sql)).toEqual(ran);
    const tables = new Set((await schemaOf(sql)).map(({ table_name }) => table_name));
    expect([...tables]).toEqual(expect.arrayContaining(['counter', 'events', 'event_private', 'tickets']));
  });

  it('does nothing the second time, and keeps what is stored', async () => {
    const sql = await makeThrowAwayDatabase();
    await migrate(sql);
    await sql`insert into counter (epoch, district_id, clock, district_at) values ('e', 'd', 'wall', 1)`;
    const before = [...(await schemaOf(sql)), ...(await sql`select * from counter`)];
    expect(await migrate(sql)).toEqual([]);
    expect([...(await schemaOf(sql)), ...(await sql`select * from counter`)]).toEqual(before);
  });

  it('runs each file once when several servers start at the same time', async () => {
    const sql = await makeThrowAwayDatabase();
    const runs = await Promise.all([migrate(sql), migrate(sql), migrate(sql)]);
    expect(runs.flat()).toEqual(await filesInOrder());
    expect(await recordedIn(sql)).toEqual(await filesInOrder());
  });

  it('runs what an older release did not know, and only that', async () => {
    const sql = await makeThrowAwayDatabase();
    const names = await filesInOrder();
    await migrate(sql);
    const newest = names[names.length - 1];
    await sql`delete from schema_migrations where name = ${newest}`;
    // Its tables are there already: that it fails shows that it was run, and that the failure leaves no record.
    await expect(migrate(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42/) }); // it exists
    expect(await recordedIn(sql)).toEqual(names.slice(0, -1));
  });
});
