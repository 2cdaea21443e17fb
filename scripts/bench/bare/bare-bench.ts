import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../../server/package-root.ts';
import { launchBrowser } from '../../find-browser.ts';
import { newPage, waitForState } from '../page/open-page.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { listeningUrl } from '../run/listening-url.ts';

const run = promisify(execFile);
const START_LIMIT_MS = 180_000;

/** What a stranger waits for: the committed state of this repository, with nothing installed and an empty package cache. */
export const bareBench: Bench = {
  name: 'bare',
  isOnRequest: true,
  async run(context) {
    const place = await mkdtemp(join(tmpdir(), 'doorstep-bare-'));
    try {
      return await measureParts(place, context);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  },
};

async function measureParts(place: string, { environment, log }: BenchContext): Promise<Figure[]> {
  const folder = join(place, 'doorstep');
  const cloned = await timed(() => run('git', ['clone', '--quiet', packageRoot, folder]));
  const installed = await timed(() =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--cache', join(place, 'cache')], { cwd: folder, env: environment }),
  );
  log(`installed after ${installed.seconds.toFixed(1)} s`);
  const browser = await launchBrowser();
  // Its own process group, since npm is between us and the server.
  const env = { ...environment, PORT: '0', DOORSTEP_DATA: join(place, 'data') };
  const server = spawn('npm', ['start'], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const started = await timed(() => listeningUrl(server, START_LIMIT_MS));
    log(`listening after ${started.seconds.toFixed(1)} s`);
    const shown = await timed(() => firstLiveEvent(browser, started.result));
    return partFigures({ cloned, installed, started, shown });
  } finally {
    await browser.close();
    await stopGroup(server);
  }
}

type Part = { readonly seconds: number };

function partFigures(parts: Readonly<Record<'cloned' | 'installed' | 'started' | 'shown', Part>>): Figure[] {
  const { cloned, installed, started, shown } = parts;
  const figure = (name: string, value: number, note: string): Figure => ({
    name: `bare start: ${name}`,
    value,
    unit: 's',
    note,
  });
  const total = installed.seconds + started.seconds + shown.seconds;
  return [
    figure('git clone', cloned.seconds, 'not part of the whole'),
    figure('npm ci', installed.seconds, 'empty package cache'),
    figure('npm start to listening', started.seconds, 'builds page and server, makes the database'),
    figure('page opened to the first live event', shown.seconds, 'the browser runs already'),
    figure('npm ci to the first live event', total, 'the whole'),
  ];
}

async function timed<Result>(work: () => Promise<Result>): Promise<Part & { readonly result: Result }> {
  const startedAt = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedAt) / 1_000, result };
}

/** Open the page and wait for an event that came by the stream, not with the snapshot. */
async function firstLiveEvent(browser: Browser, url: string): Promise<void> {
  const page = await newPage(browser);
  await page.goto(url);
  const { seq } = await waitForState(page, (state) => state.connection === 'live');
  await waitForState(page, (state) => state.seq > seq);
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await exited;
}
