import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { type ServedDistrict, serveDistrict } from './served-district.ts';
import { watchPage } from './watched-page.ts';

const PATIENT = { timeout: 30_000 };

let browser: Browser;
let district: ServedDistrict;
beforeAll(async () => {
  [browser, district] = await Promise.all([
    launchBrowser(),
    serveDistrict({ DOORSTEP_DISTRICT: 'geodata/fengman-demo' }),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

/** How wide the town of the demo is on the screen: its `homeBbox`. */
const townPx = `(() => {
  const [west, east] = [126.503307, 126.652095].map((lon) => window.__doorstep?.project([lon, 43.81])?.x ?? NaN);
  return east - west;
})()`;

describe('a district much wider than its town', () => {
  it('opens on the town, and shows all of itself when the first view is asked for again', async () => {
    const { page, ask, complaints } = await watchPage(browser, district.url, { width: 1600, height: 1000 });
    onTestFinished(async () => {
      await page.context().close();
    });
    const width = () => page.evaluate<number>(townPx);
    const address = () => new URL(page.url()).searchParams.get('map');
    const doors = () => ask((hook) => hook.layers().find(({ id }) => id === 'sites')?.n);
    // the map is 880 px wide at this size, and the town as high as it is wide
    await expect.poll(width, PATIENT).toBeGreaterThan(600);
    await expect.poll(doors, PATIENT).toBe(15); // the centers alone
    expect(address()).toBeNull();
    const first = await width();

    await page.keyboard.press('0');
    await expect.poll(width, PATIENT).toBeLessThan(first / 2.5);
    await expect.poll(address, PATIENT).not.toBeNull();
    await page.keyboard.press('0');
    await expect.poll(width, PATIENT).toBeCloseTo(first, 0);
    await expect.poll(address, PATIENT).toBeNull();
    expect(complaints).toEqual([]);
  });
});

describe('the archive of its base map', () => {
  it('is asked for each part once, though many near tiles are cut from one from afar', async () => {
    const { page, ask, complaints } = await watchPage(browser, district.url, { path: '/api/health' });
    onTestFinished(async () => {
      await page.context().close();
    });
    const parts: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.pmtiles')) parts.push(request.headers().range);
    });
    await page.goto(`${district.url}/?map=126.57,43.81,13`);
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), PATIENT).toBe(true);
    expect(parts.length).toBeGreaterThan(8);
    expect(new Set(parts).size).toBe(parts.length);
    expect(complaints).toEqual([]);
  });
});
