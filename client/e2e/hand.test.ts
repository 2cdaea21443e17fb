import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { clippedTexts, cutBoxes, outsideTargets, smallTargets } from './fit.ts';
import { received, type ServedDistrict, serveDistrict, step } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

/** The machine may be slow. */
const PATIENT = { timeout: 15_000 };
const HOUR = 3_600_000;
/** Within grid 8-07 of the shipped town, which reaches from 126.5874, 43.8165 to 126.5936, 43.8210. */
const IN_0807 = [126.589, 43.819];

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  await district.post(
    ...['urgent', 'sudden', 'key', 'ordinary'].map((grade, i) =>
      received(`T-10${i}`, { grade, position: [IN_0807[0] + i * 0.0005, IN_0807[1]] }),
    ),
    received('T-200', { position: [126.503, 43.796] }),
  );
  await district.post(
    step('ticket.accepted', 'T-200'),
    step('ticket.dispatched', 'T-200', { unitId: 'HW', dueAt: Date.now() - HOUR }),
  );
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(path: string, width: number, height: number): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path, width, height, isHand: true });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await expect.poll(() => watched.ask((hook) => hook.state().held), { timeout: 30_000 }).toBe(5);
  return watched;
}

const SIZES = [
  [1280, 800],
  [1024, 768],
  [820, 1180],
  [390, 844],
  [360, 640],
  [667, 375],
] as const;

describe.each(SIZES)('the hand at %i × %i', (width, height) => {
  it.each([
    ['zh-CN', '/grid?area=0807'],
    ['en', '/grid?area=0807&lang=en'],
    ['zh-CN', '/grid'],
    ['en', '/grid?lang=en'],
  ])('cuts no text, hides no control, and gives a finger 44 pixels, in %s at %s', async (_, path) => {
    const { page, complaints } = await open(path, width, height);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await cutBoxes(page)).toEqual([]);
    expect(await outsideTargets(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

const areaOf = (page: Page) => new URL(page.url()).searchParams.get('area');

describe('choosing a grid', () => {
  it('begins with those that have overdue tickets, and finds the others by name', async () => {
    const { page } = await open('/grid', 390, 844);
    const rows = page.locator('.grid-row');
    await expect.poll(() => rows.first().innerText(), PATIENT).toMatch(/网格 1-01\s+有超期 1/);
    await page.getByRole('searchbox').fill('8-07');
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    await rows.first().tap();
    await expect.poll(() => areaOf(page), PATIENT).toBe('0807');
    await page.getByRole('heading', { name: /今天要做 4/ }).waitFor();
  });

  it('says so where nothing has this name', async () => {
    const { page } = await open('/grid', 390, 844);
    await page.getByRole('searchbox').fill('zzz');
    await page.getByText('没有这样的网格').waitFor();
  });

  it('remembers on the device which grids were opened', async () => {
    const { page } = await open('/grid?area=0807', 390, 844);
    await page.getByRole('button', { name: '换网格' }).tap();
    await page.getByRole('searchbox').fill('8-08');
    await page.locator('.grid-row').first().tap();
    await expect.poll(() => areaOf(page), PATIENT).toBe('0808');
    await page.getByRole('button', { name: '换网格' }).tap();
    const recent = page.getByRole('region', { name: '最近打开' });
    await recent.getByText('网格 8-08').waitFor();
  });

  it('is asked for where the address names one that nobody has', async () => {
    const { page, ask, complaints } = await open('/grid?area=nowhere', 1024, 768);
    await page.locator('.grid-row').first().waitFor();
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    expect(areaOf(page)).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('is a tap on the map of a tablet', async () => {
    const { page, ask } = await open('/grid', 1024, 768);
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    const corner = await page.locator('.map-view').boundingBox();
    // The middle of grid 2-02, where there is no ticket.
    const at = await ask((hook) => hook.project([126.5344, 43.7963]));
    await page.touchscreen.tap(corner!.x + at!.x, corner!.y + at!.y);
    await expect.poll(() => areaOf(page), PATIENT).toBe('0202');
    await page.getByRole('heading', { name: /今天要做/ }).waitFor();
  });
});

describe('the day of a grid', () => {
  it.each([
    ['', /超期\s*1/],
    ['&lang=en', /Overdue\s*1/],
  ])('says above its rows how many are late', async (query, words) => {
    const { page } = await open(`/grid?area=0101${query}`, 390, 844);
    await expect.poll(() => page.locator('.grid-today .pane-head').innerText(), PATIENT).toMatch(words);
  });
});

describe('the map of the phone', () => {
  it.each(['zh-CN', 'en'])('shows the grid whole, below its notice, in %s', async (language) => {
    const { page, ask } = await open(`/grid?area=0807&lang=${language}`, 360, 640);
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    const map = (await page.locator('.map-view').boundingBox())!;
    const north = await ask((hook) => hook.project([126.5874, 43.821]));
    const south = await ask((hook) => hook.project([126.5874, 43.8165]));
    const notice = (await page.locator('.scale-bar-notice').boundingBox())!;
    const chips = (await page.locator('.hand-chips').boundingBox())!;
    expect(map.y + north!.y).toBeGreaterThan(notice.y + notice.height);
    expect(map.y + south!.y).toBeLessThan(chips.y);
  });
});

describe('the sheet of the phone', () => {
  const heightOf = async (page: Page) => (await page.locator('.hand-list').boundingBox())?.height ?? 0;
  const handleOf = (page: Page) => page.getByRole('button', { name: '展开或收起列表' });

  async function dragBy(page: Page, pixels: number) {
    const box = (await handleOf(page).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 10; i++) await page.mouse.move(x, y + (pixels * i) / 10);
    await page.mouse.up();
  }

  it('has three stops, for a finger that draws it', async () => {
    const { page } = await open('/grid?area=0807', 390, 844);
    const stage = (await page.locator('.hand-stage').boundingBox())!.height;
    expect(await heightOf(page)).toBeCloseTo(stage - 272, 0);
    await dragBy(page, -400);
    await expect.poll(() => heightOf(page), PATIENT).toBeCloseTo(stage, 0);
    await dragBy(page, 560);
    await expect.poll(() => heightOf(page), PATIENT).toBeCloseTo(132, 0);
    expect(await handleOf(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('goes to the next stop by a tap, and up and down by keys', async () => {
    const { page } = await open('/grid?area=0807', 390, 844);
    const stage = (await page.locator('.hand-stage').boundingBox())!.height;
    await handleOf(page).tap();
    await expect.poll(() => heightOf(page), PATIENT).toBeCloseTo(stage, 0);
    await handleOf(page).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await expect.poll(() => heightOf(page), PATIENT).toBeCloseTo(132, 0);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => heightOf(page), PATIENT).toBeCloseTo(stage - 272, 0);
  });

  it('holds the card of what is selected, with the map above it', async () => {
    const { page } = await open('/grid?area=0807', 390, 844);
    await page.locator('.hand-list .ticket-button').first().tap();
    await expect.poll(() => new URL(page.url()).searchParams.get('ticket'), PATIENT).toBe('T-100'); // the urgent one
    await page.locator('.hand-sheet-card').getByText('T-100').first().waitFor();
    expect((await page.locator('.hand-map').boundingBox())!.height).toBeGreaterThan(200);
    await page.getByRole('button', { name: '关闭' }).tap();
    await page.getByRole('heading', { name: /今天要做 4/ }).waitFor();
  });
});

describe('the card of a small tablet', () => {
  it('lies over the map, holds the focus, and goes by Escape', async () => {
    const { page } = await open('/grid?area=0807', 1024, 768);
    await page.locator('.hand-list .ticket-button').first().focus();
    await page.keyboard.press('Enter');
    const card = page.getByRole('dialog', { name: '工单' });
    await card.waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('.drawer') !== null), PATIENT)
      .toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => card.count(), PATIENT).toBe(0);
    await expect.poll(() => new URL(page.url()).searchParams.get('ticket'), PATIENT).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.closest('.hand-list') !== null)).toBe(true);
  });
});
