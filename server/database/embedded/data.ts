import { lchown, mkdtemp, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './child.ts';
import type { Engine } from './engine.ts';
import { EmbeddedDatabaseError } from './error.ts';
import type { Place } from './paths.ts';

/** Superuser of the embedded database, and the database the server works in. */
export const OWNER = 'doorstep';

/** Written into postgresql.conf, where whoever runs the server may change them. */
const SETTINGS = [
  'max_connections=60',
  'shared_buffers=64MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  'log_error_verbosity=terse', // the details of an error quote rows, and those may hold personal data
  'log_min_error_statement=panic', // so may a statement
];

const UNFINISHED = 'pgdata.new-';

/**
 * Makes the database of `place` where there is none yet.
 *
 * It is made under another name and renamed when it is complete and on disk, so an interrupted first start leaves
 * only a folder that the next one removes.
 *
 * @throws EmbeddedDatabaseError `data-folder-other-major`, `data-folder-foreign` or `engine-failed`.
 */
export async function prepareData(place: Place, engine: Engine, log: (line: string) => void): Promise<void> {
  await removeUnfinished(place.home);
  const major = await readMajor(place.dataPath);
  if (major === undefined) await makeDatabase(place, engine, log);
  else if (major !== String(engine.major)) throw otherMajor(place.dataPath, major, engine.major);

  if (place.home === place.folder) return;
  log(`PostgreSQL's user cannot enter ${place.folder}; the database is in ${place.dataPath}.`);
  await symlink(place.dataPath, join(place.folder, 'pgdata')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(UNFINISHED)) await rm(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns undefined where there is no database, so that one may be made. */
async function readMajor(dataPath: string): Promise<string | undefined> {
  const names = await readdir(dataPath).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code !== 'ENOENT') throw error;
    return [];
  });
  if (names.length === 0) return undefined;
  if (names.includes('PG_VERSION')) return (await readFile(join(dataPath, 'PG_VERSION'), 'utf8')).trim();
  const message = `${dataPath} holds files (${names[0]} …) and no PostgreSQL database. Move it away, or choose another data folder.`;
  throw new EmbeddedDatabaseError('data-folder-foreign', message);
}

function otherMajor(dataPath: string, found: string, ours: number): EmbeddedDatabaseError {
  const message =
    `The database in ${dataPath} was made by PostgreSQL ${found} and this version brings PostgreSQL ${ours}. ` +
    `Dump it with a PostgreSQL ${found}, move ${dataPath} away, start once, and restore the dump; ` +
    `or serve it with a PostgreSQL ${found} of your own and set DATABASE_URL.`;
  return new EmbeddedDatabaseError('data-folder-other-major', message);
}

async function makeDatabase(place: Place, engine: Engine, log: (line: string) => void): Promise<void> {
  log(`Making a PostgreSQL ${engine.version} database in ${place.dataPath}.`);
  const fresh = await mkdtemp(join(place.home, UNFINISHED));
  try {
    if (place.account) await lchown(fresh, place.account.uid, place.account.gid);
    await runTool(join(engine.bin, 'initdb'), initdbArguments(fresh), place.account);
    await rename(fresh, place.dataPath);
    await syncFolder(place.home);
  } catch (cause) {
    await rm(fresh, { recursive: true, force: true });
    const message = `No database could be made in ${place.dataPath}: ${String(cause)}`;
    throw new EmbeddedDatabaseError('engine-failed', message, { cause });
  }
}

/** Text compares by code point, the same on every system. `trust` is for the socket, whose folder is closed. */
function initdbArguments(path: string): string[] {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${OWNER}`, '--auth-local=trust', '--auth-host=reject'];
  return ['-D', path, '--no-instructions', ...locale, ...access, ...SETTINGS.flatMap((setting) => ['--set', setting])];
}

/** A rename is on disk only when the folder around it is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
