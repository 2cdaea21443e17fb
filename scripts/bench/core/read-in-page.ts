import type { Browser } from 'playwright-core';
import { bundleForPage } from '../run/bundle-for-page.ts';

const GLOBAL = 'doorstepSnapshot';

/** The page's own code for reading a snapshot. */
export const buildReader = () => bundleForPage('core/domain/state-snapshot.ts', GLOBAL);

/** Parse a snapshot and build the state in a page that has not done so before. @returns milliseconds. */
export async function readInPage(browser: Browser, reader: string, text: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: reader });
    return await page.evaluate(
      ({ body, name }) => {
        const startedAt = performance.now();
        const { readSnapshot } = (
          window as unknown as Record<string, typeof import('../../../core/domain/state-snapshot.ts')>
        )[name];
        readSnapshot(JSON.parse(body).state, { zone: 'Asia/Shanghai', windowDays: 400 });
        return performance.now() - startedAt;
      },
      { body: text, name: GLOBAL },
    );
  } finally {
    await page.close();
  }
}
