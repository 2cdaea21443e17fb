import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './error.ts';

/** The user PostgreSQL runs as. It refuses to be root; every other user runs it as itself (undefined). */
export type Account = { readonly uid: number; readonly gid: number };

/** Where one database is. */
export type Place = {
  readonly account: Account | undefined;
  /** DOORSTEP_DATA, absolute and without links. */
  readonly folder: string;
  /** Holds pgdata, and the engine where that had to be copied: `folder`, or where both were moved to. */
  readonly home: string;
  readonly dataPath: string;
};

const NOBODY: Account = { uid: 65534, gid: 65534 };

/** Where a database goes whose data folder PostgreSQL's user cannot enter. A reboot empties neither. */
const REFUGES = ['/var/lib/doorstep', '/var/tmp/doorstep'];

const runsAsRoot = () => process.getuid?.() === 0;

/**
 * Makes the data folder where it is missing, for our eyes only.
 *
 * PostgreSQL's user must pass through it to pgdata. So as root a folder closed to everybody gets that user's group
 * and the right to pass; reading what else is in it stays ours.
 *
 * @returns the folder, absolute and without links.
 */
export async function makeDataFolder(path: string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await mkdir(path, { mode: 0o700 }).catch(ignoreExisting);
    const folder = await realpath(path);
    const { uid, mode } = await stat(folder);
    await readdir(folder); // or it is a file, or not for us
    if (runsAsRoot() && uid === 0 && (mode & 0o077) === 0) {
      await chown(folder, 0, NOBODY.gid);
      await chmod(folder, 0o710);
    }
    return folder;
  } catch (cause) {
    const message = `The data folder ${path} cannot be made or opened (${String(cause)}).`;
    throw new EmbeddedDatabaseError('data-folder-forbidden', message, { cause });
  }
}

/**
 * Where the database of a data folder is, or shall be made.
 *
 * `<folder>/pgdata` decides: a folder is the database itself, a link leads to where it was moved. So a database is
 * never left behind for a new, empty one when the rights along its path change.
 */
export async function findPlace(folder: string): Promise<Place> {
  const entry = join(folder, 'pgdata');
  if (await lstat(entry).catch(ignoreMissing)) return existingPlace(folder, entry);
  if (!runsAsRoot()) return { account: undefined, folder, home: folder, dataPath: entry };

  const home = (await firstClosed(folder, NOBODY)) ? await makeRefuge(folder) : folder;
  return { account: NOBODY, folder, home, dataPath: join(home, 'pgdata') };
}

async function existingPlace(folder: string, entry: string): Promise<Place> {
  const dataPath = await realpath(entry).catch((cause) => {
    const message = `The database of ${folder} was moved and is not where ${entry} leads. Bring it back, or remove that link to begin with an empty database.`;
    throw new EmbeddedDatabaseError('data-folder-lost', message, { cause });
  });
  const { uid, gid } = await stat(dataPath);
  refuseForeignOwner(dataPath, uid);
  if (!runsAsRoot()) return { account: undefined, folder, home: dirname(dataPath), dataPath };

  const closed = await firstClosed(dataPath, { uid, gid });
  if (closed) {
    const message = `PostgreSQL runs as user id ${uid} and cannot enter ${closed} on the way to ${dataPath}. Let it pass: chmod o+x ${closed}.`;
    throw new EmbeddedDatabaseError('data-folder-unreachable', message);
  }
  return { account: { uid, gid }, folder, home: dirname(dataPath), dataPath };
}

function refuseForeignOwner(dataPath: string, uid: number): void {
  if (!process.getuid || (runsAsRoot() ? uid !== 0 : uid === process.getuid())) return;
  const remedy = runsAsRoot()
    ? `PostgreSQL does not run as root; give it to another user: chown -R ${NOBODY.uid}:${NOBODY.gid} ${dataPath}`
    : 'Start the server as that user or as root';
  throw new EmbeddedDatabaseError('data-folder-forbidden', `${dataPath} belongs to user id ${uid}. ${remedy}.`);
}

/** The first folder from the root down to `path` that a user may not enter. */
async function firstClosed(path: string, { uid, gid }: Account): Promise<string | undefined> {
  const above = dirname(path) === path ? undefined : await firstClosed(dirname(path), { uid, gid });
  if (above) return above;
  const { mode, uid: owner, gid: group } = await stat(path);
  const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return mode & enter ? undefined : path;
}

async function makeRefuge(folder: string): Promise<string> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const causes: unknown[] = [];
  for (const base of REFUGES) {
    try {
      await makeOwnFolder(base);
      await makeOwnFolder(join(base, name));
      if (await firstClosed(join(base, name), NOBODY)) continue;
      await writeFile(join(base, name, 'moved-from'), `${folder}\n`);
      return await realpath(join(base, name));
    } catch (cause) {
      causes.push(cause); // perhaps a read-only file system; the next one may do
    }
  }
  const message = `PostgreSQL runs as user id ${NOBODY.uid} and cannot enter ${folder}; ${REFUGES.join(' and ')} cannot be used instead. Set DOORSTEP_DATA to a folder that user can reach.`;
  throw new EmbeddedDatabaseError('data-folder-unreachable', message, { cause: new AggregateError(causes) });
}

/**
 * Makes a folder that only root may change, or takes one that is.
 *
 * @throws Error when it is somebody else's: in /var/tmp anyone may have put something there, links too.
 */
async function makeOwnFolder(path: string): Promise<void> {
  const made = await mkdir(path).then(() => true, ignoreExisting);
  if (made) await chmod(path, 0o755); // whatever the umask
  const entry = await lstat(path);
  const { uid, mode } = await stat(path);
  if (entry.uid !== 0 || uid !== 0 || mode & 0o022) throw new Error(`${path} is not root's alone.`);
}

function ignoreExisting(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'EEXIST') throw error;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
