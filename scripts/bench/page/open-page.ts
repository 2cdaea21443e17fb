import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

type PageState = { readonly seq: number; readonly held: number; readonly connection: string };
type Drawn = { readonly id: string; readonly n: number; readonly loaded: boolean };

/** What the page tells about itself (client/debug/hook.ts). */
type Hook = { state(): PageState; layers(): Drawn[]; mapIsIdle(): boolean };

/** What a page has to show before it is measured. */
export type Shown = {
  readonly tickets: number;
  /** Layers of the overlay that must have something to draw. */
  readonly layers?: readonly string[];
};

const LOOK_EVERY_MS = 50;
const LIMIT_MS = 120_000;
/** What the legend of a density says before its first answer. */
const COMPUTING = '正在计算';

/**
 * A page of the size the budgets are for, not yet anywhere.
 *
 * The loader that compiles these sources names functions by a helper of its own; what runs in the page needs it too.
 */
export async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
  });
  await page.addInitScript('globalThis.__name ??= (made) => made;');
  return page;
}

/** Open the page at an address and wait until it shows what it should, drawn and at rest. */
export async function openMap(browser: Browser, url: string, shown: Shown): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(url);
  await waitForMap(page, shown);
  await page.getByText(COMPUTING).waitFor({ state: 'detached', timeout: LIMIT_MS });
  return page;
}

export async function waitForMap(page: Page, { tickets, layers = [] }: Shown): Promise<void> {
  await waitForState(
    page,
    ({ connection, held, isDrawn, drawn }) =>
      connection === 'live' && held >= tickets && isDrawn && layers.every((id) => drawn.includes(id)),
  );
}

/**
 * Wait until the page stands somewhere. Asked from outside, since the page's own rules forbid the script that would wait
 * inside.
 */
export async function waitForState(
  page: Page,
  isReached: (state: PageState & { readonly isDrawn: boolean; readonly drawn: readonly string[] }) => boolean,
  limitMs = LIMIT_MS,
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
  return {
    ...hook.state(),
    isDrawn: layers.length > 0 && layers.every(({ loaded }) => loaded) && hook.mapIsIdle(),
    drawn: layers.filter(({ n }) => n > 0).map(({ id }) => id),
  };
}
