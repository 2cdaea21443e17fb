import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type PageOptions, type WatchedPage, watchPage } from './watched-page.ts';

const GRID_TOWN = join(import.meta.dirname, '../../geodata/grid-town');
const PATIENT = { timeout: 45_000 };

let browser: Browser;
let district: ServedDistrict;
let folder: string;

/** A town half of whose places are broken: its circuits are cut off, its water is none, half of its sites lie elsewhere. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-bad-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  await writeFile(join(folder, 'circuits.geojson'), '{"type":"FeatureCollection","features":[');
  await rm(join(folder, 'heat-areas.geojson'));
  const sites = JSON.parse(await readFile(join(folder, 'sites.geojson'), 'utf8'));
  for (const [index, feature] of sites.features.entries()) if (index % 2 === 0) feature.geometry.coordinates = [0, 0];
  await writeFile(join(folder, 'sites.geojson'), JSON.stringify(sites));
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict({ DOORSTEP_DISTRICT: folder })]);
  // 3,000 at one door, and a few elsewhere; 60 more without a grid, at the edge of the box.
  await district.post(...Array.from({ length: 3_000 }, (_, i) => received(`D-${i}`, { grade: 'key' })));
  await district.post(...Array.from({ length: 60 }, (_, i) => received(`O-${i}`, { position: [126.4995, 43.7935] })));
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: PageOptions = {}): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, options);
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await expect.poll(() => watched.ask((hook) => hook.state().seq), PATIENT).toBe(3_060);
  return watched;
}

const drawn = ({ ask }: WatchedPage) =>
  expect.poll(() => ask((hook) => hook.mapIsIdle() && hook.drawnTickets()), PATIENT);

describe('a district whose places are half broken', () => {
  it('is drawn as far as it is good, and says what is missing', async () => {
    const watched = await open();
    await drawn(watched).toBe(3_060);
    // 27 sites, every second of which lies at 0,0: 13 are left
    expect(await watched.ask((hook) => hook.layers().find(({ id }) => id === 'sites')?.n)).toBe(13);
    const layers = watched.page.getByRole('region', { name: '图层' });
    await layers.getByText('14 / 27 条未采用 · 位置在辖区外 14 (如 S-01)').waitFor();
    await layers.getByText('照明回路 文件不是 JSON，未采用').waitFor();
    await expect.poll(() => layers.getByText('辖区无此资料').count()).toBe(2); // heat areas and markets
    await watched.page.getByText('辖区资料有误 2 处').waitFor();
    expect(watched.complaints).toEqual([]);
  });

  it('costs a file that is broken on its way its own layer', async () => {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.route('**/api/district/files/streets.geojson', (route) => route.fulfill({ body: '<html>' }));
    await page.goto(district.url);
    await page.getByText('街道 文件不是 JSON，未采用').waitFor(PATIENT);
    await expect.poll(() => page.evaluate('window.__doorstep?.drawnTickets()'), PATIENT).toBe(3_060);
  });
});

describe('thousands of tickets at one door', () => {
  it('are one number on the map, and rows of which only those in sight exist', async () => {
    const watched = await open({ path: '/?map=126.551,43.831,17' });
    await drawn(watched).toBe(3_000); // near what is seen, so without those at the edge
    const rings = await watched.ask((hook) => hook.layers().find(({ id }) => id === 'tickets-rings'));
    expect(rings).toMatchObject({ n: 1, items: 3_000 });
    expect(await watched.page.getByRole('region', { name: '工单' }).locator('li').count()).toBeLessThan(60);
    expect(watched.complaints).toEqual([]);
  });

  it('are all in the list of what is on no grid', async () => {
    const { page } = await open();
    const unplaced = page.getByRole('region', { name: '未上图' });
    await unplaced.getByRole('button', { name: /网格外/ }).click();
    await unplaced.locator('li').first().waitFor();
    expect(await unplaced.locator('li').first().getAttribute('aria-setsize')).toBe('60');
    await unplaced.locator('li button').first().focus();
    await page.keyboard.press('End');
    await unplaced.locator('li[aria-posinset="60"]').waitFor();
  });
});

describe('an address of nonsense', () => {
  const NONSENSE = {
    'numbers without end': '1e999',
    'names of a prototype': '__proto__,constructor',
    'numbers that are none': '-1,NaN,Infinity',
    'odd characters': '%F0%9F%A6%80%00..',
    'six hundred letters': 'x'.repeat(600),
  };
  const NAMES =
    'lang theme layers map grade stage clock category area time from q fill measure classes radius keys'.split(' ');

  it.each(Object.entries(NONSENSE))('with %s everywhere shows the page, and heals', async (_, value) => {
    const watched = await open({ path: `/?${NAMES.map((name) => `${name}=${value}`).join('&')}` });
    await watched.page.getByRole('heading', { name: '图层' }).waitFor();
    await expect.poll(() => watched.ask((hook) => hook.mapIsIdle()), PATIENT).toBe(true);
    const names = () => [...new URL(watched.page.url()).searchParams.keys()];
    // A category and a text may be anything, and find nothing.
    await expect.poll(() => names().filter((name) => !['category', 'q'].includes(name))).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it.each([
    ['grid', '辖区资料中没有此编号'],
    ['site', '辖区资料中没有此编号'],
    ['lamp', '辖区资料中没有此编号'],
    ['work', '辖区资料中没有此编号'],
    ['ticket', '窗口内没有编号为'],
  ])('that names a %s nobody knows says so', async (kind, words) => {
    const watched = await open({ path: `/?${kind}=__proto__` });
    await watched.page.getByText(words).waitFor();
    expect(watched.complaints).toEqual([]);
  });
});

describe('fonts that do not come', () => {
  it.each([
    ['are refused', 'abort'],
    ['never answer', 'hang'],
  ])('leave page and map readable where they %s', async (_, how) => {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.route('**/*.woff2', (route) => (how === 'abort' ? route.abort() : undefined));
    await page.goto(district.url);
    await expect.poll(() => page.evaluate('window.__doorstep?.drawnTickets()'), PATIENT).toBe(3_060);
    expect(await page.getByRole('heading', { name: '在办与今日' }).isVisible()).toBe(true);
  });
});

describe('a lost graphics context', () => {
  const lose = `window.lost = [...document.querySelectorAll('canvas')]
    .map((canvas) => canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')).filter(Boolean);
    window.lost.forEach((context) => context.loseContext());`;
  const restore =
    'window.lost.forEach((context) => { if (context) try { context.restoreContext() } catch { /* the overlay makes its own anew */ } })';

  it('heals twice in a minute, and gives way to the still picture when it stays away', async () => {
    const watched = await open();
    const { page } = watched;
    await drawn(watched).toBe(3_060);
    // 126.551, 43.831 lies in the 9th of 16 columns and rows
    const before = await watched.ask((hook) => hook.grid('0909'));
    for (const _ of [1, 2]) {
      await page.evaluate(lose);
      await expect.poll(() => watched.ask((hook) => hook.mapIsIdle()), PATIENT).toBe(false);
      await page.evaluate(restore);
      await drawn(watched).toBe(3_060);
      await expect.poll(() => watched.ask((hook) => hook.grid('0909')), PATIENT).toEqual(before);
    }
    await page.evaluate(lose);
    await page.getByText('简化地图 · 显卡中断，未能恢复').waitFor(PATIENT);
    await page.getByText('图上只画最新 1,500 件，共 3,060 件').waitFor();
    await page.getByRole('button', { name: '重试' }).click();
    await drawn(watched).toBe(3_060);
    expect(watched.complaints).toEqual([]);
  }, 240_000);
});
