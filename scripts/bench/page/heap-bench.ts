import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { epochMs } from '../../../core/geo/units.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { launchBrowser } from '../../find-browser.ts';
import { EventPoster } from '../ingest/event-poster.ts';
import { buildPage } from '../run/build-page.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median, slope } from '../run/statistics.ts';
import { LiveLoops } from './live-loops.ts';
import { newPage, waitForMap } from './open-page.ts';
import { type PageMemory, readPageMemory } from './page-memory.ts';

const EVENTS_PER_SECOND = 20;
const DISTRICT_DAY_MS = 86_400_000;
const SEND_EVERY_MS = 250;
const READINGS = 5;
/** Fonts, atlases and compiled code settle in these; they are told but not counted. */
const WARM_UP_DAYS = 2;
/** Closed tickets leave at the district's midnight; looked at this long after it, the page always holds one day of them. */
const AFTER_MIDNIGHT_SHARE = 0.03;

/** The clock runs so fast that the window, one day, is ten minutes long; the district starts an hour before midnight. */
type Pace = { readonly dayMs: number; readonly startAt: number; readonly days: number };

const FULL: Pace = { dayMs: 600_000, startAt: Date.UTC(2026, 0, 16, 15), days: 6 };
const QUICK: Pace = { ...FULL, dayMs: 30_000, days: 2 };

/** An hour of the live page. On request only, since it takes its hour and what it needs to warm up. */
export const heapBench: Bench = {
  name: 'heap',
  isOnRequest: true,
  async run(context) {
    buildPage();
    const pace = context.isQuick ? QUICK : FULL;
    const folder = await districtOfOneDay();
    const server = await DoorstepServer.start({
      districtFolder: folder,
      clock: `${new Date(pace.startAt).toISOString()}x${DISTRICT_DAY_MS / pace.dayMs}`,
    });
    try {
      return figuresOf(await watchPage(server, pace, context), pace);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  },
};

/** The default district, but with the shortest window there is. */
async function districtOfOneDay(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-one-day-'));
  await cp(join(packageRoot, 'geodata', 'grid-town'), folder, { recursive: true });
  const file = join(folder, 'district.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), windowDays: 1 }));
  return folder;
}

type Sample = PageMemory & { readonly atMs: number };

async function watchPage({ url }: DoorstepServer, pace: Pace, { log }: BenchContext): Promise<Sample[]> {
  const browser = await launchBrowser();
  const sender = sendLive(url, pace);
  try {
    const page = await newPage(browser);
    await page.goto(`${url}/?layers=density`);
    await waitForMap(page, { tickets: 0 });
    const sessions = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()] as const;
    const samples: Sample[] = [];
    for (let day = 1; day <= WARM_UP_DAYS + pace.days + 1; day++) {
      await wait(Math.max(0, sender.startedAt + midnightMs(day, pace) - performance.now()));
      const sample = { atMs: performance.now(), ...(await readLeast(() => readPageMemory(...sessions))) };
      log(describe(sample, day));
      if (day > WARM_UP_DAYS) samples.push(sample);
      if (sender.failure) throw sender.failure;
    }
    return samples;
  } finally {
    sender.stop();
    await browser.close();
  }
}

/** The least of several readings: what is in the middle of its work, as a frame or a request, is not what is held. */
async function readLeast(read: () => Promise<PageMemory>): Promise<PageMemory> {
  const readings: PageMemory[] = [];
  while (readings.length < READINGS) {
    if (readings.length > 0) await wait(1_000);
    readings.push(await read());
  }
  return readings.reduce((least, one) => (one.heapMib < least.heapMib ? one : least));
}

/** When to look, after the start: a little after the day's midnight. The first comes an hour of the district after it. */
const midnightMs = (day: number, { dayMs }: Pace) => dayMs * (day - 1 + 1 / 24 + AFTER_MIDNIGHT_SHARE);

const describe = ({ heapMib, domNodes, listeners, residentMib }: PageMemory, day: number) =>
  `day ${day}: heap ${heapMib.toFixed(2)} MiB, ${domNodes} nodes, ${listeners} listeners, resident ${residentMib?.toFixed(0) ?? '?'} MiB`;

type Sender = { readonly startedAt: number; failure: Error | undefined; stop(): void };

/** Post what falls due until told to stop. Moments are the district's, so far as this clock runs with the server's. */
function sendLive(url: string, { dayMs, startAt }: Pace): Sender {
  const loops = new LiveLoops({ eventsPerSecond: EVENTS_PER_SECOND, loopMs: dayMs / 4 });
  const poster = new EventPoster(url, 1);
  const startedAt = performance.now();
  let isStopped = false;
  const sender: Sender = { startedAt, failure: undefined, stop: () => (isStopped = true) };
  const run = async () => {
    while (!isStopped) {
      const elapsedMs = performance.now() - startedAt;
      const due = loops.dueBy(elapsedMs, epochMs(Math.round(startAt + (elapsedMs * DISTRICT_DAY_MS) / dayMs)));
      if (due.length > 0) await poster.post(JSON.stringify(due));
      await wait(SEND_EVERY_MS);
    }
  };
  run()
    .catch((error) => (sender.failure = error))
    .finally(() => poster.close());
  return sender;
}

function figuresOf(samples: readonly Sample[], { dayMs, days }: Pace): Figure[] {
  const perHour = (of: (sample: Sample) => number) =>
    slope(samples.map((sample) => [(sample.atMs - samples[0].atMs) / 3_600_000, of(sample)]));
  const told = `${EVENTS_PER_SECOND} events/s for ${Math.round((days * dayMs) / 60_000)} min, window ${dayMs / 60_000} min`;
  const nodes = samples.map(({ domNodes }) => domNodes);
  return [
    {
      name: 'page: heap growth, live',
      value: perHour(({ heapMib }) => heapMib),
      unit: 'MiB/h',
      target: { of: 'value', atMost: 1 },
      note: `${told}; ${median(samples.map(({ heapMib }) => heapMib)).toFixed(1)} MiB held, after a collection each`,
    },
    {
      name: 'page: growth of DOM nodes, live',
      value: perHour(({ domNodes }) => domNodes),
      unit: '/h',
      note: `${Math.min(...nodes)}–${Math.max(...nodes)} nodes`,
    },
    {
      name: 'page: growth of resident memory, live',
      value: perHour(({ residentMib }) => residentMib ?? Number.NaN),
      unit: 'MiB/h',
      note: 'the whole process, software drawing and workers included',
    },
  ];
}
