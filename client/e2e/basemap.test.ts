import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeBasemap } from '../../scripts/basemap/make-basemap.ts';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { loseContext } from './lose-context.ts';
import { CLEARLY, colorAt, colorsAround } from './map-pixels.ts';
import { apart, type Rgb, tokenColor } from './pixels.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

const GRID_TOWN = join(import.meta.dirname, '../../geodata/grid-town');
/** In the river of grid-town, half a block away from every street, and in a block 200 m north of it. */
const IN_RIVER: [number, number] = [126.580546, 43.834047];
const ON_LAND: [number, number] = [126.580546, 43.835846];
/** A school is put around this place, 40 m and more to each side; no street crosses it. */
const IN_SCHOOL: [number, number] = [126.581792, 43.836745];
/** The middle of the bridge: street column 40, row 39 of 80. */
const ON_BRIDGE: [number, number] = [126.55, 43.829101];
const NEAR = 'layers=density,tickets,patrols,sites,works&map=126.58055,43.83450,16';
const ON_THE_BRIDGE = 'theme=dark&layers=tickets,patrols,sites,works&map=126.55,43.8291,15';
const BARE = 'layers=tickets,patrols,sites,works&map=126.58055,43.83550,16';

let browser: Browser;
let district: ServedDistrict;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-basemap-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  const [lon, lat] = IN_SCHOOL;
  const corners = [
    [-5, -4],
    [5, -4],
    [5, 4],
    [-5, 4],
    [-5, -4],
  ].map(([x, y]) => [lon + x * 1e-4, lat + y * 1e-4]);
  const school = { type: 'Polygon', coordinates: [corners] };
  const features = [{ type: 'Feature', properties: { kind: 'school', storeys: 4 }, geometry: school }];
  await writeFile(join(folder, 'buildings.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  await writeFile(join(folder, 'basemap.pmtiles'), (await makeBasemap(folder)).archive);
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict({ DOORSTEP_DISTRICT: folder })]);
  const around = Array.from({ length: 60 }, (_, i) =>
    received(`R-${i}`, { position: [IN_RIVER[0] + (i % 5) * 1e-4, IN_RIVER[1] + Math.floor(i / 5) * 1e-4] }),
  );
  await district.post(...around);
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(query: string): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/?${query}` });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await watched.page.locator('canvas').first().waitFor();
  return watched;
}

/** How far the color is that comes nearest around a place: a hatch and hairlines of other layers leave gaps between them. */
const nearest = async (watched: WatchedPage, position: [number, number], color: Rgb) =>
  Math.min(...(await colorsAround(watched, position, 6, 6)).map((seen) => apart(seen, color)));

describe('a district with a base map', () => {
  it('has its river over the heat, as before and after the graphics context was lost', async () => {
    const watched = await open(`theme=dark&${NEAR}`);
    const [land, water] = await Promise.all([
      tokenColor(watched.page, 'map-land'),
      tokenColor(watched.page, 'map-water'),
    ]);
    const isHot = async () => apart(await colorAt(watched, ON_LAND), land) > CLEARLY;
    await expect.poll(isHot, { timeout: 60_000 }).toBe(true);
    expect(apart(await colorAt(watched, IN_RIVER), water)).toBeLessThanOrEqual(2);
    const before = await colorAt(watched, ON_LAND);
    await loseContext(watched);
    await expect
      .poll(async () => apart(await colorAt(watched, ON_LAND), before), { timeout: 60_000 })
      .toBeLessThanOrEqual(2);
    expect(apart(await colorAt(watched, IN_RIVER), water)).toBeLessThanOrEqual(2);
    expect(watched.complaints).toEqual([]);
  });

  it.each(['dark', 'light'])('has buildings in the color of the %s', async (theme) => {
    const watched = await open(`theme=${theme}&${BARE}`);
    const school = await tokenColor(watched.page, 'map-building-public');
    await expect.poll(() => nearest(watched, IN_SCHOOL, school), { timeout: 60_000 }).toBeLessThanOrEqual(8);
    expect(watched.complaints).toEqual([]);
  });

  it('has the bridge over the river', async () => {
    const watched = await open(ON_THE_BRIDGE);
    const bridge = await tokenColor(watched.page, 'map-road-4');
    await expect.poll(() => nearest(watched, ON_BRIDGE, bridge), { timeout: 60_000 }).toBeLessThanOrEqual(8);
  });
});

describe('a base map that cannot be had', () => {
  it('is told at the layer, and river and bridge are drawn from the files of the district', async () => {
    const watched = await open(ON_THE_BRIDGE);
    await watched.page.route('**/basemap.pmtiles', (route) => route.abort());
    await watched.page.reload();
    const [bridge, water] = await Promise.all([
      tokenColor(watched.page, 'map-road-4'),
      tokenColor(watched.page, 'map-water'),
    ]);
    await expect.poll(() => nearest(watched, ON_BRIDGE, bridge), { timeout: 60_000 }).toBeLessThanOrEqual(8);
    const [lon, lat] = ON_BRIDGE;
    const wetness = async () => apart(await colorAt(watched, [lon + 0.0009, lat + 0.0004]), water);
    await expect.poll(wetness, { timeout: 60_000 }).toBeLessThanOrEqual(2);
    await watched.page.getByText('底图载入失败').waitFor({ state: 'attached' });
  });
});
