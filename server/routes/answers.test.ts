import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_EVENTS_PER_REQUEST, MAX_REQUEST_BYTES } from '../../core/protocol/http.ts';
import { closeSchema } from '../../core/testing/close-schema.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { packageRoot } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew } from '../testing/send-events.ts';
import { BASEMAP_TYPE } from './send-basemap.ts';

type Content = Record<string, { schema: TSchema }>;
type Operations = Record<string, { responses: Record<string, { content?: Content }> }>;
type Ask = { headers?: Record<string, string>; query?: string; payload?: unknown };

let test: TestApp;
let paths: Record<string, Operations>;
beforeAll(async () => {
  // The one district that has a file of every kind.
  const districtFolder = join(packageRoot, 'geodata/fengman-demo');
  test = await buildTestApp({ districtFolder, demoClock: { startAt: MOMENT, factor: 1 }, wall: () => MOMENT });
  paths = (await test.app.inject({ url: '/api/openapi.json' })).json().paths;
});
afterAll(() => test.close());

const ajv = new Ajv2020({ discriminator: true, strict: false, formats: {} });

const STRANGER = { authorization: 'Bearer guess' };
const FOREIGN = { origin: 'https://evil.example' };
const event = makeNew('ticket.received');
const fix = () => ({ patrolId: 'A', occurredAt: MOMENT, position: [126.55, 43.83] });
const TOO_MANY = Array(MAX_EVENTS_PER_REQUEST + 1).fill(null);
const MAP = 'basemap.pmtiles';
const CLOCK = { districtAt: MOMENT, factor: 2 };

/** Every answer that can be had from a healthy server, in an order in which each is possible. */
const ASKED: [operation: string, status: number, ask: Ask | (() => Ask | Promise<Ask>)][] = [
  ['put /api/clock', 200, () => ({ headers: { authorization: `Bearer ${test.tokens.replay}` }, payload: CLOCK })],
  ['put /api/clock', 400, { payload: { factor: '2' } }],
  ['put /api/clock', 401, { headers: STRANGER, payload: CLOCK }],
  ['put /api/clock', 403, { payload: CLOCK }],
  ['put /api/clock', 413, { payload: ' '.repeat(MAX_REQUEST_BYTES) }],
  ['put /api/clock', 415, { headers: { 'content-type': 'text/plain' }, payload: CLOCK }],
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
  ['put /api/clock', 409, () => ({ headers: { authorization: `Bearer ${test.tokens.replay}` }, payload: CLOCK })],
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
  ['get /api/deliberations', 200, { query: '?type=meeting.held' }],
  ['get /api/deliberations', 200, { query: '?type=meeting.held&format=csv' }],
  ['get /api/deliberations', 400, { query: '?type=ticket.received' }],
  ['get /api/deliberations', 401, { headers: STRANGER, query: '?type=meeting.held' }],
  ['get /api/district', 200, {}],
  ['get /api/district', 401, { headers: STRANGER }],
  ['get /api/district/files/{name}', 200, { query: 'district.json' }],
  ['get /api/district/files/{name}', 200, { query: 'codes.json' }],
  ['get /api/district/files/{name}', 200, { query: 'grids.geojson' }],
  [
    'get /api/district/files/{name}',
    304,
    async () => ({ query: 'codes.json', headers: await etagOf(`${FILES}codes.json`) }),
  ],
  ['get /api/district/files/{name}', 206, { query: MAP, headers: { range: 'bytes=0-126' } }],
  ['get /api/district/files/{name}', 416, { query: MAP, headers: { range: 'bytes=999999999-' } }],
  ['get /api/district/files/{name}', 401, { query: 'codes.json', headers: STRANGER }],
  ['get /api/district/files/{name}', 404, { query: 'nothing' }],
  ['get /api/health', 200, {}],
  ['get /api/health', 401, { headers: STRANGER }],
];
const FILES = '/api/district/files/';

async function etagOf(url: string): Promise<Record<string, string>> {
  return { 'if-none-match': String((await test.app.inject({ url })).headers.etag) };
}

async function ask(operation: string, { headers = {}, query = '', payload }: Ask) {
  const [method, path] = operation.split(' ');
  const url = `${path.replace('{name}', '')}${query}`;
  const body =
    payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) };
  const type = payload === undefined ? {} : { 'content-type': 'application/json' };
  return test.app.inject({ method: method as 'get', url, headers: { ...type, ...headers }, ...body });
}

/** A body as the values its schema is about: rows of NDJSON one by one, a table or a part of a map as it is. */
function valuesOf(type: string, body: string): unknown[] {
  if (type === 'application/x-ndjson')
    return body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return [isText(type) ? body : JSON.parse(body)];
}

const isText = (type: string) => type === 'text/csv' || type === BASEMAP_TYPE;

describe('answers', () => {
  it.each(ASKED)('of %s with %d are as they are described', async (operation, status, request) => {
    const answer = await ask(operation, typeof request === 'function' ? await request() : request);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(status);
    const [method, path] = operation.split(' ');
    const { content } = paths[path][method].responses[status];
    if (!content) return expect(answer.body).toBe('');
    const [type] = String(answer.headers['content-type']).split(';');
    const check = ajv.compile(isForeign(type, path) ? content[type].schema : closeSchema(content[type].schema));
    const values = valuesOf(type, answer.body);
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect([check(value), check.errors]).toEqual([true, null]);
  });

  it('are tried one and all, but for those of a server that is not well', () => {
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method} ${path} ${status}`),
      ),
    );
    const tried = new Set(ASKED.map(([operation, status]) => `${operation} ${status}`));
    expect([...tried].sort()).toEqual(described.filter((one) => !/ 50[03]$/.test(one)).sort());
  });
});

/** GeoJSON and the files of a district may hold more than we know of. */
const isForeign = (type: string, path: string) => type === 'application/geo+json' || path.startsWith(FILES);
