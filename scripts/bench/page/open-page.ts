import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

type PageState = { readonly seq: number; readonly held: number; readonly connection: string };

/** What the page tells about itself (client/debug/hook.ts). */
type Hook = { state(): PageState; layers(): { loaded: boolean }[]; mapIsIdle(): boolean };

const LOOK_EVERY_MS = 50;

/** A page of the size the budgets are for, not yet anywhere. */
export const newPage = (browser: Browser) =>
  browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, locale: 'zh-CN' });

/** Wait for the map: live, with so many tickets held, everything drawn. */
export async function waitForMap(page: Page, tickets: number): Promise<void> {
  await waitForState(page, ({ connection, held, isDrawn }) => connection === 'live' && held >= tickets && isDrawn);
}

/**
 * Wait until the page stands somewhere. Asked from outside, since the page's own rules forbid the script that would wait
 * inside.
 */
export async function waitForState(
  page: Page,
  isReached: (state: PageState & { readonly isDrawn: boolean }) => boolean,
  limitMs = 120_000,
): Promise<PageState> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const state = await page.evaluate(readState);
    if (state && isReached(state)) return state;
    if (performance.now() > deadline) throw new Error(`Not reached within ${limitMs} ms: ${JSON.stringify(state)}.`);
    await wait(LOOK_EVERY_MS);
  }
}

/** Runs in the page; nothing before its first script has run. */
function readState() {
  const hook = (window as unknown as { __doorstep?: Hook }).__doorstep;
  if (!hook) return undefined;
  const layers = hook.layers();
  return { ...hook.state(), isDrawn: layers.length > 0 && layers.every(({ loaded }) => loaded) && hook.mapIsIdle() };
}
