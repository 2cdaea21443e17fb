import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OwnBasemap } from '../../core/domain/own-basemap.ts';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { colorAt } from './map-pixels.ts';
import { apart, tokenColor } from './pixels.ts';
import { serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

const GRID_TOWN = join(import.meta.dirname, '../../geodata/grid-town');
/** In the river of grid-town, half a block away from every street. */
const IN_RIVER: [number, number] = [126.580546, 43.834047];
/** No fill, no symbol and no name over the ground. */
const BARE = 'theme=light&layers=tickets,patrols,sites,works,grids&map=126.58055,43.83400,16';
const GRAY = 0x78;
/** What the light theme makes of that gray; its look leaves grays nearly as they are. */
const NEARLY = 8;
const ATTRIBUTION = { 'zh-CN': '底图来源：测试', en: 'Base map: test' };
const GLIMPSE_MS = 60_000;

/** One gray pixel, which a map stretches over its whole tile: GIF87a, the first of two colors. */
const TILE = Buffer.from([
  ...Buffer.from('GIF87a'),
  ...[1, 0, 1, 0, 0x80, 0, 0, GRAY, GRAY, GRAY, 255, 255, 255],
  ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b],
]);

let browser: Browser;
let tiles: Server;
let origin: string;
let isAway = false;
beforeAll(async () => {
  browser = await launchBrowser();
  tiles = createServer((request, response) => {
    if (isAway) return response.writeHead(503).end();
    response.setHeader('access-control-allow-origin', '*');
    if (request.url !== '/style.json') return response.setHeader('content-type', 'image/gif').end(TILE);
    const sources = { gray: { type: 'raster', tiles: [`${origin}/{z}/{x}/{y}`], tileSize: 256 } };
    const layers = [{ id: 'gray', type: 'raster', source: 'gray' }];
    return response.setHeader('content-type', 'application/json').end(JSON.stringify({ version: 8, sources, layers }));
  });
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  tiles?.close();
});

/** A server of the grid town with these files more, and a page of it. */
async function open(files: Record<string, object>, query = BARE): Promise<WatchedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-own-basemap-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  for (const [name, value] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(value));
  const district = await serveDistrict({ DOORSTEP_DISTRICT: folder });
  const watched = await watchPage(browser, district.url, { path: '/api/health' });
  onTestFinished(async () => {
    await watched.page.context().close();
    await district.close();
    await rm(folder, { recursive: true, force: true });
  });
  await watched.page.route(`${origin}/**`, (route) => route.continue());
  await watched.page.goto(`${district.url}/?${query}`);
  await watched.page.locator('canvas').first().waitFor();
  return watched;
}

const grayness = async (watched: WatchedPage) => apart(await colorAt(watched, IN_RIVER), [GRAY, GRAY, GRAY]);

describe('a base map of the operator', () => {
  const said = { datum: 'CGCS2000', attribution: ATTRIBUTION } as const;

  it.each<[string, () => OwnBasemap]>([
    ['pictures by tile', () => ({ kind: 'tiles', ...said, tiles: [`${origin}/{z}/{x}/{y}.gif`] })],
    ['a WMTS', () => ({ kind: 'wmts', ...said, matrixSet: 'w', layers: [{ url: `${origin}/wmts`, layer: 'vec' }] })],
    ['a whole style', () => ({ kind: 'style', ...said, url: `${origin}/style.json` })],
  ])('lies under everything instead of our ground, and is named: %s', async (_, own) => {
    const watched = await open({ 'basemap.json': own() });
    await expect.poll(() => grayness(watched), { timeout: GLIMPSE_MS }).toBeLessThanOrEqual(NEARLY);
    await watched.page.locator('.map-foot').getByText(ATTRIBUTION['zh-CN']).waitFor();
    expect(watched.complaints).toEqual([]);
  });

  it('gives way to our own ground when its host is away, and comes back', async () => {
    isAway = true;
    onTestFinished(() => {
      isAway = false;
    });
    const own: OwnBasemap = { kind: 'style', ...said, url: `${origin}/style.json` };
    const watched = await open({ 'basemap.json': own });
    const water = await tokenColor(watched.page, 'map-water');
    const wetness = async () => apart(await colorAt(watched, IN_RIVER), water);
    await expect.poll(wetness, { timeout: GLIMPSE_MS }).toBeLessThanOrEqual(2);
    await watched.page.getByText('底图载入失败').waitFor({ state: 'attached' });
    isAway = false;
    await watched.page.reload();
    await expect.poll(() => grayness(watched), { timeout: GLIMPSE_MS }).toBeLessThanOrEqual(NEARLY);
  });
});

describe('a map that may not leave the house', () => {
  it('refuses link and print with the reason, and paper shows nothing else', async () => {
    const district = JSON.parse(await readFile(join(GRID_TOWN, 'district.json'), 'utf8'));
    const mapNotice = { 'zh-CN': '内部工作用图 · 不得公开', en: 'For internal work only' };
    const watched = await open({ 'district.json': { ...district, synthetic: false, mapNotice } });
    const said = watched.page.locator('.desk-said');
    for (const name of ['复制链接', '打印']) {
      await watched.page
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .click();
      await said.getByText('不得打印、分享').waitFor();
    }
    await watched.page.emulateMedia({ media: 'print' });
    expect(await watched.page.locator('main').isVisible()).toBe(false);
    expect(await watched.page.evaluate(() => getComputedStyle(document.documentElement, '::before').content)).toContain(
      '不得打印',
    );
  });
});
