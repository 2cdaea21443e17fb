import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../find-browser.ts';
import { buildPage } from '../run/build-page.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { newTickets, pan } from './activities.ts';
import { demoCityFigures } from './demo-city.ts';
import { densityFigure } from './density-figure.ts';
import { type Fill, type FilledServer, startFilledServer } from './filled-server.ts';
import { filterFigures } from './filter-figures.ts';
import { firstListFigure } from './first-list.ts';
import { frameFigures, type Scene } from './frame-figures.ts';
import { startLosAngeles } from './los-angeles.ts';
import { openMap } from './open-page.ts';
import { weightFigures } from './page-weight.ts';

const FULL: Fill = { tickets: 37_000, patrolMembers: 2_540, lamps: 3_200 };
const QUICK: Fill = { tickets: 1_000, patrolMembers: 500, lamps: 3_200 };

const PANNING = { name: 'panning', run: pan };

/** The built page in a browser that draws in software, as the test machines do. */
export const pageBench: Bench = {
  name: 'page',
  async run(context) {
    buildPage();
    const browser = await launchBrowser();
    try {
      return [
        ...(await townFigures(browser, context)),
        ...(await losAngelesFigures(browser, context)),
        ...(await demoCityFigures(browser, context)),
        await densityFigure(browser, context),
      ];
    } finally {
      await browser.close();
    }
  },
};

async function townFigures(browser: Browser, context: BenchContext): Promise<Figure[]> {
  const fill = context.isQuick ? QUICK : FULL;
  const server = await startFilledServer(fill);
  try {
    const { url } = server;
    const figures = await weightFigures(browser, url, fill.tickets, context);
    figures.push(await firstListFigure(browser, url, fill.tickets, context));
    figures.push(...(await filterFiguresOf(browser, server, context)));
    const live = { name: 'five new tickets a second', run: newTickets(url, 5) };
    for (const [view, activity] of [
      [WHOLE, PANNING],
      [STREETS, PANNING],
      [WHOLE, live],
    ] as const)
      figures.push(...(await frameFigures(browser, fullScene(server, view), activity, context)));
    return figures;
  } finally {
    await server.stop();
  }
}

async function filterFiguresOf(browser: Browser, server: FilledServer, context: BenchContext): Promise<Figure[]> {
  const { length } = server.tickets;
  const page = await openMap(browser, `${server.url}/`, { tickets: length });
  try {
    return await filterFigures(page, length, context);
  } finally {
    await page.close();
  }
}

type View = { readonly name: string; readonly map?: string };
const WHOLE: View = { name: 'whole district' };
const STREETS: View = { name: 'among streets', map: '126.55,43.83,16' };

/** Everything the page has to draw in the largest district at once: points and density, patrols, lamps and grids. */
function fullScene({ url, tickets }: FilledServer, { name, map }: View): Scene {
  return {
    name: `${tickets.length.toLocaleString('en-US')} tickets as points and density, patrols, lamps, grids, ${name}`,
    url,
    query: { layers: 'density,lamps', ...(map && { map }) },
    shown: { tickets: tickets.length, layers: ['tickets', 'patrols', 'lamps'] },
  };
}

async function losAngelesFigures(browser: Browser, context: BenchContext): Promise<Figure[]> {
  const server = await startLosAngeles();
  if (!server) {
    context.log('Los Angeles is left out: its requests are not beside this repository.');
    return [];
  }
  try {
    const { url, tickets } = server;
    const scene: Scene = {
      name: `Los Angeles, ${tickets.toLocaleString('en-US')} requests as points and density, 99 areas`,
      url,
      query: { layers: 'density,closed-tickets' },
      shown: { tickets, layers: ['closed-tickets'] },
    };
    return await frameFigures(browser, scene, PANNING, context);
  } finally {
    await server.stop();
  }
}
