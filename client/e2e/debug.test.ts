import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(path: string): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/debug/layers${path}`, width: 1280, height: 800 });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  return watched;
}

const mapIsThere = ({ ask }: WatchedPage) =>
  expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 60_000 }).toBe(true);

const drawn = async ({ ask }: WatchedPage, id: string) => {
  const layers = await ask((hook) => hook.layers());
  return layers?.find((layer) => layer.id === id)?.n;
};

/** The picture of the map alone, as bytes. */
const pictureOf = async ({ page }: WatchedPage) => (await page.locator('.debug-map').screenshot()).toString('base64');

describe('the list of layers', () => {
  it('tells each in its four states, and says that nothing is real', async () => {
    const { page, complaints } = await open('?theme=dark');
    const row = page.locator('[data-layer="tickets"]');
    await row.locator('.layer-chip').nth(3).waitFor({ timeout: 30_000 });
    expect(await page.locator('.debug-header').innerText()).toContain('演示数据');
    expect(await page.locator('[data-layer]').count()).toBeGreaterThan(20);
    const [loaded, empty, stale, error] = await row.locator('.layer-chip').allInnerTexts();
    expect(loaded).not.toMatch(/过期|停用/);
    expect(empty).not.toMatch(/过期|停用/);
    expect(stale).toContain('过期');
    expect(error).toContain('停用');
    const [, withoutLamps] = await page.locator('[data-layer="lamps"] .layer-chip').allInnerTexts();
    expect(withoutLamps).toContain('—'); // no age where nothing was ever heard, and no zero
    expect(complaints).toEqual([]);
  });

  it('is linked from nowhere', async () => {
    const { page } = await watchPage(browser, district.url, { path: '/' });
    onTestFinished(() => page.context().close());
    await page.locator('.planning').waitFor();
    expect(await page.locator('a[href*="debug"]').count()).toBe(0);
  });
});

describe('a layer by itself', () => {
  it('is drawn on the ground of the district, and no other with it', async () => {
    const watched = await open('/lamps');
    await mapIsThere(watched);
    await expect.poll(() => drawn(watched, 'lamps'), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(await drawn(watched, 'tickets')).toBeUndefined();
    expect(watched.complaints).toEqual([]);
  });

  it('leaves the map where it fails', async () => {
    const watched = await open('/lamps/error');
    await mapIsThere(watched);
    await expect.poll(() => watched.page.locator('.layer-chip').innerText(), { timeout: 30_000 }).toContain('停用');
    expect(await watched.page.locator('.map-view canvas').count()).toBeGreaterThan(0);
  });

  it('that nobody knows is said to be none', async () => {
    const { page } = await open('/moon');
    expect(await page.locator('.debug-list').innerText()).toContain('没有这一图层: moon');
  });
});

describe('the inside of a team', () => {
  it('moves while members report', async () => {
    const watched = await open('/team-patrols');
    await mapIsThere(watched);
    await expect.poll(() => drawn(watched, 'team-patrols'), { timeout: 30_000 }).toBe(12);
    const first = await pictureOf(watched);
    await expect.poll(() => pictureOf(watched), { timeout: 30_000 }).not.toBe(first);
    expect(watched.complaints).toEqual([]);
  });

  it('stands still and hollow when nobody reports any more', async () => {
    const watched = await open('/team-patrols/stale');
    await mapIsThere(watched);
    const chip = watched.page.locator('.layer-chip');
    await expect.poll(() => chip.innerText(), { timeout: 30_000 }).toMatch(/在队 0\s[\s\S]*未报/);
    let before = await pictureOf(watched);
    const isStill = async () => {
      const after = await pictureOf(watched);
      const isSame = after === before;
      before = after;
      return isSame;
    };
    await expect.poll(isStill, { timeout: 30_000 }).toBe(true);
  });

  it('is in no other page', async () => {
    const watched = await watchPage(browser, district.url, { path: '/' });
    onTestFinished(() => watched.page.context().close());
    await mapIsThere(watched);
    expect(await drawn(watched, 'team-patrols')).toBeUndefined();
    expect(await watched.page.locator('body').innerText()).not.toContain('本队成员');
  });
});
