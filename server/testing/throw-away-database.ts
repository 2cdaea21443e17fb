import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Database } from '../database/connect.ts';
import { connectTo } from './build-test-app.ts';

/**
 * A database that goes with the test that asked for it.
 *
 * @param template - What it is copied from; without one it is as PostgreSQL makes it.
 */
export async function makeThrowAwayDatabase(template = 'template1'): Promise<Database> {
  const name = `doorstep_test_${randomUUID().replaceAll('-', '')}`;
  const administrator = connectTo('postgres');
  await administrator.unsafe(`create database ${name} template ${template}`);
  const sql = connectTo(name);
  onTestFinished(async () => {
    await sql.end({ timeout: 5 });
    await administrator.unsafe(`drop database ${name} with (force)`);
    await administrator.end({ timeout: 5 });
  });
  return sql;
}
