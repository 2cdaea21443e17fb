import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { sentRequests } from '../fan-out/rows.ts';
import { EventPoster } from '../ingest/event-poster.ts';

/** Something that keeps the map drawing for a while. */
export type Activity = {
  readonly name: string;
  run(page: Page, seconds: number): Promise<void>;
};

/** Drag the map in circles around its middle: a step a frame, as a browser tells the moves of a mouse. */
export async function pan(page: Page, seconds: number): Promise<void> {
  const at = (angle: number) => [600 + 120 * Math.cos(angle), 400 + 120 * Math.sin(angle)] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();
  const startedAt = performance.now();
  for (let step = 1; performance.now() - startedAt < 1_000 * seconds; step++) {
    await page.mouse.move(...at(step / 30));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.mouse.up();
}

let runs = 0;

/** Tickets come in while the map is looked at. */
export const newTickets =
  (url: string, perSecond: number): Activity['run'] =>
  async (_, seconds) => {
    const poster = new EventPoster(url, 1);
    runs += 1;
    const startedAt = performance.now();
    for (const [index, request] of sentRequests(seconds * perSecond, runs).entries()) {
      await wait(Math.max(0, startedAt + (1_000 * index) / perSecond - performance.now()));
      await poster.post(JSON.stringify(request));
    }
    poster.close();
  };
