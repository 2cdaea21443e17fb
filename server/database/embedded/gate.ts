import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './error.ts';

export type Gate = { release(): Promise<void> };

const ANSWER_TIMEOUT_MS = 500;
const DYING_PATIENCE_MS = 2000;
const RETRY_MS = 20;

/**
 * Lets one process of this machine at a time start and run a database on a data folder.
 *
 * The gate is a listening socket without a file (Linux: abstract, Windows: a pipe), so the kernel takes it back
 * however its owner dies, and two servers that start at the same moment cannot both have it. Who connects is told
 * the owner's process id. Other systems have no such socket; there only the advisory lock keeps a second server out.
 *
 * @throws EmbeddedDatabaseError `data-folder-in-use`, naming the owner.
 */
export async function takeGate(folder: string): Promise<Gate> {
  const address = await gateAddress(folder);
  if (!address) return { release: async () => {} };

  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy()); // who asked has gone; nobody needs the answer
    socket.end(String(process.pid), () => socket.destroy()); // whoever lingers must not hold up our close
  });
  const deadline = performance.now() + DYING_PATIENCE_MS;
  while (!(await listen(server, address))) {
    const owner = await askOwner(address);
    if (!owner && performance.now() < deadline) {
      await delay(RETRY_MS); // killed a moment ago and not yet gone
      continue;
    }
    const message = `The data folder ${folder} is in use by another server (process id ${owner || 'unknown, it does not answer'}). Stop it first.`;
    throw new EmbeddedDatabaseError('data-folder-in-use', message);
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** @returns false where the address is taken. */
async function listen(server: Server, path: string): Promise<boolean> {
  server.listen({ path, exclusive: true });
  return once(server, 'listening').then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') return false;
      throw error;
    },
  );
}

/** By device and inode, so that two paths to one folder are one gate. */
async function gateAddress(folder: string): Promise<string | undefined> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `doorstep-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return undefined;
}

function askOwner(address: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ path: address, timeout: ANSWER_TIMEOUT_MS });
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.on('timeout', () => socket.destroy());
    socket.on('error', () => socket.destroy()); // it ended meanwhile
    socket.on('close', () => resolve(answer));
  });
}
