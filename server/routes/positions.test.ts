import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../../core/geo/units.ts';
import { MAX_EVENTS_PER_REQUEST, type PositionsAnswer } from '../../core/protocol/http.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

const HOUR_MS = 3_600_000;
const MAX_AHEAD_MS = 300_000;
const METERS_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

/** A place so many meters from the middle of grid-town. */
const at = (east: number, north: number): LonLat => [
  126.55 + east / (METERS_PER_DEGREE * Math.cos((43.83 * Math.PI) / 180)),
  43.83 + north / METERS_PER_DEGREE,
];

let test: TestApp;
let machineAt: number = MOMENT;
beforeAll(async () => {
  test = await buildTestApp({ wall: () => machineAt });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.sql`truncate patrol_positions, patrol_cells, patrol_grids`;
});

const fix = (patrolId: unknown, position: unknown = at(50, 50), occurredAt: unknown = test.engine.clock.now()) => ({
  patrolId,
  occurredAt,
  position,
});
const post = (payload: unknown) =>
  test.app.inject({
    method: 'POST',
    url: '/api/positions',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
const report = async (...fixes: unknown[]): Promise<PositionsAnswer> => (await post(fixes)).json();
const shown = () => test.engine.positions.cells(test.engine.clock.now());
const newest = () => test.sql`select patrol_id, occurred_at, lon, lat from patrol_positions order by patrol_id`;

describe('cells of patrols', () => {
  it('are shown from three members on, with their number and middle', async () => {
    await report(fix('A', at(10, 10)), fix('B', at(90, 10)));
    expect(await shown()).toEqual([]);
    await report(fix('C', at(10, 90)));
    const [{ cell, position, count }] = await shown();
    // The box begins 41 blocks of 100 m (4,000 m of town and one block) south-west of the middle.
    expect([cell, count]).toEqual(['41.41', 3]);
    expect(position[0]).toBeCloseTo(at(50, 50)[0], 6);
    expect(position[1]).toBeCloseTo(at(50, 50)[1], 6);
  });

  it('count members, not fixes', async () => {
    await report(fix('A', at(10, 10)), fix('A', at(20, 20)), fix('B'));
    await report(fix('A', at(30, 30)), fix('B'));
    expect(await shown()).toEqual([]);
  });

  it('do not join neighbors', async () => {
    await report(fix('A', at(50, 50)), fix('B', at(150, 50)), fix('C', at(50, 150)));
    expect(await shown()).toEqual([]);
  });

  it('count who was there within the hour, wherever they are now', async () => {
    await report(fix('A'), fix('B'), fix('C'));
    machineAt += HOUR_MS - 1;
    await report(fix('A', at(1_050, 50)), fix('B', at(1_050, 50)), fix('D', at(1_050, 50)));
    expect((await shown()).map(({ cell, count }) => [cell, count])).toEqual([
      ['41.41', 3],
      ['51.41', 3],
    ]);
    machineAt += 1; // an hour after the first
    expect((await shown()).map(({ cell }) => cell)).toEqual(['51.41']);
  });

  it('say nothing about who was there', async () => {
    await report(...['A', 'B', 'C', 'D'].map((patrolId) => fix(patrolId)));
    const [cell] = await shown();
    expect(Object.keys(cell).sort()).toEqual(['cell', 'count', 'position']);
  });
});

describe('the newest fix', () => {
  it('stays when an older one arrives late', async () => {
    const now = test.engine.clock.now();
    await report(fix('A', at(100, 0), now));
    expect(await report(fix('A', at(0, 0), now - 1))).toEqual({ accepted: 1, refused: [] });
    const [row] = await newest();
    expect([row.occurred_at, row.lon, row.lat]).toEqual([now, ...at(100, 0)]);
  });

  it('is replaced by a newer one', async () => {
    const now = test.engine.clock.now();
    await report(fix('A', at(0, 0), now - 1));
    await report(fix('A', at(100, 0), now));
    expect((await newest()).map(({ occurred_at, lon }) => [occurred_at, lon])).toEqual([[now, at(100, 0)[0]]]);
  });

  it('of one request is kept in whatever order they stand', async () => {
    const now = test.engine.clock.now();
    await report(fix('A', at(0, 0), now), fix('A', at(100, 0), now - 5), fix('A', at(200, 0), now - 9));
    expect((await newest()).map(({ occurred_at, lon }) => [occurred_at, lon])).toEqual([[now, at(0, 0)[0]]]);
  });

  it('is not in the log', async () => {
    const before = test.engine.follower.seq;
    await report(fix('A'), fix('B'), fix('C'));
    expect(test.engine.follower.seq).toBe(before);
    expect(await test.sql`select seq from events`).toHaveLength(before);
  });
});

describe('fixes that are refused', () => {
  it('lie further ahead than clocks differ', async () => {
    const limit = test.engine.clock.now() + MAX_AHEAD_MS;
    const { accepted, refused } = await report(fix('A', at(0, 0), limit), fix('B', at(0, 0), limit + 1));
    expect(accepted).toBe(1);
    expect(refused).toEqual([
      { index: 1, code: 'position-in-future', message: expect.stringContaining(String(limit + 1)) },
    ]);
  });

  it.each([
    ['beyond the box', [126.7, 43.83]],
    ['at 0,0', [0, 0]],
  ])('lie %s', async (_name, position) => {
    const { accepted, refused } = await report(fix('A', position));
    expect([accepted, refused[0].index, refused[0].code]).toEqual([0, 0, 'position-outside-district']);
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['an object with nothing', {}],
    ['a patrol that is a number', { patrolId: 7 }],
    ['a patrol of two lines', { patrolId: 'A\nB' }],
    ['a patrol of half a character', { patrolId: 'A\ud800' }],
    ['no patrol', { patrolId: undefined }],
    ['a moment that is text', { occurredAt: String(MOMENT) }],
    ['half a moment', { occurredAt: MOMENT + 0.5 }],
    ['a moment before all moments', { occurredAt: -1 }],
    ['a position of text', { position: ['126.55', '43.83'] }],
    ['a position of three numbers', { position: [126.55, 43.83, 200] }],
    ['latitude before longitude', { position: [43.83, 126.55] }],
    ['no position', { position: null }],
    ['a field too many', { battery: 0.5 }],
  ])('have no shape: %s; their neighbors are kept', async (_name, change) => {
    const isWhole = typeof change !== 'object' || change === null || Array.isArray(change);
    const bad = isWhole || Object.keys(change).length === 0 ? change : { ...fix('A'), ...change };
    const { accepted, refused } = await report(fix('B'), bad, fix('C'));
    expect([accepted, refused.length]).toEqual([2, 1]);
    expect(refused[0]).toMatchObject({ index: 1, code: 'position-shape', message: expect.stringMatching(/\.$/) });
    expect((await newest()).map(({ patrol_id }) => patrol_id)).toEqual(['B', 'C']);
  });

  it('are told in the order sent, whatever is wrong with them', async () => {
    const { accepted, refused } = await report(fix('A', [0, 0]), 5, fix('B'), fix('C', at(0, 0), MOMENT * 2), null);
    expect(accepted).toBe(1);
    expect(refused.map(({ index, code }) => [index, code])).toEqual([
      [0, 'position-outside-district'],
      [1, 'position-shape'],
      [3, 'position-in-future'],
      [4, 'position-shape'],
    ]);
  });
});

describe('POST /api/positions', () => {
  it('takes no fixes for no fixes', async () => {
    expect(await report()).toEqual({ accepted: 0, refused: [] });
  });

  it.each([
    ['an object', {}],
    ['null', null],
    ['a text', 'here'],
  ])('refuses %s whole', async (_name, body) => {
    const answer = await post(body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request']);
  });

  it('takes five thousand and refuses more, storing nothing', async () => {
    const many = Array.from({ length: MAX_EVENTS_PER_REQUEST + 1 }, (_, i) => fix(`P${i}`));
    const answer = await post(many);
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-many-positions']);
    expect(await newest()).toHaveLength(0);
    expect(await report(...many.slice(1))).toEqual({ accepted: MAX_EVENTS_PER_REQUEST, refused: [] });
  });
});
