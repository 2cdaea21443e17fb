import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { readTestConfig } from '../../server/config.ts';
import { RetryingWriter } from './retrying-writer.ts';
import { ServerProcess } from './server-process.ts';

/** 5 in `npm test`, 50 where 200 seeds are asked for. */
const KILLS = Math.ceil(readTestConfig().fuzzSeeds / 4);
const WRITERS = 4;
const MOST_LOAD_MS = 400;
const SEED = 20_260_117;

let folder: string;
let server: ServerProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-kill-'));
  await chmod(folder, 0o755); // PostgreSQL runs as another user where we are root
});
afterAll(async () => {
  await server?.kill({ database: true });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const start = () => ServerProcess.start(join(folder, 'data'), process.env);

function startWriters(count: number, random: () => number): { writers: RetryingWriter[]; end(): Promise<void> } {
  const writers = Array.from({ length: count }, () => new RetryingWriter(random, () => server?.url));
  const running = writers.map((writer) => writer.run());
  const end = async () => {
    for (const writer of writers) writer.stop();
    await Promise.all(running);
  };
  return { writers, end };
}

async function readLog(url: string): Promise<LoggedEvent[]> {
  const rows: LoggedEvent[] = [];
  for (;;) {
    const body = await (await fetch(`${url}/api/events?after=${rows.length}&limit=10000`)).text();
    const page = body.split('\n').filter(Boolean);
    if (page.length === 0) return rows;
    rows.push(...page.map((line) => JSON.parse(line)));
  }
}

/** Every acknowledged event stands once, at the position its sender was told. */
async function expectNothingLost(writers: readonly RetryingWriter[], url: string): Promise<void> {
  const rows = await readLog(url);
  expect(writers.flatMap(({ surprises }) => surprises)).toEqual([]);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  expect(new Set(rows.map(({ event }) => event.id)).size).toBe(rows.length);
  const acknowledged = writers.flatMap((writer) => [...writer.acknowledged]);
  expect(acknowledged.filter(([id, seq]) => rows[seq - 1]?.event.id !== id)).toEqual([]);
}

describe('a server that is killed under load', () => {
  it(
    `has lost nothing it acknowledged and doubled nothing, after ${KILLS} kills`,
    async () => {
      const random = seededRandom(SEED);
      server = await start();
      const { writers, end } = startWriters(WRITERS, random);
      for (let kills = 0; kills < KILLS; kills++) {
        // Where the kill falls is drawn, not waited for: before the send, between commit and answer, anywhere.
        await new Promise((resume) => setTimeout(resume, random() * MOST_LOAD_MS));
        const killed = server;
        await killed.kill({ database: kills % 3 === 2 });
        server = undefined;
        server = await start();
      }
      await end();
      const count = writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
      expect(count).toBeGreaterThan(KILLS);
      await expectNothingLost(writers, server.url);
      expect((await readLog(server.url)).length).toBe(count);
    },
    60_000 + KILLS * 10_000,
  );

  it('closes in order at SIGTERM although its senders go on', async () => {
    server ??= await start();
    const { writers, end } = startWriters(4 * WRITERS, seededRandom(SEED + 1));
    await expect
      .poll(() => writers.every(({ acknowledged }) => acknowledged.size > 50), { timeout: 10_000 })
      .toBe(true);
    const closing = server;
    closing.terminate();
    const { code } = await closing.exited;
    expect(code).toBe(0);
    expect(closing.hasDatabase).toBe(false);
    server = await start();
    await end();
    await expectNothingLost(writers, server.url);
  });
});
