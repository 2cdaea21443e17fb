import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_EVENTS_PER_REQUEST, MAX_REQUEST_BYTES } from '../../core/protocol/http.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { packageRoot } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { type AskedAnswer, DescribedAnswers } from '../testing/described-answers.ts';
import { makeNew } from '../testing/send-events.ts';

let test: TestApp;
let answers: DescribedAnswers;
beforeAll(async () => {
  // The one district that has a file of every kind.
  const districtFolder = join(packageRoot, 'geodata/fengman-demo');
  test = await buildTestApp({ districtFolder, demoClock: { startAt: MOMENT, factor: 1 }, wall: () => MOMENT });
  answers = await DescribedAnswers.of(test);
});
afterAll(() => test.close());

const STRANGER = { authorization: 'Bearer guess' };
const FOREIGN = { origin: 'https://evil.example' };
const event = makeNew('ticket.received');
const fix = () => ({ patrolId: 'A', occurredAt: MOMENT, position: [126.55, 43.83] });
const TOO_MANY = Array(MAX_EVENTS_PER_REQUEST + 1).fill(null);
const MAP = 'basemap.pmtiles';
const CLOCK = { districtAt: MOMENT, factor: 2 };

const replay = () => ({ authorization: `Bearer ${test.tokens.replay}` });

/** Every answer that can be had from a healthy server, in an order in which each is possible. */
const ASKED: AskedAnswer[] = [
  ['put /api/clock', 200, () => ({ headers: replay(), payload: CLOCK })],
  ['put /api/clock', 400, () => ({ headers: replay(), payload: { factor: '2' } })],
  ['put /api/clock', 401, { headers: STRANGER, payload: CLOCK }],
  ['put /api/clock', 403, { payload: CLOCK }],
  ['put /api/clock', 413, () => ({ headers: replay(), payload: ' '.repeat(MAX_REQUEST_BYTES) })],
  ['put /api/clock', 415, () => ({ headers: { ...replay(), 'content-type': 'text/plain' }, payload: CLOCK })],
  ['post /api/events', 201, { payload: event }],
  ['post /api/events', 200, { payload: event }],
  ['post /api/events', 200, () => ({ payload: [event, { ...event, category: 'E' }, null, makeNew('duty.started')] })],
  ['post /api/events', 400, { payload: {} }],
  ['post /api/events', 400, { payload: '{' }],
  ['post /api/events', 401, { headers: STRANGER, payload: event }],
  ['post /api/events', 403, { headers: FOREIGN, payload: event }],
  ['post /api/events', 409, { payload: { ...event, id: randomUUID() } }],
  ['post /api/events', 413, { payload: TOO_MANY }],
  ['post /api/events', 415, { headers: { 'content-type': 'text/plain' }, payload: event }],
  ['put /api/clock', 409, () => ({ headers: replay(), payload: CLOCK })],
  ['get /api/events', 200, {}],
  ['get /api/events', 400, { query: '?after=-1' }],
  ['get /api/events', 401, { headers: STRANGER }],
  ['post /api/positions', 200, () => ({ payload: [fix(), { ...fix(), position: [0, 0] }, 5] })],
  ['post /api/positions', 400, { payload: {} }],
  ['post /api/positions', 401, { headers: STRANGER, payload: [] }],
  ['post /api/positions', 403, { headers: FOREIGN, payload: [] }],
  ['post /api/positions', 413, { payload: TOO_MANY }],
  ['post /api/positions', 415, { headers: { 'content-type': 'text/plain' }, payload: '[]' }],
  ['get /api/patrol-ages', 200, {}],
  ['get /api/patrol-ages', 401, { headers: STRANGER }],
  ['get /api/snapshot', 200, {}],
  ['get /api/snapshot', 304, async () => ({ headers: await etagOf('/api/snapshot') })],
  ['get /api/snapshot', 401, { headers: STRANGER }],
  ['get /api/tickets', 200, { query: '?limit=1' }],
  ['get /api/tickets', 200, { query: '?format=geojson' }],
  ['get /api/tickets', 200, { query: '?format=csv' }],
  ['get /api/tickets', 400, { query: '?limit=0' }],
  ['get /api/tickets', 401, { headers: STRANGER }],
  ['get /api/tickets', 403, { headers: { cookie: 'doorstep_demo=wall%20district' } }],
  ['get /api/deliberations', 200, { query: '?type=meeting.held' }],
  ['get /api/deliberations', 200, { query: '?type=meeting.held&format=csv' }],
  ['get /api/deliberations', 400, { query: '?type=ticket.received' }],
  [
    'get /api/deliberations',
    403,
    { headers: { cookie: 'doorstep_demo=wall%20district' }, query: '?type=meeting.held' },
  ],
  ['get /api/deliberations', 401, { headers: STRANGER, query: '?type=meeting.held' }],
  ['get /api/district', 200, {}],
  ['get /api/district', 401, { headers: STRANGER }],
  ['get /api/district/files/{name}', 200, { parameter: 'district.json' }],
  ['get /api/district/files/{name}', 200, { parameter: 'codes.json' }],
  ['get /api/district/files/{name}', 200, { parameter: 'grids.geojson' }],
  [
    'get /api/district/files/{name}',
    304,
    async () => ({ parameter: 'codes.json', headers: await etagOf(`${FILES}codes.json`) }),
  ],
  ['get /api/district/files/{name}', 206, { parameter: MAP, headers: { range: 'bytes=0-126' } }],
  ['get /api/district/files/{name}', 416, { parameter: MAP, headers: { range: 'bytes=999999999-' } }],
  ['get /api/district/files/{name}', 401, { parameter: 'codes.json', headers: STRANGER }],
  ['get /api/district/files/{name}', 404, { parameter: 'nothing' }],
  ['get /api/health', 200, {}],
  ['get /api/health', 401, { headers: STRANGER }],
];
const FILES = '/api/district/files/';

async function etagOf(url: string): Promise<Record<string, string>> {
  return { 'if-none-match': String((await test.app.inject({ url })).headers.etag) };
}

/** Those of accounts are tried where there are accounts. */
const isOfDemo = (tag: string) => tag !== 'access' && tag !== 'residents';

describe('answers', () => {
  it.each(ASKED)('of %s with %d are as they are described', async (...asked) => answers.check(asked));

  it('are tried one and all, but for those of a server that is not well', () => {
    const tried = new Set(ASKED.map(([operation, status]) => `${operation} ${status}`));
    expect([...tried].sort()).toEqual(answers.described(isOfDemo).sort());
  });
});
