import type { Browser, Page } from 'playwright-core';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median, pairedRatio, percentile } from '../run/statistics.ts';
import type { Activity } from './activities.ts';
import { scriptTimes, TRACE_CATEGORIES, type TraceEvent } from './frame-trace.ts';
import { openMap, type Shown } from './open-page.ts';

const MOST_MS = { median: 4, p95: 12 };
/** Where drawing is slow a run has few frames, and the 95th of a hundred needs some; but nobody waits forever. */
const LEAST_FRAMES = 40;
const MOST_RUNS = 4;

/** What is on the map, and where it stands, as its address says it. */
export type Scene = {
  readonly name: string;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shown: Shown;
};

/**
 * Script per frame while something goes on: the median and the 95th of a hundred frames, each beside the same page with an
 * empty list of layers.
 */
export async function frameFigures(
  browser: Browser,
  scene: Scene,
  activity: Activity,
  { rounds, isQuick, log }: BenchContext,
): Promise<Figure[]> {
  const seconds = isQuick ? 2 : 8;
  const full: number[][] = [];
  const empty: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    full.push(await traceFrames(await openScene(browser, scene), activity, seconds));
    empty.push(await traceFrames(await openEmptied(browser, scene), activity, seconds));
  }
  const frames = full.flat();
  const figure = (name: keyof typeof MOST_MS, of: (times: readonly number[]) => number): Figure => ({
    name: `page: script per frame, ${scene.name}, ${activity.name}: ${name}`,
    value: of(frames),
    unit: 'ms',
    peer: { name: 'no layers', value: of(empty.flat()) },
    ratio: pairedRatio(full.map(of), empty.map(of)),
    target: { of: 'value', atMost: MOST_MS[name] },
    note: `${frames.length} frames, 1280 × 800`,
  });
  const figures = [figure('median', median), figure('p95', (times) => percentile(times, 0.95))];
  log(`${activity.name}: ${figures.map(({ value }) => value.toFixed(2)).join(' and ')} ms, ${frames.length} frames`);
  return figures;
}

const addressOf = ({ url, query }: Scene, more: Readonly<Record<string, string>> = {}) =>
  `${url}/?${new URLSearchParams({ ...query, ...more })}`;

const openScene = (browser: Browser, scene: Scene) => openMap(browser, addressOf(scene), scene.shown);

/** The same page with every layer switched off that its list offers. */
async function openEmptied(browser: Browser, scene: Scene): Promise<Page> {
  const page = await openScene(browser, { ...scene, shown: { tickets: scene.shown.tickets } });
  await page.evaluate(() => {
    for (const box of document.querySelectorAll<HTMLInputElement>('.layer-chip input:checked')) box.click();
  });
  const layers = await page.evaluate(() => new URLSearchParams(location.search).get('layers') ?? '');
  await page.close();
  return openMap(browser, addressOf(scene, { layers }), { tickets: scene.shown.tickets });
}

async function traceFrames(page: Page, activity: Activity, seconds: number): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has lost its browser.');
  try {
    await activity.run(page, 1); // code that runs for the first time is another figure
    const times: number[] = [];
    for (let run = 0; run < MOST_RUNS && times.length < LEAST_FRAMES; run++) {
      await browser.startTracing(page, { categories: [...TRACE_CATEGORIES] });
      await activity.run(page, seconds);
      const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
      times.push(...scriptTimes(trace.traceEvents));
    }
    return times;
  } finally {
    await page.close();
  }
}
