import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median } from '../run/statistics.ts';
import { newPage } from './open-page.ts';

const SLOWER = 4;
const MOST_MS = 3_000;
const LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** From the address to the first frame with rows in the list, on a processor four times as slow as this one. */
export async function firstListFigure(
  browser: Browser,
  url: string,
  tickets: number,
  { rounds, log }: BenchContext,
): Promise<Figure> {
  const slow: number[] = [];
  const normal: number[] = [];
  for (let round = 0; round < rounds; round++) {
    slow.push(await timeFirstList(browser, url, SLOWER));
    normal.push(await timeFirstList(browser, url, 1));
  }
  const value = median(slow);
  log(`first list: ${value.toFixed(0)} ms on a slow processor, ${median(normal).toFixed(0)} ms on this one`);
  return {
    name: `page: opened to the first list, ${tickets.toLocaleString('en-US')} tickets, processor ${SLOWER} × slower`,
    value,
    unit: 'ms',
    peer: { name: 'processor as it is', value: median(normal) },
    target: { of: 'value', atMost: MOST_MS },
  };
}

type Timed = Window & { __firstList?: number };

async function timeFirstList(browser: Browser, url: string, slower: number): Promise<number> {
  const page = await newPage(browser);
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(tellFirstList);
    await page.goto(url);
    const deadline = performance.now() + LIMIT_MS;
    while (performance.now() < deadline) {
      const told = await page.evaluate(() => (window as Timed).__firstList);
      if (told !== undefined) return told;
      await wait(LOOK_EVERY_MS);
    }
    throw new Error(`No list within ${LIMIT_MS} ms.`);
  } finally {
    await page.close();
  }
}

/** Runs in the page, from its beginning. */
function tellFirstList(): void {
  requestAnimationFrame(function look() {
    if (document.querySelector('.ticket-list [data-row]')) (window as Timed).__firstList = performance.now();
    else requestAnimationFrame(look);
  });
}
