import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median } from '../run/statistics.ts';
import { newPage, waitForMap } from './open-page.ts';

const KIB = 1_024;

type PageWeight = {
  /** Scripts and styles, each compressed as a server would. */
  readonly codeBytes: number;
  readonly fontBytes: number;
  readonly firstMapMs: number;
};

export async function weightFigures(
  browser: Browser,
  url: string,
  tickets: number,
  { rounds, log }: BenchContext,
): Promise<Figure[]> {
  const visits: PageWeight[] = [];
  for (let round = 0; round < rounds; round++) visits.push(await weighFirstVisit(browser, url, tickets));
  const [{ codeBytes, fontBytes }] = visits;
  const firstMapMs = median(visits.map((visit) => visit.firstMapMs));
  log(`first visit: ${codeBytes} B of code, ${fontBytes} B of fonts, map after ${firstMapMs.toFixed(0)} ms`);
  return [
    {
      name: 'page: JS and CSS to the first map, gzip',
      value: codeBytes / KIB,
      unit: 'KiB',
      target: { of: 'value', atMost: 900 },
    },
    { name: 'page: fonts to the first map', value: fontBytes / KIB, unit: 'KiB' },
    {
      name: `page: opened to the first map, ${tickets.toLocaleString('en-US')} tickets`,
      value: firstMapMs,
      unit: 'ms',
    },
  ];
}

/** What a first visit fetches until the map stands, and how long that takes. */
async function weighFirstVisit(browser: Browser, url: string, tickets: number): Promise<PageWeight> {
  const page = await newPage(browser);
  const responses: Response[] = [];
  page.context().on('response', (response) => responses.push(response));
  const startedAt = performance.now();
  await page.goto(url);
  await waitForMap(page, { tickets });
  const firstMapMs = performance.now() - startedAt;
  const seen = [...responses];
  const weights = await Promise.all(
    seen.map(async (response) => ({ ...kindOf(response), body: await bodyOf(response) })),
  );
  await page.close();
  const sum = (isWanted: (kind: ReturnType<typeof kindOf>) => boolean, weigh: (body: Buffer) => number) =>
    weights.filter(isWanted).reduce((total, { body }) => total + weigh(body), 0);
  return {
    codeBytes: sum(
      ({ isCode }) => isCode,
      (body) => gzipSync(body, { level: 9 }).length,
    ),
    fontBytes: sum(
      ({ isFont }) => isFont,
      (body) => body.length,
    ), // woff2 is compressed already
    firstMapMs,
  };
}

function kindOf(response: Response) {
  const type = response.headers()['content-type'] ?? '';
  return { isCode: /javascript|css/.test(type), isFont: /font|woff/.test(type) };
}

/** A redirect or an answer to a websocket has no body. */
const bodyOf = (response: Response) => response.body().catch(() => Buffer.alloc(0));
