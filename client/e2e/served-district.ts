import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

/** A built server of the grid town with an embedded database of its own, and the few things a journey does to it. */
export type ServedDistrict = {
  readonly url: string;
  post(...events: object[]): Promise<void>;
  log(): Promise<{ seq: number; event: { id: string; type: string; ticketId?: string } }[]>;
  /** End the process as a power cut does, the database with it. */
  kill(): Promise<void>;
  /** Start it again on the same data and the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
};

export async function serveDistrict(environment: Record<string, string> = {}): Promise<ServedDistrict> {
  const data = await mkdtemp(join(tmpdir(), 'doorstep-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    DOORSTEP_DATA: data,
    DOORSTEP_DISTRICT: 'geodata/grid-town',
    DOORSTEP_SIMULATE: 'off',
    DOORSTEP_ACCESS: 'demo',
    PORT: String(port),
    ...environment,
  };
  let server = await start(settings);

  return {
    url,
    post: (...events) => post(url, events),
    log: async () => {
      const text = await (await fetch(`${url}/api/events?limit=10000`)).text();
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    },
    kill: () => end(server, 'SIGKILL'),
    start: async () => {
      server = await start(settings);
    },
    close: async () => {
      await end(server, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A ticket as a source sends it, in the middle of the town unless told otherwise. */
export const received = (ticketId: string, more: object = {}) => ({
  id: randomUUID(),
  type: 'ticket.received',
  ticketId,
  occurredAt: Date.now(),
  category: 'C01',
  codeVersion: 'doorstep-demo-1',
  channel: 'hotline',
  position: [126.551, 43.831],
  ...more,
});

export const step = (type: string, ticketId: string, more: object = {}) => ({
  id: randomUUID(),
  type,
  ticketId,
  occurredAt: Date.now(),
  ...more,
});

async function start(settings: Record<string, string>): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  server.stderr.on('data', (text) => lines.push(String(text)));
  for await (const line of createInterface({ input: server.stdout })) {
    lines.push(line);
    if (line.includes(`http://127.0.0.1:${settings.PORT}`)) {
      server.stdout.resume(); // nobody reads on, and a full pipe would stop the server
      return server;
    }
  }
  throw new Error(`The server ended before it listened:\n${lines.join('\n')}`);
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

async function post(url: string, events: object[]): Promise<void> {
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
  const { answers } = (await response.json()) as { answers: { code?: string }[] };
  const refused = answers.filter(({ code }) => code !== undefined);
  if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused)}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}
