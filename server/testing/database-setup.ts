import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readTestConfig } from '../config.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { type OpenDatabase, openDatabase } from '../database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests' PostgreSQL is: a URL, or the folder of an embedded one's socket. */
    testDatabase: TestDatabase;
  }
}

export type TestDatabase = { kind: 'url'; url: string } | { kind: 'socket'; path: string; username: string };

export const TEMPLATE = 'doorstep_test_template';

/** One PostgreSQL for all server tests, with a migrated database that each test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databaseUrl } = readTestConfig();
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-test-'));
  const database = await openDatabase({ url: databaseUrl, dataFolder: folder, log: () => {} });
  await makeTemplate(database, databaseUrl);
  project.provide('testDatabase', describe(database, databaseUrl));
  return async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
}

function describe(database: OpenDatabase, url: string | undefined): TestDatabase {
  if (url !== undefined) return { kind: 'url', url };
  if (!database.socketPath) throw new Error('An embedded database has a socket.');
  return { kind: 'socket', path: database.socketPath(), username: database.sql.options.user };
}

async function makeTemplate({ sql, socketPath }: OpenDatabase, url: string | undefined): Promise<void> {
  await sql.unsafe(`drop database if exists ${TEMPLATE}`);
  await sql.unsafe(`create database ${TEMPLATE}`);
  const template =
    url === undefined && socketPath
      ? connect({ username: sql.options.user, database: TEMPLATE, socketPath })
      : connect(withDatabase(url ?? '', TEMPLATE));
  await migrate(template);
  await template.end({ timeout: 5 });
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
