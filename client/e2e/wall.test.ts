import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../../scripts/find-browser.ts';
import { received, type ServedDistrict, serveDistrict, step } from './served-district.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

const HOUR = 3_600_000;
/** Categories with the longest names there are, in either language. */
const CATEGORIES = ['B02', 'B03', 'D01', 'E01', 'J01', 'L01', 'Q01', 'Q02'];

let browser: Browser;
let district: ServedDistrict;

beforeAll(async () => {
  [browser, district] = await Promise.all([launchBrowser(), serveDistrict()]);
  // Enough of them that every rate is told, every list is longer than any wall, and numbers have three digits.
  const ids = Array.from({ length: 250 }, (_, i) => `T-${1000 + i}`);
  await district.post(
    ...ids.map((id, i) =>
      received(id, {
        category: CATEGORIES[i % CATEGORIES.length],
        grade: i % 9 === 0 ? 'key' : 'ordinary',
        position: [126.51 + (i % 12) * 0.007, 43.8 + (i % 13) * 0.005],
      }),
    ),
  );
  await district.post(...ids.slice(130).map((id) => step('ticket.declined', id, { reasonCode: 'out-of-scope' })));
  await district.post(...ids.slice(0, 120).map((id) => step('ticket.accepted', id)));
  const limits = { unitId: 'RS', dueAt: Date.now() - HOUR };
  await district.post(...ids.slice(0, 100).map((id) => step('ticket.dispatched', id, limits)));
});
afterAll(async () => {
  await browser?.close();
  await district?.close();
});

async function openWall(width: number, height: number, query = ''): Promise<WatchedPage> {
  const watched = await watchPage(browser, district.url, { path: `/wall?${query}`, width, height });
  onTestFinished(() => watched.page.context().close());
  const { length } = await district.log();
  await expect.poll(() => watched.ask((hook) => hook.state().seq), { timeout: 30_000 }).toBe(length);
  return watched;
}

const SIZES = [
  [1366, 768],
  [1920, 1080],
  [3840, 1080],
  [3840, 2160],
  [5760, 1080],
] as const;

describe.each(SIZES)('the wall at %i × %i', (width, height) => {
  it.each(['zh-CN', 'en'])('shows every text in %s whole, by itself, and large enough for a room', async (language) => {
    const { page, complaints } = await openWall(width, height, `lang=${language}`);
    for (const part of ['.ticket-row.is-pressing:visible', '.legend-strip-entry', '.scale-bar-line'])
      await page.locator(part).first().waitFor({ timeout: 60_000 });
    expect(await textFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('a wall without data', () => {
  it('keeps its last figures when the server is gone, and says how late they are', async () => {
    const { page } = await openWall(1920, 1080);
    const firstValue = () => page.locator('.tile-value').first().innerText();
    // only a page that was live has figures to keep
    await page.getByText('实时').first().waitFor({ timeout: 30_000 });
    await expect.poll(firstValue, { timeout: 30_000 }).not.toBe('– –');
    await district.kill();
    await page.locator('.banner').waitFor({ timeout: 30_000 });
    // The banner comes when the connection breaks, a tile is late when its age says so.
    await expect.poll(() => page.locator('.tile.is-stale .tile-note .is-late').count(), { timeout: 60_000 }).toBe(6);
    expect(await firstValue()).not.toBe('– –');
    expect(await textFaults(page)).toEqual([]);
    await district.start();
    await expect.poll(() => page.locator('.tile.is-stale').count(), { timeout: 60_000 }).toBe(0);
  });
});

/** Texts that are cut, lie on each other, leave the screen, or are smaller than 20 units (a map's 18). */
function textFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const unit = innerHeight / 1080;
    const wall = document.querySelector('.wall')!;
    const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    const boxes: { text: string; box: DOMRect; element: Element }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const text = node.textContent!.trim();
      if (!text || !element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      let clip: Element | null = element;
      while (clip && getComputedStyle(clip).overflowX === 'visible') clip = clip.parentElement;
      const frame = clip!.getBoundingClientRect();
      // The stage of a row is left out whole where there is no room for it: then it stands below its frame, wholly.
      if (element.closest('.ticket-row-where') && box.top >= frame.bottom - 1) continue;
      if (size < 20 * unit - 0.01) found.push(`small (${size}): ${text}`);
      const isCut =
        box.right > frame.right + 1 ||
        box.left < frame.left - 1 ||
        box.top + 1 < frame.top ||
        box.bottom > frame.bottom + 2;
      if (isCut || box.right > innerWidth || box.bottom > innerHeight) found.push(`cut: ${text}`);
      boxes.push({ text, box, element });
    }
    // A line box is higher than its letters: so much of it may lie in another.
    const leading = 7 * unit;
    boxes.forEach(({ text, box, element }, index) => {
      for (const other of boxes.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        const isInline = element.contains(other.element) || other.element.contains(element);
        if (width > 1 && height > leading && !isInline) found.push(`on each other: ${text} | ${other.text}`);
      }
    });
    return found;
  });
}
