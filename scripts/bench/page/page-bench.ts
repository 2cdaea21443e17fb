import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../find-browser.ts';
import { sentRequests } from '../fan-out/rows.ts';
import { EventPoster } from '../ingest/event-poster.ts';
import { buildPage } from '../run/build-page.ts';
import type { DoorstepServer } from '../run/doorstep-server.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median, percentile } from '../run/statistics.ts';
import { startFilledServer } from './filled-server.ts';
import { scriptTimes, TRACE_CATEGORIES, type TraceEvent } from './frame-trace.ts';
import { newPage, waitForMap } from './open-page.ts';
import { weighFirstVisit } from './page-weight.ts';

const KIB = 1_024;
const MOST_MS_PER_FRAME = 4;
const FRAME_MS = 1_000 / 60;

/** Something that keeps the map drawing for a while. */
type Activity = {
  readonly name: string;
  /** Of the address: where the map stands. */
  readonly view: Readonly<Record<string, string>>;
  run(page: Page, server: DoorstepServer, seconds: number): Promise<void>;
};

const ACTIVITIES: readonly Activity[] = [
  { name: 'panning the whole district', view: {}, run: (page, _, seconds) => pan(page, seconds) },
  { name: 'panning among streets', view: { map: '126.55,43.83,16' }, run: (page, _, seconds) => pan(page, seconds) },
  { name: 'five new tickets a second', view: {}, run: (_, server, seconds) => sendTickets(server, seconds, 5) },
];

/** The built page in a browser that draws in software, as the test machines do. */
export const pageBench: Bench = {
  name: 'page',
  async run(context) {
    buildPage();
    const tickets = context.isQuick ? 1_000 : 37_000;
    const server = await startFilledServer(tickets);
    const browser = await launchBrowser();
    try {
      const figures = await weightFigures(browser, server, tickets, context);
      for (const activity of ACTIVITIES) {
        figures.push(await frameFigure(browser, server, { activity, tickets, context }));
      }
      return figures;
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function weightFigures(
  browser: Browser,
  { url }: DoorstepServer,
  tickets: number,
  { rounds, log }: BenchContext,
): Promise<Figure[]> {
  const visits = [];
  for (let round = 0; round < rounds; round++) visits.push(await weighFirstVisit(browser, url, tickets));
  const [{ codeBytes, fontBytes }] = visits;
  const firstMapMs = median(visits.map((visit) => visit.firstMapMs));
  log(`first visit: ${codeBytes} B of code, ${fontBytes} B of fonts, map after ${firstMapMs.toFixed(0)} ms`);
  return [
    {
      name: 'page: JS and CSS to the first map, gzip',
      value: codeBytes / KIB,
      unit: 'KiB',
      target: { of: 'value', atMost: 900 },
    },
    { name: 'page: fonts to the first map', value: fontBytes / KIB, unit: 'KiB' },
    {
      name: `page: opened to the first map, ${tickets.toLocaleString('en-US')} tickets`,
      value: firstMapMs,
      unit: 'ms',
    },
  ];
}

type Measure = { readonly activity: Activity; readonly tickets: number; readonly context: BenchContext };

async function frameFigure(browser: Browser, server: DoorstepServer, measure: Measure): Promise<Figure> {
  const { activity, tickets, context } = measure;
  const withTickets: number[] = [];
  const without: number[] = [];
  for (let round = 0; round < context.rounds; round++) {
    withTickets.push(...(await traceActivity(browser, server, measure, {})));
    without.push(...(await traceActivity(browser, server, measure, { layers: 'tickets' })));
  }
  const value = median(withTickets);
  const p95 = percentile(withTickets, 0.95);
  context.log(
    `${activity.name}: median ${value.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms in ${withTickets.length} frames`,
  );
  return {
    name: `page: script per frame, ${tickets.toLocaleString('en-US')} open tickets, ${activity.name}: median`,
    value,
    unit: 'ms',
    peer: { name: 'without their layer', value: median(without) },
    target: { of: 'value', atMost: MOST_MS_PER_FRAME },
    note: `p95 ${p95.toFixed(1)} ms, ${withTickets.length} frames, 1280 × 800`,
  };
}

async function traceActivity(
  browser: Browser,
  server: DoorstepServer,
  { activity, tickets, context }: Measure,
  query: Readonly<Record<string, string>>,
): Promise<number[]> {
  const page = await newPage(browser);
  try {
    await page.goto(`${server.url}/?${new URLSearchParams({ ...activity.view, ...query })}`);
    await waitForMap(page, tickets);
    await activity.run(page, server, 1); // code that runs for the first time is another figure
    await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
    await activity.run(page, server, context.isQuick ? 2 : 8);
    const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
    return scriptTimes(trace.traceEvents);
  } finally {
    await page.close();
  }
}

/** Drag the map in circles around its middle, a step a frame. */
async function pan(page: Page, seconds: number): Promise<void> {
  const at = (angle: number) => [600 + 120 * Math.cos(angle), 400 + 120 * Math.sin(angle)] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  const startedAt = performance.now();
  for (let step = 1; performance.now() - startedAt < 1_000 * seconds; step++) {
    await page.mouse.move(...at(step / 30));
    await wait(Math.max(0, startedAt + step * FRAME_MS - performance.now()));
  }
  await page.mouse.up();
}

let sent = 0;

async function sendTickets({ url }: DoorstepServer, seconds: number, perSecond: number): Promise<void> {
  const poster = new EventPoster(url, 1);
  sent += 1;
  const startedAt = performance.now();
  for (const [index, request] of sentRequests(seconds * perSecond, sent).entries()) {
    await wait(Math.max(0, startedAt + (1_000 * index) / perSecond - performance.now()));
    await poster.post(JSON.stringify(request));
  }
  poster.close();
}
