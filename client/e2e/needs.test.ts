import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { clippedTexts, cutBoxes, outsideTargets } from './fit.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type PageOptions, type WatchedPage, watchPage } from './watched-page.ts';

/** The machine may be slow. */
const PATIENT = { timeout: 30_000 };
/** Within grid 8-07 of the shipped town. */
const IN_0807 = [126.589, 43.819];

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  const grades = ['urgent', 'sudden', 'key', 'ordinary'];
  await district.post(
    ...grades.map((grade, i) => received(`T-10${i}`, { grade, position: [IN_0807[0] + i * 0.0005, IN_0807[1]] })),
  );
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(options: PageOptions): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, options);
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await expect.poll(() => watched.ask((hook) => hook.state().held), PATIENT).toBe(4);
  return watched;
}

/** Rows of a list that lie over each other. */
const overlappingRows = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.virtual-list li')]
      .filter((row) => (row.firstElementChild?.scrollHeight ?? 0) > row.clientHeight + 1)
      .map((row) => row.innerText),
  );

describe('letters of twice the size', () => {
  it.each([
    ['/', 1600, 1000],
    ['/?lang=en', 1600, 1000],
    ['/grid?area=0807', 1280, 800],
    ['/grid?area=0807', 390, 844],
  ])('are all read at %s, %i × %i', async (path, width, height) => {
    const { page } = await open({ path, width, height, lettersLarger: 2, isHand: path.startsWith('/grid') });
    expect(await clippedTexts(page)).toEqual([]);
    expect(await cutBoxes(page)).toEqual([]);
    expect(await outsideTargets(page)).toEqual([]);
    expect(await overlappingRows(page)).toEqual([]);
  });

  it('fit a desk that is zoomed in to twice its size', async () => {
    const { page } = await open({ path: '/', width: 800, height: 500 });
    expect(await clippedTexts(page)).toEqual([]);
    expect(await outsideTargets(page)).toEqual([]);
  });
});

describe('colors chosen by whoever reads', () => {
  const needs = { forcedColors: 'active' } as const;

  it.each([
    ['/', 1600, 1000],
    ['/wall', 1920, 1080],
    ['/grid?area=0807', 390, 844],
  ])('leave every sample of the map as it is drawn at %s', async (path, width, height) => {
    const { page, complaints } = await open({ path, width, height, needs });
    const samples = page.locator('.swatch.is-hatch');
    await samples.first().waitFor({ state: 'attached', timeout: 30_000 });
    const pictures = await samples.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundImage));
    for (const picture of pictures) expect(picture).toContain('gradient');
    expect(complaints).toEqual([]);
  });

  it('tell what is chosen from what is not', async () => {
    const { page } = await open({ path: '/', needs });
    const colorOf = (isPressed: boolean) =>
      page
        .locator(`.time-bar [aria-pressed="${isPressed}"]`)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await colorOf(true)).not.toBe(await colorOf(false));
  });
});

describe('whoever asked for less motion', () => {
  it.each(['/', '/wall', '/grid?area=0807'])('sees none at %s', async (path) => {
    const { page, ask } = await open({ path, width: 1280, height: 800, needs: { reducedMotion: 'reduce' } });
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), PATIENT).toBe(true);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => !one.closest('.map-view'))
        .flatMap((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          const seconds = `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat);
          return Math.max(...seconds) > 0 ? [`${one.className}: ${seconds}`] : [];
        }),
    );
    expect(moving).toEqual([]);
  });
});
