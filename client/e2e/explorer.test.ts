import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { clippedTexts, cutBoxes, outsideTargets } from './fit.ts';
import { type ServedDistrict, serveDistrict } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

/** The machine may be slow. */
const PATIENT = { timeout: 20_000 };

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  const settings = { DOORSTEP_DISTRICT: 'geodata/fengman-demo' };
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict(settings)]);
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function open(path: string, width = 1600, height = 1000): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path, width, height });
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  return watched;
}

const item = (page: Page, name: string) => page.getByRole('treeitem', { name });
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.code);
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('the district explorer', () => {
  it('is walked to a grid by keyboard, and the map goes along', async () => {
    const { page, ask, complaints } = await open('/');
    await expect.poll(() => ask((hook) => hook.mapIsIdle()), { timeout: 60_000 }).toBe(true);
    await page.getByRole('button', { name: '辖区组织' }).click();
    await expect.poll(() => parameter(page, 'explore'), PATIENT).toBe('business');
    const path = page.getByRole('navigation', { name: '业务网' });
    // 11 subdistricts, 53 communities, 256 grids, 127,000 households: geodata/README.md
    await expect
      .poll(async () => (await path.first().innerText()).replaceAll(/\s+/g, ''), PATIENT)
      .toMatch(/^街道11›?社区53›?网格256›?楼栋21,587›?户127,000$/);

    await item(page, '泰山街道').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page), PATIENT).toBe('220211001001');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '铁东社区' }).waitFor();
    await expect.poll(() => parameter(page, 'community'), PATIENT).toBe('220211001001');
    await expect.poll(() => parameter(page, 'map'), { timeout: 60_000 }).not.toBeNull(); // it flew there

    await item(page, '铁东社区').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page), PATIENT).toBe('220211001001001');
    await page.keyboard.press('Enter');
    await expect.poll(() => parameter(page, 'grid'), PATIENT).toBe('220211001001001');
    expect(await item(page, '第1网格').getAttribute('aria-selected')).toBe('true');
    expect(complaints).toEqual([]);
  });

  it('shows both ways to a grid, and crosses to the other tree at its code', async () => {
    const { page } = await open('/?explore=business&grid=220211001001001');
    const card = page.getByRole('region', { name: '网格 铁东社区第1网格' });
    await card.waitFor(PATIENT);
    const names = async (tree: string) =>
      (await card.getByRole('navigation', { name: tree }).getByRole('button').allInnerTexts()).join(' › ');
    expect(await names('业务网')).toBe('泰山街道 › 铁东社区 › 第1网格');
    expect(await names('党建网')).toBe('泰山街道党工委 › 铁东社区党组织 › 铁东社区第1网格党支部');
    await page.getByRole('button', { name: '党建网' }).click();
    await expect.poll(() => parameter(page, 'explore'), PATIENT).toBe('party');
    await expect.poll(() => item(page, '铁东社区第1网格党支部').getAttribute('aria-selected'), PATIENT).toBe('true');
    await page.reload();
    await item(page, '铁东社区第1网格党支部').waitFor(PATIENT);
  });

  it('finds within the tree', async () => {
    const { page } = await open('/?explore=business');
    const field = page.getByRole('searchbox');
    await field.fill('tdsq'); // tiě dōng shè qū
    await expect.poll(() => item(page, '铁东社区').count(), PATIENT).toBe(1);
    expect(await item(page, '红旗街道').count()).toBe(0);
    await field.fill('没有的');
    await page.getByText('没有这样的街道、社区或网格').waitFor(PATIENT);
  });

  it('lists the stations without a team, goes to one, and hands out the rows', async () => {
    const { page } = await open('/?explore=business');
    const rule = page.getByRole('button', { name: /一站点一服务队/ });
    await expect.poll(() => rule.innerText(), PATIENT).toMatch(/93\.8%\s*45 \/ 48 · 缺 3/); // three of 48 have none
    await rule.click();
    const gaps = page.getByRole('list', { name: '一站点一服务队 · 缺口' });
    expect(await gaps.getByRole('listitem').count()).toBe(3);
    const name = await gaps.locator('.unit-gap-name').first().innerText();
    await gaps.getByRole('button').first().click();
    const card = page.getByRole('region', { name });
    await card.getByText('缺服务队').waitFor(PATIENT);
    await expect.poll(() => parameter(page, 'site'), PATIENT).toMatch(/^S-\d+$/);
    const [file] = await Promise.all([
      page.waitForEvent('download', PATIENT),
      page.getByRole('link', { name: '导出 CSV' }).first().click(),
    ]);
    expect(file.suggestedFilename()).toBe('serviceTeams.csv');
  });

  it.each([
    ['zh-CN', 1600, 1000],
    ['en', 1600, 1000],
    ['zh-CN', 1280, 800],
    ['en', 1280, 800],
  ] as const)('cuts no text and hides no control in %s at %i × %i', async (language, width, height) => {
    const { page } = await open(`/?explore=party&lang=${language}&grid=220211001001001`, width, height);
    await item(page, '铁东社区第1网格党支部').waitFor(PATIENT);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await cutBoxes(page)).toEqual([]);
    await expect.poll(() => outsideTargets(page), PATIENT).toEqual([]); // a drawer may still be on its way in
  });
});

describe('a district without an organisation', () => {
  let town: ServedDistrict;
  beforeAll(async () => {
    town = await serveDistrict();
  });
  afterAll(() => town?.close());

  it('says so, and still lists what the grids tell', async () => {
    const { page } = await watchPage(browser, town.url, { path: '/?explore=business' });
    onTestFinished(() => page.context().close());
    await page.getByText(/组织资料（organisation\.json）尚无数据/).waitFor(PATIENT);
    await expect.poll(() => page.getByRole('treeitem').count(), PATIENT).toBe(4); // four quarters, geodata/README.md
    await page.getByRole('button', { name: '党建网' }).click();
    await page.getByText('党建网无从列出').waitFor(PATIENT);
    expect(await page.getByRole('tree').count()).toBe(0);
  });
});
