import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

type Operation = {
  summary?: string;
  tags?: string[];
  requestBody?: object;
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
};

/** Routes that are no part of the API for programs, each for its reason. */
const UNDOCUMENTED = [
  /^GET \/api\/stream$/, // a websocket: docs/protocol.md
  /^GET \/api\/openapi\.json$/, // the document itself
  /^GET \/api\/docs(\/|$)/, // the page for people
  /^GET \/(wall|grid)?$/, // the doors to the map's page
  /^GET \/debug\/layers(\*|$)/, // its makers' room
  /^GET \/?\*$/, // the map's page and its assets, where it is built
];

let test: TestApp;
let document: Document;
beforeAll(async () => {
  test = await buildTestApp();
  document = (await test.app.inject({ url: '/api/openapi.json' })).json();
});
afterAll(() => test.close());

/** `METHOD /path` of every route, read from the router's own tree; `HEAD` comes with `GET` by itself. */
function routes(): string[] {
  const found: string[] = [];
  const parents: string[] = [];
  for (const line of test.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, part, methods] = /^([│ ]*)[├└]── (.*) \(([A-Z, ]+)\)$/.exec(line) ?? [];
    if (part === undefined) continue;
    const depth = indent.length / 4;
    parents.splice(depth, parents.length, part);
    const path = parents.join('');
    for (const method of methods.split(', ')) if (method !== 'HEAD') found.push(`${method} ${path}`);
  }
  return found;
}

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );

describe('GET /api/openapi.json', () => {
  it('is OpenAPI 3.1 of this release', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Doorstep', version: packageVersion });
  });

  it('has every route of the app, and no other', () => {
    const documented = operations().map(({ name }) => name.replace(/\{(\w+)\}/g, ':$1'));
    const real = routes().filter((route) => !UNDOCUMENTED.some((reason) => reason.test(route)));
    expect(real).toContain('GET /api/district/files/:name');
    expect(documented.sort()).toEqual(real.sort());
  });

  it('has a summary and a group for each', () => {
    for (const { name, operation } of operations()) {
      expect([name, typeof operation.summary, operation.tags?.length]).toEqual([name, 'string', 1]);
    }
  });

  it('describes what is sent and asked', () => {
    const withBody = operations().filter(({ operation }) => operation.requestBody);
    expect(withBody.map(({ name }) => name).sort()).toEqual([
      'POST /api/accounts',
      'POST /api/events',
      'POST /api/positions',
      'POST /api/residents/forget',
      'POST /api/session',
      'POST /api/tickets/{id}/contact',
      'POST /api/tickets/{id}/unmask',
      'POST /api/tokens',
      'PUT /api/accounts/{id}/password',
      'PUT /api/accounts/{id}/role',
      'PUT /api/clock',
      'PUT /api/session/demo',
      'PUT /api/session/password',
    ]);
    const asked = document.paths['/api/tickets'].get.parameters?.map(({ name }) => name).sort();
    const named = [
      'bbox',
      'category',
      'channel',
      'cursor',
      'format',
      'grid',
      'limit',
      'outcome',
      'provenance',
      'since',
    ];
    expect(asked).toEqual([...named, 'stage', 'until', 'view']);
  });

  it('asks only for what has no default', () => {
    const needed = operations().flatMap(({ operation }) => operation.parameters?.filter((one) => one.required) ?? []);
    // Of a district file, of deliberations, and of what has an id.
    expect([...new Set(needed.map(({ name }) => name))].sort()).toEqual(['id', 'name', 'type']);
  });

  it('describes what every operation answers, when it goes well and when it does not', () => {
    for (const { name, operation } of operations()) {
      const { responses } = operation;
      const statuses = Object.keys(responses);
      expect([name, statuses.filter((status) => status.startsWith('2'))]).not.toEqual([name, []]);
      const errors = ['401', '500', ...(operation.requestBody ? ['400', '403', '413', '415', '503'] : [])];
      expect([name, errors.filter((status) => !statuses.includes(status))]).toEqual([name, []]);
      for (const [status, { description, content }] of Object.entries(responses)) {
        expect([name, status, description]).not.toEqual([name, status, 'Default Response']);
        const schemas = Object.values(content ?? {}).map(({ schema }) => Object.keys(schema).length > 0);
        expect([name, status, schemas.length > 0 && schemas.every(Boolean)]).toEqual([
          name,
          status,
          status !== '304' && status !== '204',
        ]);
      }
    }
  });

  it('writes tuples as JSON Schema of 2020-12 does', () => {
    const text = JSON.stringify(document);
    expect(text).toContain('"prefixItems":[');
    expect(text).not.toMatch(/"items":\[|"additionalItems"/);
  });
});
