import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { epochMs } from '../../core/geo/units.ts';
import { readDistrictFolder } from '../../server/district/folder.ts';
import { packageRoot } from '../../server/package-root.ts';
import { GRID_TOWN } from '../../server/testing/build-test-app.ts';
import { makeTemporaryFolder } from '../../server/testing/temporary-folder.ts';
import { firstDays } from '../simulate/first-days.ts';

/** What `npm start` runs, in a process of its own with a database of its own. */
type Server = { readonly child: ChildProcess; readonly lines: string[]; readonly ended: Promise<unknown> };

const running = new Set<Server>();
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM');
    await ended;
  }
});

/** @returns once it prints such a line. */
async function start(dataFolder: string, until: RegExp): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/serve/main.ts'], {
    cwd: packageRoot,
    env: { PATH: process.env.PATH, PORT: '0', DOORSTEP_DATA: dataFolder, DOORSTEP_DISTRICT: 'geodata/grid-town' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const server: Server = { child, lines: [], ended: once(child, 'exit') };
  running.add(server);
  void server.ended.then(() => running.delete(server));
  for await (const line of createInterface({ input: child.stdout! })) {
    server.lines.push(line);
    if (!until.test(line)) continue;
    child.stdout!.resume(); // nobody reads on, and a full pipe would stop the server
    return server;
  }
  throw new Error(`The server ended before it said ${until}:\n${server.lines.join('\n')}`);
}

const find = ({ lines }: Server, pattern: RegExp) =>
  lines.map((line) => pattern.exec(line)).find((match) => match !== null);

/** As a power cut does: the server and its database end in the same moment. */
async function cut(server: Server): Promise<void> {
  process.kill(Number(find(server, /\(process (\d+),/)![1]), 'SIGKILL');
  server.child.kill('SIGKILL');
  await server.ended;
}

async function stop({ child, ended }: Server): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

async function logOf(server: Server): Promise<LoggedEvent[]> {
  const [url] = find(server, /http:\/\/127\.0\.0\.1:\d+/)!;
  const log: LoggedEvent[] = [];
  for (;;) {
    const text = await (await fetch(`${url}/api/events?limit=10000&after=${log.at(-1)?.seq ?? 0}`)).text();
    const rows = text.split('\n').filter(Boolean);
    if (rows.length === 0) return log;
    log.push(...rows.map((row) => JSON.parse(row) as LoggedEvent));
  }
}

it('a first start that is cut while it tells its days is gone on with by the next one', {
  timeout: 180_000,
}, async () => {
  const data = await makeTemporaryFolder();
  const first = await start(data, /are in the log …/);
  await cut(first);
  const [, total] = find(first, /(\d+) events invented/)!;
  const [, moment] = find(first, /inventing the days before (\S+)/)!;

  const second = await start(data, /http:\/\/127/);
  const [, stored, repeated] = find(second, /(\d+) of them stored after [\d.]+ s; (\d+) were there already\./)!;
  expect(Number(stored)).toBeGreaterThan(0);
  expect(Number(repeated)).toBeGreaterThanOrEqual(10_000); // as many as the first start had said
  expect(Number(stored) + Number(repeated)).toBe(Number(total));
  const invented = firstDays(await readDistrictFolder(GRID_TOWN), epochMs(Date.parse(moment)));
  const ids = (await logOf(second)).map(({ event }) => event.id as string);
  expect(ids.slice(0, invented.length)).toEqual(invented.map(({ id }) => id));
  await stop(second);

  const third = await start(data, /http:\/\/127/);
  expect(find(third, /inventing/)).toBeUndefined();
});
