import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { packageRoot } from '../../../server/package-root.ts';

const GLOBAL = 'doorstepSnapshot';

/** The page's own code for reading a snapshot, bundled and minified as the page is. */
export async function buildReader(): Promise<string> {
  const result = await build({
    configFile: false,
    root: packageRoot,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(packageRoot, 'core/domain/state-snapshot.ts'), formats: ['iife'], name: GLOBAL },
    },
  });
  const [first] = [result].flat();
  if (!('output' in first)) throw new Error('The bundler watches instead of building.');
  return first.output[0].code;
}

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
