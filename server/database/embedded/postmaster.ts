import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, rmSync } from 'node:fs';
import { chown, type FileHandle, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childOptions, stopInSteps } from './child.ts';
import type { Engine } from './engine.ts';
import { EmbeddedDatabaseError } from './error.ts';
import type { Account, Place } from './paths.ts';

/** Where a postmaster listens: a socket file in this folder, named by the port. */
export type Endpoint = { readonly socketDir: string; readonly port: number };

export type PostmasterExit = { code: number | null; signal: NodeJS.Signals | null };

export type Postmaster = {
  readonly pid: number;
  readonly endpoint: Endpoint;
  readonly exited: Promise<PostmasterExit>;
  /** Fast shutdown; also after it exited by itself, to remove the socket. */
  stop(): Promise<void>;
};

/** What a postmaster writes about itself into its data folder, and leaves there when it is killed. */
export type PostmasterFile = Endpoint & { readonly pid: number; readonly status: string };

/** Short, since the path of a socket ends at about 100 characters and a data folder's may be longer. */
export const SOCKET_DIR = /^\/tmp\/ds-\w{6}$/;

const PORT = 5432; // only a part of the socket's name, as nothing listens on the network
const READY_POLL_MS = 5;
const RECOVERY_NOTE_MS = 10_000;
const LOG_LIMIT_BYTES = 1 << 20;

/** @returns undefined where there is none, or one that was cut short. */
export async function readPostmasterFile(dataPath: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(dataPath, 'postmaster.pid'), 'utf8').catch(() => ''); // as good as none
  const [pid, , , port, socketDir, , , status] = text.split('\n').map((line) => line.trim());
  if (!(Number(pid) > 0)) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? '', status: status ?? '' };
}

/**
 * Starts PostgreSQL on a complete data folder and waits until it takes connections, however long it recovers.
 *
 * It gets a process group of its own, so that Ctrl-C in a terminal reaches the server alone, which then closes in
 * order. When our process ends without that, it is asked to stop; when we are killed, the next start stops it.
 *
 * @throws EmbeddedDatabaseError `engine-failed` with the end of PostgreSQL's log.
 */
export async function startPostmaster(engine: Engine, place: Place, log: (line: string) => void): Promise<Postmaster> {
  const socketDir = await makeSocketDir(place.account);
  const output = await openLog(place);
  const child = spawn(join(engine.bin, 'postgres'), postgresArguments(place.dataPath, socketDir), {
    ...childOptions(place.account),
    detached: true,
    stdio: ['ignore', output.handle.fd, output.handle.fd],
  });
  const exited = new Promise<PostmasterExit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const stop = stopper(child, socketDir);
  try {
    await once(child, 'spawn');
    await untilReady(child, place.dataPath, log);
  } catch (cause) {
    await stop();
    const message = `PostgreSQL did not start on ${place.dataPath} (${String(cause)}).\n${await output.read()}`.trim();
    throw new EmbeddedDatabaseError('engine-failed', message, { cause });
  } finally {
    await output.handle.close();
  }
  return { pid: child.pid!, endpoint: { socketDir, port: PORT }, exited, stop };
}

const hasEnded = (child: ChildProcess) =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

function stopper(child: ChildProcess, socketDir: string): () => Promise<void> {
  const atProcessExit = () => {
    child.kill('SIGINT');
    rmSync(socketDir, { recursive: true, force: true });
  };
  process.once('exit', atProcessExit);
  return async () => {
    if (!hasEnded(child)) {
      const name = `PostgreSQL (process ${child.pid})`;
      await stopInSteps({ name, send: (signal) => void child.kill(signal), isGone: () => hasEnded(child) });
    }
    process.off('exit', atProcessExit);
    await rm(socketDir, { recursive: true, force: true });
  };
}

async function untilReady(child: ChildProcess, dataPath: string, log: (line: string) => void): Promise<void> {
  let noteAt = performance.now() + RECOVERY_NOTE_MS;
  for (;;) {
    if (hasEnded(child)) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    const file = await readPostmasterFile(dataPath);
    if (file?.pid === child.pid && file?.status === 'ready') return;
    if (performance.now() > noteAt) {
      log(`PostgreSQL is still recovering ${dataPath}.`);
      noteAt += RECOVERY_NOTE_MS;
    }
    await delay(READY_POLL_MS);
  }
}

/** What must hold whatever postgresql.conf says. */
function postgresArguments(dataPath: string, socketDir: string): string[] {
  const settings = {
    listen_addresses: '',
    port: PORT,
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    logging_collector: 'off',
    cluster_name: 'doorstep',
  };
  return ['-D', dataPath, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** mkdtemp makes it for its owner alone, which is what keeps other users of the machine out of the database. */
async function makeSocketDir(account: Account | undefined): Promise<string> {
  const path = await mkdtemp('/tmp/ds-');
  if (account) await chown(path, account.uid, account.gid);
  return path;
}

/** PostgreSQL's own messages; a file, since a pipe would end with us and an orphan has things to say too. */
async function openLog({ folder, account }: Place): Promise<{ handle: FileHandle; read(): Promise<string> }> {
  const path = join(folder, 'postgresql.log');
  const size = await stat(path).then(
    (entry) => entry.size,
    () => 0, // the first start
  );
  if (size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
  // root may log into another user's folder, and must not be led out of it by a link
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
  const handle = await open(path, flags, 0o600);
  if (account) await handle.chown(account.uid, account.gid); // who may later start it without being root
  const begin = size > LOG_LIMIT_BYTES ? 0 : size;
  return { handle, read: async () => (await readFile(path)).subarray(begin).toString('utf8') };
}
