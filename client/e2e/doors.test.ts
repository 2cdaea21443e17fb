import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { received, type ServedDistrict, serveDistrict, step } from './served-district.ts';
import { type PageOptions, type WatchedPage, watchPage } from './watched-page.ts';

const HOUR = 3_600_000;

let browser: Browser;
let district: ServedDistrict;
let axe: string;

beforeAll(async () => {
  const source = createRequire(import.meta.url).resolve('axe-core');
  [browser, district, axe] = await Promise.all([launchBrowser(), serveDistrict(), readFile(source, 'utf8')]);
  // Twelve key and eight ordinary tickets; three of the ordinary ones are at work and past their limit.
  const all = Array.from({ length: 20 }, (_, i) => ({ id: `T-${100 + i}`, grade: i < 12 ? 'key' : 'ordinary', i }));
  await district.post(
    ...all.map(({ id, grade, i }) => received(id, { grade, position: [126.53 + i * 0.002, 43.81 + i * 0.002] })),
  );
  const late = { unitId: 'HW', dueAt: Date.now() - HOUR };
  for (const id of ['T-117', 'T-118', 'T-119'])
    await district.post(step('ticket.accepted', id), step('ticket.dispatched', id, late));
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
  const { length } = await district.log();
  await expect.poll(() => watched.ask((hook) => hook.state().seq), { timeout: 30_000 }).toBe(length);
  return watched;
}

const DOORS: readonly (PageOptions & { readonly name: string })[] = [
  { name: 'the desk', path: '/', width: 1600, height: 1000 },
  { name: 'the desk, narrow', path: '/', width: 1280, height: 800 },
  { name: 'the wall', path: '/wall', width: 1920, height: 1080 },
  { name: 'the wide wall', path: '/wall', width: 3840, height: 1080 },
  { name: 'the tablet', path: '/grid?area=0807', width: 1280, height: 800, isHand: true },
  { name: 'the small tablet', path: '/grid?area=0807', width: 1024, height: 768, isHand: true },
  { name: 'the phone', path: '/grid?area=0807', width: 390, height: 844, isHand: true },
  { name: 'the phone without a grid', path: '/grid', width: 390, height: 844, isHand: true },
];

describe.each(DOORS)('$name', ({ name: _, path = '/', ...size }) => {
  const addressOf = (language: string, theme: string) =>
    `${path}${path.includes('?') ? '&' : '?'}lang=${language}&theme=${theme}`;

  it.each(['zh-CN', 'en'])('fits its screen in %s, without a raw key', async (language) => {
    const { page, complaints } = await open({ ...size, path: addressOf(language, 'light') });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.locator('body').innerText()).not.toMatch(/\b[a-z]+(?:\.[a-zA-Z]+){1,}\b(?!\.\w)/);
    expect(complaints).toEqual([]);
  });

  it.each(['dark', 'light'])('can be used by everybody, as far as a machine can tell, in the %s', async (theme) => {
    const { page } = await open({ ...size, path: addressOf('zh-CN', theme) });
    expect(await seriousViolations(page)).toEqual([]);
  });
});

/** What axe counts as serious or critical, with the place of each. */
async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}

describe('the wall', () => {
  it('prints nothing smaller than a room can read', async () => {
    const { page } = await open({ path: '/wall', width: 1920, height: 1080 });
    const small = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('.wall')!, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement!;
        const isSeen = node.textContent?.trim() && parent.checkVisibility() && parent.getClientRects().length > 0;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (isSeen && size < 20) found.push(`${size} ${parent.className} ${node.textContent}`);
      }
      return found;
    });
    expect(small).toEqual([]);
  });
});

describe('the phone', () => {
  it('gives a thumb 44 pixels wherever something can be pressed', async () => {
    const { page } = await open({ path: '/grid?area=0807', width: 390, height: 844, isHand: true });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, input, select')]
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ target, box }) => target.checkVisibility() && (box.height < 44 || box.width < 44))
        .map(({ target, box }) => `${target.className} ${box.width}×${box.height}`),
    );
    expect(small).toEqual([]);
  });
});

describe('the desk', () => {
  it('filters map, list, figures and address at once', async () => {
    const { page, ask, complaints } = await open({ path: '/' });
    const drawn = () => ask((hook) => hook.drawnTickets());
    await expect.poll(drawn, { timeout: 30_000 }).toBe(20);
    await page.getByRole('group', { name: '分级' }).getByRole('button', { name: '重点' }).click();
    await expect.poll(drawn, { timeout: 30_000 }).toBe(12);
    expect(new URL(page.url()).searchParams.get('grade')).toBe('key');
    const list = page.getByRole('region', { name: '工单' });
    expect(await list.getByText('12 件').count()).toBe(1);
    expect(await list.locator('li').count()).toBe(12);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(drawn, { timeout: 30_000 }).toBe(20);
    expect(complaints).toEqual([]);
  });

  it('opens the rows behind a figure', async () => {
    const { page, ask } = await open({ path: '/' });
    await page.getByRole('button', { name: /^超期\s*3/ }).click();
    await expect.poll(() => ask((hook) => hook.drawnTickets()), { timeout: 30_000 }).toBe(3);
    expect(await page.getByRole('region', { name: '工单' }).locator('li').count()).toBe(3);
  });

  it('walks through the list by keys, and opens a row', async () => {
    const { page } = await open({ path: '/?grade=key' });
    for (const key of ['j', 'j', 'j']) await page.keyboard.press(key);
    const row = await page.evaluate(() => document.activeElement?.closest('li')?.dataset.index);
    expect(row).toBe('2'); // the first press comes to row 0
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('ticket')).toMatch(/^T-1/);
  });

  it('finds a ticket by a part of its number', async () => {
    const { page } = await open({ path: '/' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('t-105');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('ticket')).toBe('T-105');
  });

  it('says what is at a place of the map', async () => {
    const { page, ask } = await open({ path: '/' });
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 30_000 }).toBe(true);
    await page.locator('.map-view').click({ button: 'right' });
    await page.getByRole('dialog', { name: '此处' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog', { name: '此处' }).count()).toBe(0);
  });

  it('says so when its own code does not come, and offers to try again', async () => {
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.route(/PlanningShell.*\.js$/, (route) => route.abort());
    await page.goto(district.url);
    await page.getByRole('alert').getByText('页面读取失败').waitFor();
    await page.unroute(/PlanningShell.*\.js$/);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '筛选' }).waitFor();
  });
});
