import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LonLat } from '../../core/geo/units.ts';
import { PositionsFeed } from '../positions/positions-feed.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { StreamClient } from '../testing/stream-client.ts';

/** Words and figures nothing else has, so that a search finds whatever slips through. */
const MEMBERS = ['courier-qxz-1', 'courier-qxz-2', 'courier-qxz-3', 'courier-qxz-4'];
const POSITIONS: readonly LonLat[] = [
  [126.550711, 43.830313],
  [126.550717, 43.830319],
  [126.550727, 43.830327],
  [126.559731, 43.830429], // by themselves
];

let test: TestApp;
let url: string;
let page: StreamClient;
let feed: PositionsFeed;

beforeAll(async () => {
  test = await buildTestApp();
  url = await test.listen();
  const { positions, patrolAges: ages, clock, hub } = test.engine;
  feed = new PositionsFeed({ positions, ages, clock, hub, onError: (error) => test.errors.push(error) });
  const now = clock.now();
  const fixes = MEMBERS.map((patrolId, i) => ({ patrolId, occurredAt: now - 1000 * i, position: POSITIONS[i] }));
  const answer = await test.app.inject({ method: 'POST', url: '/api/positions', payload: fixes });
  expect(answer.json()).toEqual({ accepted: MEMBERS.length, refused: [] });
  await feed.tick();
  page = await StreamClient.open(url);
});
afterAll(async () => {
  page.cut();
  await test.close();
  expect(test.errors).toEqual([]);
});

/** What of the fixes is in a text: a member's name, or a coordinate of theirs. */
const leaksIn = (text: string) => [...MEMBERS, ...POSITIONS.flat().map(String)].filter((part) => text.includes(part));

describe('a page of no team', () => {
  it('that arrives between two sendings has the cells at once, as old as their count', async () => {
    const { epoch, follower } = test.engine;
    page.hello(epoch, follower.seq);
    const frame = await page.frame('positions');
    expect(page.kinds.slice(0, 2)).toEqual(['welcome', 'positions']);
    expect(frame.cells.map(({ count }) => count)).toEqual([3]);
    expect(frame.grids).toHaveLength(1);
    const { districtAt } = await page.frame('welcome');
    expect(frame.occurredAt).toBeLessThanOrEqual(districtAt);
  });

  it('is sent no member and no single position, by any frame', async () => {
    await feed.tick();
    await page.frame('positions', 1);
    await page.frame('heartbeat');
    page.hello(null, 0);
    await page.frame('reset');
    expect(leaksIn(JSON.stringify(page.frames))).toEqual([]);
    for (const { cells } of page.ofKind('positions'))
      for (const cell of cells) {
        expect(Object.keys(cell).sort()).toEqual(['cell', 'count', 'position']);
        expect(cell.count).toBeGreaterThanOrEqual(3);
      }
  });

  it('reads no member and no single position, by any route', async () => {
    const { paths } = (await test.app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
    const readable = Object.keys(paths).filter((path) => paths[path].get && !path.includes('{'));
    expect(readable).toContain('/api/patrol-ages');
    for (const path of readable) {
      const { body } = await test.app.inject({ method: 'GET', url: path });
      expect([path, leaksIn(body)]).toEqual([path, []]);
    }
  });

  it('cannot ask for positions, and learns from no schema how long or how much anybody worked', async () => {
    const answer = await test.app.inject({ method: 'GET', url: '/api/positions' });
    expect(answer.statusCode).toBe(405);
    const interfaceText = (await test.app.inject({ method: 'GET', url: '/api/openapi.json' })).body;
    expect(interfaceText).not.toMatch(/"(?:track|rank|ranking|onlineSeconds|onlineTime|mileage|distanceWalked)"/i);
  });

  it('would be caught: the same search finds what the database holds', async () => {
    const rows = await test.sql`select * from patrol_positions`;
    expect(leaksIn(JSON.stringify(rows))).toHaveLength(MEMBERS.length + POSITIONS.flat().length);
  });
});
