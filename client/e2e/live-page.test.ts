import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { received, type ServedDistrict, serveDistrict, step } from './served-district.ts';
import { type PageOptions, type WatchedPage, watchPage } from './watched-page.ts';

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  // Places of their own, so that a pick has one answer: 40 tickets on a diagonal, 110 m apart.
  const tickets = Array.from({ length: 40 }, (_, i) => ({ id: `T-${i}`, at: [126.53 + i * 0.001, 43.81 + i * 0.001] }));
  await district.post(...tickets.map(({ id, at }) => received(id, { position: at, grade: 'key' })));
  await district.post(step('ticket.accepted', 'T-0'), step('ticket.declined', 'T-1', { reasonCode: 'not-ours' }));
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

/** A page that has caught up; whatever it complained of fails the test. */
async function open(options: PageOptions = {}): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, options);
  onTestFinished(async () => {
    await watched.page.context().close();
  });
  await caughtUp(watched);
  return watched;
}

async function caughtUp(watched: WatchedPage): Promise<void> {
  const { length } = await district.log();
  await expect.poll(() => watched.ask((hook) => hook.state().seq), { timeout: 30_000 }).toBe(length);
}

describe('the page', () => {
  it('shows as many tickets as the log holds, in its figures and on its map', async () => {
    const watched = await open();
    const log = await district.log();
    const opened = log.filter(({ event }) => event.type === 'ticket.received').length;
    const closed = log.filter(({ event }) => event.type === 'ticket.declined').length;
    expect((await watched.state()).open).toBe(opened - closed);
    await expect.poll(() => watched.ask((hook) => hook.drawnTickets()), { timeout: 30_000 }).toBe(opened - closed);
    const figures = await watched.page.locator('body').innerText();
    expect(figures).toContain(String(opened - closed));
    expect(watched.complaints).toEqual([]);
  });

  it('names the ticket under the pointer, and has painted something there', async () => {
    const watched = await open();
    await expect
      .poll(() => watched.ask((hook) => hook.mapIsIdle() && hook.drawnTickets() > 0), { timeout: 30_000 })
      .toBe(true);
    const at = await watched.ask((hook) => hook.project([126.55, 43.83]));
    const box = await watched.page.locator('canvas').first().boundingBox();
    if (!at || !box) throw new Error('The map is not drawn.');
    // T-20 stands at 126.53 + 20 × 0.001, 43.81 + 20 × 0.001
    const picked = await watched.page.evaluate(({ x, y }) => window.__doorstep?.pick(x, y), at);
    expect(picked).toMatchObject({ kind: 'ticket', id: 'T-20' });

    const clip = { x: box.x + at.x - 1, y: box.y + at.y - 1, width: 2, height: 2 };
    const marked = await watched.page.screenshot({ clip });
    await watched.page.mouse.click(box.x + at.x, box.y + at.y);
    await expect.poll(() => watched.page.url()).toContain('T-20');
    const beside = await watched.page.screenshot({ clip: { ...clip, x: clip.x + 60 } });
    expect(marked.equals(beside)).toBe(false);
    expect(watched.complaints).toEqual([]);
  });

  it('takes a new ticket over without being asked', async () => {
    const watched = await open();
    const before = await watched.state();
    await district.post(received('T-new'));
    await expect.poll(async () => (await watched.state()).open).toBe(before.open + 1);
    expect(await watched.ask((hook) => hook.ticketIds().includes('T-new'))).toBe(true);
  });

  it.each([
    ['zh-CN', '在办正常'],
    ['en', 'Open, in time'],
  ])('speaks %s whole, without a raw key, in both themes', async (language, word) => {
    for (const theme of ['dark', 'light']) {
      const watched = await open({ path: `/?lang=${language}&theme=${theme}`, width: 1280, height: 800 });
      const text = await watched.page.locator('body').innerText();
      expect(text).toContain(word);
      expect(text).not.toMatch(/\b[a-z]+(?:\.[a-zA-Z]+){1,}\b(?!\.\w)/);
      expect(await watched.page.locator('html').getAttribute('lang')).toBe(language);
      expect(watched.complaints).toEqual([]);
    }
  });
});

describe('two pages on one district', () => {
  it('stay identical through a killed server, and say while it is away that what they show is old', async () => {
    const [one, other] = await Promise.all([open(), open({ width: 1280, height: 800 })]);
    // The code of the map comes after the numbers: all of it has to be here before the server goes.
    for (const { ask } of [one, other])
      await expect
        .poll(() => ask((hook) => hook.mapIsIdle() && hook.drawnTickets() > 0), { timeout: 30_000 })
        .toBe(true);
    await district.kill();
    for (const { page } of [one, other]) {
      await page.getByText('数据中断').first().waitFor({ timeout: 15_000 });
    }
    await district.start();
    await district.post(received('T-after'), step('ticket.accepted', 'T-after'));
    await Promise.all([caughtUp(one), caughtUp(other)]);
    // A revision counts what one page has drawn; all else must be the same.
    const told = [one, other].map(({ ask }) =>
      ask((hook) => ({ ...hook.state(), revision: 0, ids: hook.ticketIds() })),
    );
    const [first, second] = await Promise.all(told);
    expect(first).toEqual(second);
    expect(first?.ids).toContain('T-after');
    for (const { page, complaints } of [one, other]) {
      await expect.poll(() => page.getByText('数据中断').count()).toBe(0);
      expect(complaints).toEqual([]);
    }
  });
});
