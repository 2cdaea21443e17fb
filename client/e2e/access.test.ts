import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { received, type ServedDistrict, serveDistrict } from './served-district.ts';
import { watchPage } from './watched-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const LATE = { timeout: 60_000 };
const PASSWORD = 'blue-door-by-the-river';
/** In grid 0101 of the town, and what its caller said. */
const SAID = { caller: '刘文华', phone: '13804321234', text: '屋顶漏水' };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(url: string, path: string, isHand = false): Promise<Page> {
  const { page } = await watchPage(browser, url, { path, isHand });
  onTestFinished(() => page.context().close());
  return page;
}

const accountButton = (page: Page) => page.locator('.account-button');

describe('a demo', () => {
  let town: ServedDistrict;
  beforeAll(async () => {
    town = await serveDistrict();
    await town.post(received('T-1', { private: SAID }), received('T-2'));
  });
  afterAll(() => town?.close());

  it('has a role at once, and another one when that is chosen', async () => {
    const page = await open(town.url, '/');
    await accountButton(page).getByText('值班长').waitFor(LATE);
    await page.getByText('导出 CSV').waitFor(LATE);
    await accountButton(page).click();
    const dialog = page.getByRole('dialog', { name: '演示角色' });
    await dialog.getByText('流动网格员').click(LATE);
    expect(await dialog.locator('select').count()).toBe(3);
    await dialog.getByText('换成这个角色').click();
    await accountButton(page).getByText('流动网格员').waitFor(LATE);
    await page.locator('.ticket-list [data-row]').first().waitFor(LATE);
    expect(await page.getByText('导出 CSV').count()).toBe(0);
  });

  it('shows a wall what a room may see, whoever looks', async () => {
    const page = await open(town.url, '/');
    await accountButton(page).getByText('值班长').waitFor(LATE);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (socket) => asked.push(socket.url()));
    await page.goto(`${town.url}/wall`);
    await page.getByText('工单位置按 100 米方格').waitFor(LATE);
    const paths = asked.map((url) => url.replace(/^\w+:\/\/[^/]+/, ''));
    expect(paths).toEqual(
      expect.arrayContaining(['/api/session?view=wall', '/api/stream?view=wall', '/api/snapshot?view=wall']),
    );
    expect(paths).not.toEqual(expect.arrayContaining(['/api/snapshot']));
  });

  it('shows what a caller said masked, and more of it for a reason and a while', async () => {
    const page = await open(town.url, '/?ticket=T-1');
    const resident = page.getByRole('region', { name: '居民信息' });
    await resident.getByText('刘**').waitFor(LATE);
    await resident.getByText('138****1234').waitFor();
    await resident.getByText('查看明文').click();
    await resident.getByRole('textbox').fill('abc');
    await resident.getByText('记入审计并显示').click();
    await resident.getByText('请写明事由').waitFor();
    await resident.getByRole('textbox').fill('核对门牌');
    await resident.getByText('记入审计并显示').click();
    await resident.getByText('刘文华').waitFor(LATE);
    expect(page.url()).not.toContain(encodeURIComponent('刘文华'));
    await resident.getByText('现在隐藏').click();
    await resident.getByText('刘**').waitFor();
    expect(await page.getByText('刘文华').count()).toBe(0);
  });

  it('gives a hand a number to call, and says where nothing was left', async () => {
    const page = await open(town.url, '/grid?ticket=T-1', true);
    const resident = page.getByRole('region', { name: '居民信息' });
    await resident.getByText('联系居民').click(LATE);
    await resident.getByRole('textbox').fill('约上门时间');
    await resident.getByText('记入审计并显示').click();
    await resident.locator('a[href="tel:13804321234"]').waitFor(LATE);
    await page.goto(`${town.url}/?ticket=T-2`);
    await resident.getByText('没有留下居民信息').waitFor(LATE);
  });
});

describe('a district with accounts', () => {
  let town: ServedDistrict;
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'doorstep-e2e-'));
    const settings = { DOORSTEP_ACCESS: 'accounts', DOORSTEP_DATA: data };
    await createAccount(settings, 'lead', 'grid-lead', '--area', '0101', '--display', '李梅');
    town = await serveDistrict(settings);
  });
  afterAll(async () => {
    await town?.close();
    await rm(data, { recursive: true, force: true });
  });

  async function signIn(page: Page, password = PASSWORD): Promise<void> {
    await page.getByLabel('用户名').fill('lead', LATE);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  }

  it('asks who one is, and goes where one wanted to', async () => {
    const page = await open(town.url, '/?grid=0102');
    await page.getByRole('heading', { name: '格子镇' }).waitFor(LATE);
    await signIn(page, 'not-the-password');
    await page.getByRole('alert').getByText('没有这个用户名，或密码不对。').waitFor(LATE);
    expect(await page.locator('.planning').count()).toBe(0);
    await signIn(page);
    await accountButton(page).getByText('李梅').waitFor(LATE);
    expect(page.url()).toContain('grid=0102');
    await page.locator('.layer-chip').getByText('范围以外的工单位置按 100 米方格').waitFor(LATE);
  });

  it('leaves nothing of a person who has signed out, and ends their other pages, which say so', async () => {
    const page = await open(town.url, '/grid?grid=0101');
    await signIn(page);
    await accountButton(page).waitFor(LATE);
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length), LATE).toBe(1);
    const wall = await page.context().newPage();
    await wall.goto(`${town.url}/wall`);
    await wall.getByText('实时').first().waitFor(LATE);
    await accountButton(page).click();
    await page.getByRole('button', { name: '退出登录' }).click(LATE);
    await page.getByText('已退出登录。').waitFor(LATE);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.state])).toEqual([
      0,
      0,
      null,
    ]);
    expect(new URL(page.url()).search).toBe('');
    expect(await page.getByText('李梅').count()).toBe(0);
    await wall.getByText('本屏未登录，数据不再更新').waitFor(LATE);
    await wall.getByText('会话已结束').waitFor(LATE);
    expect(await wall.locator('.wall').count()).toBe(0);
  });

  it('says how long to wait after many failures', async () => {
    const page = await open(town.url, '/');
    const alert = page.getByRole('alert');
    await expect
      .poll(
        async () => {
          await page.getByLabel('用户名').fill('nobody', LATE);
          await page.getByLabel('密码', { exact: true }).fill('wrong');
          await page.keyboard.press('Enter');
          await alert.filter({ hasText: /\S/ }).waitFor(LATE);
          return alert.innerText();
        },
        { timeout: 80_000, interval: 50 },
      )
      .toMatch(/失败次数过多。\d+ 秒后可以再试。/);
  });

  it('says that the server is away', async () => {
    const page = await open(town.url, '/');
    await page.getByLabel('用户名').waitFor(LATE);
    await page.context().setOffline(true);
    await signIn(page);
    await page.getByRole('alert').getByText('连不上服务器。').waitFor(LATE);
  });
});

function createAccount(settings: Record<string, string>, name: string, role: string, ...more: string[]): Promise<void> {
  const command = ['scripts/account/main.ts', 'create', name, '--role', role, ...more, '--password-stdin'];
  return new Promise((done, fail) => {
    const env = { PATH: process.env.PATH, DOORSTEP_DISTRICT: 'geodata/grid-town', ...settings };
    const child = execFile('node_modules/.bin/tsx', command, { cwd: ROOT, env }, (error) =>
      error ? fail(error) : done(),
    );
    child.stdin?.end(`${PASSWORD}\n`);
  });
}
