import type { Browser } from 'playwright-core';
import { bundleForPage } from '../run/bundle-for-page.ts';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median } from '../run/statistics.ts';
import type { DensityAsked, DensityTimes } from './density-timing.ts';

const CELLS = 400;
const MOST_MS = 100;
/** The plain sum and ours bin differently, and 32-bit numbers are rounded. */
const MOST_APART = 0.02;

/** The density in a worker of a page, beside the plain sum of all Gaussians in the same worker. */
export async function densityFigure(browser: Browser, { rounds, isQuick, log }: BenchContext): Promise<Figure> {
  const points = isQuick ? 2_000 : 37_000;
  const code = await bundleForPage('scripts/bench/page/density-timing.ts', 'timing');
  const runs: DensityTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    runs.push(await askWorker(browser, code, { points, cells: CELLS, repeats: 7 }));
  }
  const apart = Math.max(...runs.map((run) => run.apart));
  if (apart > MOST_APART) throw new Error(`The density and the plain sum differ by ${(100 * apart).toFixed(1)} %.`);
  const value = median(runs.flatMap(({ ours }) => ours));
  const direct = median(runs.map((run) => run.direct));
  log(`density: ${value.toFixed(1)} ms, plain sum ${direct.toFixed(0)} ms`);
  return {
    name: `page: density of ${points.toLocaleString('en-US')} points on ${CELLS} × ${CELLS} cells, in a worker`,
    value,
    unit: 'ms',
    peer: { name: 'plain sum', value: direct },
    ratio: value / direct,
    target: { of: 'value', atMost: MOST_MS },
    note: `radius 250 m; the sums differ by ${(100 * apart).toFixed(2)} % of the highest value at most`,
  };
}

async function askWorker(browser: Browser, code: string, ask: DensityAsked): Promise<DensityTimes> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      ({ code, ask }) =>
        new Promise<DensityTimes>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(ask);
        }),
      { code, ask },
    );
  } finally {
    await page.close();
  }
}
