import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';

type Operation = {
  summary?: string;
  tags?: string[];
  requestBody?: object;
  parameters?: { name: string; in: string }[];
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
      'POST /api/events',
      'POST /api/positions',
      'PUT /api/clock',
    ]);
    const asked = document.paths['/api/tickets'].get.parameters?.map(({ name }) => name).sort();
    expect(asked).toEqual(['bbox', 'category', 'cursor', 'format', 'grid', 'limit', 'since', 'stage', 'until']);
  });
});

describe('GET /api/docs', () => {
  it.each(['/api/docs', '/api/docs/'])(
    'is a page at %s that needs nothing inline and nothing from elsewhere',
    async (url) => {
      const answer = await test.app.inject({ url });
      expect([answer.statusCode, String(answer.headers['content-type']).split(';')[0]]).toEqual([200, 'text/html']);
      const html = answer.body.replace(/<!--.*?-->/gs, '');
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/i);
      const scripts = [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)];
      expect(scripts.length).toBeGreaterThan(0);
      for (const [, attributes, text] of scripts) expect([/\ssrc="/.test(attributes), text.trim()]).toEqual([true, '']);
      const parts = [...html.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(
        ([, part]) => new URL(part, `http://here${url}`),
      );
      for (const { origin, pathname } of parts) {
        const part = await test.app.inject({ url: pathname });
        expect([origin, pathname, part.statusCode]).toEqual(['http://here', pathname, 200]);
      }
    },
  );

  it('reads the document of this server', async () => {
    const { body } = await test.app.inject({ url: '/api/docs/static/swagger-initializer.js' });
    expect(body).toContain('/json');
    expect((await test.app.inject({ url: '/api/docs/json' })).json()).toEqual(document);
  });
});
