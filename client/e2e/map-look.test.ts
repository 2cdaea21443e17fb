import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { CLEARLY, colorAt } from './map-pixels.ts';
import { apart, pixelsOf, type Rgb, tokenColor } from './pixels.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

let browser: Browser;
let district: ServedDistrict;

/** The middle of a block of grid 7-05, away from its name and from every street. */
const IN_BLOCK: [number, number] = [126.554364, 43.808866];
/** Another block of that grid, with one ticket. */
const AT_TICKET: [number, number] = [126.551871, 43.811564];

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  const others = Array.from({ length: 11 }, (_, i) =>
    received(`T-${i}`, { grade: 'ordinary', position: [126.5531 + i * 1e-5, 43.8098] }),
  );
  await district.post(...others, received('T-key', { grade: 'key', position: AT_TICKET }));
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(query: string): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/?map=126.55312,43.80977,16&${query}` });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await watched.page.locator('canvas').first().waitFor();
  return watched;
}

describe.each(['dark', 'light'])('the legend in the %s', (theme) => {
  it('has the color that the map has', async () => {
    const watched = await open(`theme=${theme}&layers=tickets,patrols,sites,works`);
    const land = await tokenColor(watched.page, 'map-land');
    await expect
      .poll(async () => apart(await colorAt(watched, IN_BLOCK), land), { timeout: 30_000 })
      .toBeGreaterThan(CLEARLY);
    // 12 tickets in the fullest grid: steps from 0, 1, 2, 3, 5 and 8, and this grid is in the highest
    const chip = watched.page.locator('.layer-chip', { hasText: '网格工单' });
    const swatch = chip.locator('.layer-legend .swatch.is-fill').nth(5);
    await swatch.scrollIntoViewIfNeeded();
    const box = await swatch.boundingBox();
    if (!box) throw new Error('The legend is not drawn.');
    const middle = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2), width: 1, height: 1 };
    const [shown] = await pixelsOf(watched.page, middle);
    expect(apart(shown, await colorAt(watched, IN_BLOCK))).toBeLessThanOrEqual(2);
  });
});

/** How much color there is in a color. */
const chroma = (color: Rgb) => Math.max(...color) - Math.min(...color);

describe('a map whose data is late', () => {
  it('has half the color and hollow glyphs, and all of it again when news come', async () => {
    const watched = await open('theme=light&layers=patrols,sites,works');
    const key = await tokenColor(watched.page, 'grade-key');
    const glyph = async () => apart(await colorAt(watched, AT_TICKET), key);
    await expect.poll(glyph, { timeout: 30_000 }).toBeLessThanOrEqual(2);
    const fresh = chroma(await colorAt(watched, IN_BLOCK));
    expect(fresh).toBeGreaterThan(40);

    await district.kill();
    await watched.page.getByText('数据中断').first().waitFor({ timeout: 30_000 });
    await expect
      .poll(async () => Math.abs(chroma(await colorAt(watched, IN_BLOCK)) - fresh / 2), { timeout: 30_000 })
      .toBeLessThanOrEqual(2);
    expect(await glyph()).toBeGreaterThan(CLEARLY);

    await district.start();
    await expect.poll(glyph, { timeout: 30_000 }).toBeLessThanOrEqual(2);
    expect(chroma(await colorAt(watched, IN_BLOCK))).toBe(fresh);
  });
});
