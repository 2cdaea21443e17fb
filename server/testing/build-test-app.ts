import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import type { Access, AccessMode } from '../access/access.ts';
import { openAccess } from '../access/open-access.ts';
import { buildApp } from '../app.ts';
import type { DemoClock } from '../config.ts';
import { connect, type Database } from '../database/connect.ts';
import { type DistrictFolder, readDistrictFolder } from '../district/folder.ts';
import { Engine } from '../engine.ts';
import { packageRoot } from '../package-root.ts';
import { Identities, openTokens, type Tokens } from '../tokens.ts';
import { TEMPLATE, type TestDatabase, withDatabase } from './database-setup.ts';

export type TestAppOptions = {
  readonly districtFolder?: string;
  readonly demoClock?: DemoClock;
  /** Take part in another test app's database instead of making one. */
  readonly shareWith?: TestApp;
  readonly wall?: () => number;
  /** Whether it is a demo, as by default, or asks for accounts. */
  readonly mode?: AccessMode;
};

/** A whole server on a throw-away database; it listens only when `listen` is called. */
export type TestApp = {
  readonly app: FastifyInstance;
  readonly engine: Engine;
  readonly access: Access;
  readonly sql: Database;
  readonly tokens: Tokens;
  readonly databaseName: string;
  readonly dataFolder: string;
  /** What went wrong in the background; empty in a healthy test. */
  readonly errors: unknown[];
  /** @returns the URL under which it answers. */
  listen(): Promise<string>;
  /** Close the server and keep the database, as a restart does. */
  stop(): Promise<void>;
  /** Close the server and remove its database and folder. */
  close(): Promise<void>;
};

/** Grid-town, unless a test brings its own. */
export const GRID_TOWN = join(packageRoot, 'geodata/grid-town');

export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = await readDistrictFolder(options.districtFolder ?? GRID_TOWN);
  const databaseName = options.shareWith?.databaseName ?? (await makeDatabase());
  const dataFolder = options.shareWith?.dataFolder ?? (await mkdtemp(join(tmpdir(), 'doorstep-app-')));
  return open(folder, databaseName, dataFolder, options);
}

async function open(
  folder: DistrictFolder,
  databaseName: string,
  dataFolder: string,
  { demoClock, wall, mode = 'demo' }: TestAppOptions,
): Promise<TestApp> {
  const sql = connectTo(databaseName);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const engine = await Engine.open({ sql, folder, dataFolder, demoClock, wall, onError });
  const tokens = await openTokens(dataFolder);
  const identities = new Identities(tokens);
  const access = await openAccess(engine, { mode, identities, dataFolder, wall, onError });
  const app = await buildApp({ engine, access, database: 'external' });
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    access.close();
    await engine.close();
    await app.close();
    await sql.end({ timeout: 5 });
  };
  const stopOnce = () => {
    stopped ??= stop();
    return stopped;
  };
  return {
    app,
    engine,
    access: access.access,
    sql,
    tokens,
    databaseName,
    dataFolder,
    errors,
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
    stop: stopOnce,
    close: async () => {
      await stopOnce();
      await dropDatabase(databaseName);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A connection pool of its own to one of the tests' databases. */
export function connectTo(name: string): Database {
  const where: TestDatabase = inject('testDatabase');
  if (where.kind === 'url') return connect(withDatabase(where.url, name));
  return connect({ username: where.username, database: name, socketPath: () => where.path });
}

async function makeDatabase(): Promise<string> {
  const name = `doorstep_test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator((sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`));
  return name;
}

/** A database another test app still uses goes with the last of them. */
async function dropDatabase(name: string): Promise<void> {
  await asAdministrator((sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

async function asAdministrator(run: (sql: Database) => Promise<unknown>): Promise<void> {
  const sql = connectTo('postgres');
  await run(sql);
  await sql.end({ timeout: 5 });
}
