import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../../server/package-root.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median } from '../run/statistics.ts';
import { pan } from './activities.ts';
import { frameFigures, type Scene } from './frame-figures.ts';
import { newPage } from './open-page.ts';

const DEMO_CITY = join(packageRoot, 'geodata/fengman-demo');
/** Its middle, where houses stand closest: some two thousand of them on the screen. */
const AMONG_HOUSES = '126.5600,43.8300,15';
const MOST_MS = 1_000;
const LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** The base map of the demo city by itself: how soon it is there, and what it costs while it moves. */
export async function demoCityFigures(browser: Browser, context: BenchContext): Promise<Figure[]> {
  const server = await DoorstepServer.start({ districtFolder: DEMO_CITY });
  try {
    const scene: Scene = {
      name: 'demo city with its buildings, no tickets',
      url: server.url,
      query: { map: AMONG_HOUSES },
      shown: { tickets: 0 },
    };
    return [
      await firstPaintFigure(browser, server.url, context),
      ...(await frameFigures(browser, scene, { name: 'panning', run: pan }, context)),
    ];
  } finally {
    await server.stop();
  }
}

async function firstPaintFigure(browser: Browser, url: string, { rounds, log }: BenchContext): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeFirstPaint(browser, url));
  const value = median(times);
  log(`base map: painted ${value.toFixed(0)} ms after the shell`);
  return {
    name: 'page: base map of the demo city painted, counted from the shell',
    value,
    unit: 'ms',
    target: { of: 'value', atMost: MOST_MS },
    note: 'all tiles of the first view drawn; 1280 × 800',
  };
}

type Timed = Window & { __painted?: number; __doorstep?: { mapIsIdle(): boolean } };

async function timeFirstPaint(browser: Browser, url: string): Promise<number> {
  const page = await newPage(browser);
  try {
    await page.addInitScript(tellFirstPaint);
    await page.goto(url);
    const deadline = performance.now() + LIMIT_MS;
    while (performance.now() < deadline) {
      const told = await page.evaluate(() => (window as Timed).__painted);
      if (told !== undefined) return told;
      await wait(LOOK_EVERY_MS);
    }
    throw new Error(`No base map within ${LIMIT_MS} ms.`);
  } finally {
    await page.close();
  }
}

/** Runs in the page, from its beginning. The shell is there with its first panel. */
function tellFirstPaint(): void {
  let shellAt: number | undefined;
  requestAnimationFrame(function look() {
    if (document.querySelector('.planning')) shellAt ??= performance.now();
    if (shellAt !== undefined && (window as Timed).__doorstep?.mapIsIdle())
      (window as Timed).__painted = performance.now() - shellAt;
    else requestAnimationFrame(look);
  });
}
