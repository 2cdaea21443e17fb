import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { clippedTexts, cutBoxes, outsideTargets } from './fit.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

/** The machine may be slow. */
const PATIENT = { timeout: 15_000 };

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  const grades = ['urgent', 'sudden', 'key', 'ordinary'];
  await district.post(
    ...Array.from({ length: 12 }, (_, i) =>
      received(`T-${100 + i}`, { grade: grades[i % 4], position: [126.53 + i * 0.003, 43.81 + i * 0.003] }),
    ),
  );
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(width: number, height: number, search = ''): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/${search}`, width, height });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await expect.poll(() => watched.ask((hook) => hook.state().held), { timeout: 30_000 }).toBe(12);
  return watched;
}

const SIZES = [
  [1600, 1000],
  [1440, 900],
  [1280, 800],
  [1024, 768],
] as const;

describe.each(SIZES)('the desk at %i × %i', (width, height) => {
  it.each(['zh-CN', 'en'])('cuts no text and hides no control in %s', async (language) => {
    const { page } = await open(width, height, `?lang=${language}`);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await cutBoxes(page)).toEqual([]);
    expect(await outsideTargets(page)).toEqual([]);
  });
});

const drawer = (page: Page) => page.getByRole('dialog', { name: '在办与今日' });
const drawerButton = (page: Page) => page.locator('.planning-drawer-button');

describe('the right side of a narrow desk', () => {
  it('leaves the map its width until it is asked for', async () => {
    const { page } = await open(1280, 800);
    const map = await page.locator('.planning-map').boundingBox();
    expect(map?.width).toBe(1280 - 316); // the left rail
    expect(await drawer(page).count()).toBe(0);
    expect(await drawerButton(page).innerText()).toMatch(/在办\s*12/);
  });

  it('opens by its button, keeps the focus, closes by Escape and gives the focus back', async () => {
    const { page } = await open(1280, 800);
    await drawerButton(page).focus();
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    expect(await drawerButton(page).getAttribute('aria-expanded')).toBe('true');
    const holdsFocus = () => page.evaluate(() => document.activeElement?.closest('.drawer') !== null);
    // More steps than it has controls: a focus that leaves would have left.
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(i % 2 ? 'Tab' : 'Shift+Tab');
      expect(await holdsFocus()).toBe(true);
    }
    const controls = await drawer(page).locator('button, a, input, select').count();
    for (let i = 0; i <= controls; i++) await page.keyboard.press('Tab');
    expect(await holdsFocus()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => drawer(page).count(), PATIENT).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('planning-drawer-button');
  });

  it('opens with whatever is selected, and stays away from who comes back by Escape', async () => {
    const { page } = await open(1280, 800);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('T-105');
    await page.keyboard.press('Enter');
    await drawer(page).getByText('T-105').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => drawer(page).count(), PATIENT).toBe(0);
    expect(new URL(page.url()).searchParams.get('ticket')).toBe('T-105'); // it is put away, not forgotten
  });

  it('is found by the name of a pane that is in it', async () => {
    const { page } = await open(1280, 800);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('工单');
    await page.getByRole('option').filter({ hasText: '栏目' }).first().dispatchEvent('pointerdown');
    await drawer(page).getByRole('heading', { name: '工单' }).waitFor();
  });

  it('stands beside the map where there is room', async () => {
    const { page } = await open(1600, 1000);
    expect(await drawerButton(page).count()).toBe(0);
    await page.getByRole('heading', { name: '在办与今日' }).waitFor();
  });
});

describe('the filter', () => {
  it('tells how many of the conditions that are folded away are set', async () => {
    const { page, ask } = await open(1600, 1000);
    const more = page.getByRole('button', { name: /^条件/ });
    expect(await page.getByRole('group', { name: '环节' }).count()).toBe(0);
    await more.click();
    await page.getByRole('group', { name: '环节' }).getByRole('button', { name: '处置' }).click();
    await more.click();
    await expect.poll(() => more.innerText(), PATIENT).toMatch(/条件\s*1/);
    await expect.poll(() => ask((hook) => hook.drawnTickets()), { timeout: 30_000 }).toBe(0); // all still wait for acceptance
  });
});

describe('the time bar', () => {
  it('frames the chosen window, and names no moment twice', async () => {
    const { page } = await open(1600, 1000);
    const chosen = page.locator('.time-bars-chosen');
    expect(await chosen.count()).toBe(0);
    await page.getByRole('group', { name: '收到时间' }).getByRole('button', { name: '今日' }).click();
    await expect.poll(async () => (await chosen.boundingBox())?.width ?? 0, PATIENT).toBeGreaterThan(10);
    const marks = await page.locator('.time-bars-axis span').allInnerTexts();
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks[0]).toMatch(/^\d\d-\d\d$/);
  });
});

describe('paper', () => {
  it('gets the map as a picture, however printing is started, and the screen its map back', async () => {
    const { page, ask } = await open(1280, 800, '?theme=dark');
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const picture = page.locator('.print-picture');
    expect(await picture.isVisible()).toBe(true);
    const colors = await picture.evaluate((sheet) => {
      const { width, height } = sheet as HTMLCanvasElement;
      const { data } = (sheet as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
      const found = new Set<number>();
      for (let i = 0; i < data.length; i += 4 * 97) found.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return found.size;
    });
    expect(colors).toBeGreaterThan(5); // land, water, areas and symbols: a map that was not drawn has one color
    expect(await page.locator('.map-view').isVisible()).toBe(false);
    const notes = await page.locator('.print-notes').innerText();
    expect(notes).toMatch(/打印于 \d{4}-\d\d-\d\d/);
    expect(notes).toContain('工单'); // the legend
    expect(await page.locator('.scale-bar-notice').isVisible()).toBe(true);
    expect(await page.locator('.drawer').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(() => picture.count(), PATIENT).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  it('is prepared by the browser itself', async () => {
    const { page, ask } = await open(1280, 800);
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    const sheet = await page.pdf({ preferCSSPageSize: true });
    // A picture of the map is most of what a sheet weighs; a sheet without it has a few kilobytes of text and fonts.
    expect(sheet.length).toBeGreaterThan(40_000);
  });
});
