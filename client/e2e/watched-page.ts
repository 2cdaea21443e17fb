import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { DoorstepHook } from '../debug/hook.ts';

/** A page of ours, and everything it did that it may not do. */
export type WatchedPage = {
  readonly page: Page;
  /** Console errors, exceptions, CSP violations and requests to other hosts. */
  readonly complaints: string[];
  state(): Promise<ReturnType<DoorstepHook['state']>>;
  /** Ask the page's hook; `undefined` until the page has one. */
  ask<Answer>(question: (hook: DoorstepHook) => Answer): Promise<Answer | undefined>;
};

export type PageOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly path?: string;
  /** A device that is held: fingers instead of a pointer. */
  readonly isHand?: boolean;
  /** What whoever reads it has asked the system for. */
  readonly needs?: Pick<BrowserContextOptions, 'forcedColors' | 'reducedMotion'>;
  /** How much larger than usual letters are, and nothing else. */
  readonly lettersLarger?: number;
};

export async function watchPage(
  browser: Browser,
  url: string,
  { width = 1600, height = 1000, path = '/', isHand = false, needs, lettersLarger = 1 }: PageOptions = {},
): Promise<WatchedPage> {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, hasTouch: isHand, isMobile: isHand, ...needs });
  const page = await context.newPage();
  if (lettersLarger !== 1) {
    await page.addInitScript(`document.addEventListener('readystatechange', () => {
      document.documentElement.style.fontSize = '${100 * lettersLarger}%';
    })`);
  }
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    // A server that is away cannot be reached; the page says so itself, and the browser says it again here.
    const isAway = /ERR_CONNECTION_REFUSED|WebSocket connection to|503/.test(message.text());
    if (message.type() === 'error' && !isAway) complaints.push(`console: ${message.text()}`);
  });
  await page.route(
    (address) => address.origin !== url && !['data:', 'blob:'].includes(address.protocol),
    (route) => {
      complaints.push(`foreign host: ${route.request().url()}`);
      return route.abort();
    },
  );
  await page.goto(url + path);

  // The question travels as text: it may use its own argument only.
  const ask = <Answer>(question: (hook: DoorstepHook) => Answer): Promise<Answer | undefined> =>
    page.evaluate(`window.__doorstep && (${question.toString()})(window.__doorstep)`);
  return {
    page,
    complaints,
    ask,
    state: async () => {
      const state = await ask((hook) => hook.state());
      if (!state) throw new Error('The page has no hook yet.');
      return state;
    },
  };
}
