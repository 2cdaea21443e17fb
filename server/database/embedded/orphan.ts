import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type StopSignal, stopInSteps } from './child.ts';
import { EmbeddedDatabaseError } from './error.ts';
import { lockOwner } from './lock.ts';
import { type PostmasterFile, readPostmasterFile, SOCKET_DIR } from './postmaster.ts';

/**
 * Leaves nothing of an earlier run that could block the next one: a postmaster whose server was killed, sessions
 * whose postmaster was killed, its socket, and a `postmaster.pid` whose process id may by now be somebody else's.
 *
 * @throws EmbeddedDatabaseError `data-folder-in-use` when the postmaster that runs there has an owner.
 */
export async function clearDataPath(dataPath: string, log: (line: string) => void): Promise<void> {
  const file = await readPostmasterFile(dataPath);
  const left = await enginesIn(dataPath, file);
  if (left.length > 0) {
    const owner = file?.status === 'ready' && left.includes(file.pid) ? await lockOwner(file) : undefined;
    if (owner) {
      const message = `The database in ${dataPath} is in use by another server (${owner}). Stop it first.`;
      throw new EmbeddedDatabaseError('data-folder-in-use', message);
    }
    log(`Stopping the PostgreSQL (process ${left.join(', ')}) that a killed server left on ${dataPath}.`);
    await stopOrphan(dataPath, file);
  }
  if (file && SOCKET_DIR.test(file.socketDir)) await rm(file.socketDir, { recursive: true, force: true });
  await rm(join(dataPath, 'postmaster.pid'), { force: true });
}

async function stopOrphan(dataPath: string, file: PostmasterFile | undefined): Promise<void> {
  const hasPostmaster = (await enginesIn(dataPath, file)).includes(file?.pid ?? 0);
  const send = async (signal: StopSignal) => {
    for (const pid of await enginesIn(dataPath, file)) {
      if (signal === 'SIGKILL' || !hasPostmaster || pid === file?.pid) sendIfAlive(pid, signal);
    }
  };
  await stopInSteps({
    name: `The PostgreSQL left on ${dataPath}`,
    firstSignal: hasPostmaster ? 'SIGINT' : 'SIGQUIT', // to a session without postmaster, SIGINT only cancels a query
    send,
    isGone: async () => (await enginesIn(dataPath, file)).length === 0,
  });
}

/**
 * The processes of PostgreSQL that run on a data folder, by what the kernel says of them, so a process id that was
 * given to another program since is no obstacle. Elsewhere than on Linux the process id has to be believed.
 */
async function enginesIn(dataPath: string, file: PostmasterFile | undefined): Promise<number[]> {
  if (process.platform !== 'linux') return file && sendIfAlive(file.pid, 0) ? [file.pid] : [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => ((await runsIn(pid, dataPath)) ? [Number(pid)] : [])));
  return found.flat();
}

async function runsIn(pid: string, dataPath: string): Promise<boolean> {
  try {
    if ((await readFile(`/proc/${pid}/comm`, 'utf8')) !== 'postgres\n') return false;
    return (await readlink(`/proc/${pid}/cwd`)) === dataPath;
  } catch {
    return false; // it has ended, or is another user's and so not on our data
  }
}

function sendIfAlive(pid: number, signal: StopSignal | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH' || (code === 'EPERM' && signal === 0)) return false; // another user's is none on our data
    throw error;
  }
}
