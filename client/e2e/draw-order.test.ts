import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { loseContext } from './lose-context.ts';
import { CLEARLY, colorAt, colorsAround } from './map-pixels.ts';
import { apart, type Rgb, tokenColor } from './pixels.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

let browser: Browser;
let district: ServedDistrict;

/** In the river of grid-town, which runs from 43.8322 to 43.8349 north here, half a block away from every street. */
const IN_RIVER: [number, number] = [126.580546, 43.834047];
/** 200 m north of it on land, in the middle of a block. */
const ON_LAND: [number, number] = [126.580546, 43.835846];
/** The middle of a grid, where its name stands. */
const IN_GRID: [number, number] = [126.553118, 43.809765];
/** The middle of the bridge: street column 40, row 39 of 80. */
const ON_BRIDGE: [number, number] = [126.55, 43.829101];
/** The main street at the western border of that grid, half-way along it. */
const ON_MAIN_STREET: [number, number] = [126.55, 43.809765];
/** A block and a half east of it, in the same grid. */
const BESIDE_STREET: [number, number] = [126.55187, 43.809765];

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  const around = (id: string, [lon, lat]: [number, number], count: number) =>
    Array.from({ length: count }, (_, i) =>
      received(`${id}-${i}`, { position: [lon + (i % 5) * 1e-4, lat + Math.floor(i / 5) * 1e-4] }),
    );
  await district.post(...around('R', IN_RIVER, 60), ...around('G', IN_GRID, 12));
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(query: string): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/?theme=dark&${query}` });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await watched.page.locator('canvas').first().waitFor();
  return watched;
}

describe('the order in which the map is drawn', () => {
  const heat = 'layers=density,tickets,patrols,sites,works&map=126.58055,43.83450,16';

  it('has the river over the heat, on both banks of which the heat is seen', async () => {
    const watched = await open(heat);
    const land = await tokenColor(watched.page, 'map-land');
    const water = await tokenColor(watched.page, 'map-water');
    await expect
      .poll(async () => apart(await colorAt(watched, ON_LAND), land), { timeout: 30_000 })
      .toBeGreaterThan(CLEARLY);
    expect(apart(await colorAt(watched, IN_RIVER), water)).toBeLessThanOrEqual(2);
    expect(watched.complaints).toEqual([]);
  });

  it('has the bridge over the river, and main streets over the choropleth, where the whole district is seen', async () => {
    const watched = await open('layers=tickets,patrols,sites,works');
    const { page } = watched;
    const [land, water] = await Promise.all([tokenColor(page, 'map-land'), tokenColor(page, 'map-water')]);
    const [bridge, main] = await Promise.all([tokenColor(page, 'map-road-4'), tokenColor(page, 'map-road-3')]);
    // A street is three pixels wide from there: the middle one of them is nobody else's.
    const nearest = async (position: [number, number], color: Rgb) =>
      Math.min(...(await colorsAround(watched, position, 2, 0)).map((seen) => apart(seen, color)));
    await expect
      .poll(async () => apart(await colorAt(watched, BESIDE_STREET), land), { timeout: 30_000 })
      .toBeGreaterThan(CLEARLY);
    expect(await nearest(ON_MAIN_STREET, main)).toBeLessThanOrEqual(8);
    expect(await nearest(ON_BRIDGE, bridge)).toBeLessThanOrEqual(8);
    const [lon, lat] = ON_BRIDGE;
    expect(await nearest([lon + 0.0009, lat + 0.0004], water)).toBeLessThanOrEqual(2);
  });

  it('has the names over the choropleth', async () => {
    const place = 'map=126.55312,43.80977,15';
    const [named, bare] = await Promise.all([
      open(`layers=tickets,patrols,sites,works,place-labels&${place}`),
      open(`layers=tickets,patrols,sites,works,place-labels,grid-labels&${place}`),
    ]);
    const land = await tokenColor(named.page, 'map-land');
    const label = await tokenColor(named.page, 'map-label');
    const letters = async (watched: WatchedPage) =>
      (await colorsAround(watched, IN_GRID, 20, 8)).filter((color) => apart(color, label) < CLEARLY).length;
    await expect.poll(() => letters(named), { timeout: 30_000 }).toBeGreaterThan(10);
    await expect
      .poll(async () => apart(await colorAt(bare, IN_GRID), land), { timeout: 30_000 })
      .toBeGreaterThan(CLEARLY);
    expect(await letters(bare)).toBe(0);
  });

  it('is the same again after the graphics context was lost, twice', async () => {
    const watched = await open(heat);
    const land = await tokenColor(watched.page, 'map-land');
    const water = await tokenColor(watched.page, 'map-water');
    const isHot = async () => apart(await colorAt(watched, ON_LAND), land) > CLEARLY;
    await expect.poll(isHot, { timeout: 30_000 }).toBe(true);
    const before = await colorAt(watched, ON_LAND);
    for (const _ of [1, 2]) {
      await loseContext(watched);
      await expect
        .poll(async () => apart(await colorAt(watched, ON_LAND), before), { timeout: 30_000 })
        .toBeLessThanOrEqual(2);
      expect(apart(await colorAt(watched, IN_RIVER), water)).toBeLessThanOrEqual(2);
    }
  });
});
