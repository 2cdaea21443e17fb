import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POLICY } from '../../core/access/policy.ts';
import { ROLES, type Role } from '../../core/access/roles.ts';
import { WHOLE_DISTRICT } from '../../core/access/scope.ts';
import principal from '../plugins/principal.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { type SignedIn, signedIn } from '../testing/signed-in.ts';

/** A unit of grid-town for each kind of area. */
let areas: Record<(typeof POLICY)[Role]['boundTo'], string>;
let test: TestApp;
const people = new Map<Role, SignedIn>();

beforeAll(async () => {
  test = await buildTestApp({ mode: 'accounts' });
  const { nodes } = test.access.tree;
  const first = (level: string) => [...nodes.values()].find((node) => node.level === level)?.code ?? '';
  areas = {
    district: WHOLE_DISTRICT,
    subdistrict: first('subdistrict'),
    community: first('community'),
    grid: first('grid'),
    department: 'U-1',
  };
  for (const role of ROLES) people.set(role, await signedIn(test, role, areas[POLICY[role].boundTo]));
});
afterAll(() => test.close());

/** Every route of the API with what it does, as the server itself lists them. Upgrades are tried where sockets are. */
const routes = () =>
  [...test.app.routeActions]
    .map(([name, action]) => ({ method: name.split(' ')[0] as 'GET', url: name.split(' ')[1], action }))
    .filter(({ url }) => url !== '/api/stream');

const PARAMETER: Readonly<Record<string, string>> = { ':id': 'nobody', ':name': 'codes.json' };
const concrete = (url: string) => url.replace(/:\w+/g, (name) => PARAMETER[name]);
const QUERIES: Readonly<Record<string, string>> = { '/api/deliberations': '?type=meeting.held' };
describe('role × route', () => {
  it('is about every route the router has', () => {
    const told = test.app.printRoutes({ commonPrefix: false }).match(/\([A-Z, ]+\)/g) ?? [];
    expect(told.length).toBeGreaterThan(25);
    expect(routes().length).toBeGreaterThan(40);
    expect(
      routes()
        .filter(({ action }) => action === 'open')
        .map(({ method, url }) => `${method} ${url}`)
        .sort(),
    ).toEqual(OPEN);
  });

  it('lets each role through exactly where the table does', async () => {
    let cells = 0;
    for (const { method, url, action } of routes()) {
      if (url === '/api/session') continue; // open, and would sign everybody out
      for (const role of ROLES) {
        const { statusCode, body } = await ask(method, url, people.get(role)?.headers);
        const isRefused =
          statusCode === 403 && (method === ('HEAD' as string) || JSON.parse(body).code === 'not-permitted');
        const isAllowed = action === 'open' || POLICY[role].may[action] !== undefined;
        expect([role, method, url, isRefused, statusCode >= 500 && statusCode !== 503]).toEqual([
          role,
          method,
          url,
          !isAllowed,
          false,
        ]);
        cells += 1;
      }
    }
    expect(cells).toBe((routes().length - routes().filter(({ url }) => url === '/api/session').length) * ROLES.length);
  }, 120_000);

  it('asks everybody else to sign in', async () => {
    for (const { method, url, action } of routes()) {
      if (action !== 'open') expect([method, url, (await ask(method, url)).statusCode]).toEqual([method, url, 401]);
    }
  });

  it('has no place for a route that names no action', async () => {
    const app = Fastify();
    await app.register(principal, { access: test.access });
    expect(() => app.get('/api/forgotten', async () => 'everything')).toThrow('names no action of the policy table');
    await app.close();
  });
});

function ask(method: 'GET', url: string, headers: Record<string, string> = {}) {
  return test.app.inject({
    method,
    url: concrete(url) + (QUERIES[url] ?? ''),
    headers,
    ...(['GET', 'HEAD'].includes(method) ? {} : { payload: {} }),
  });
}

/** What everybody may, each for its reason. */
const OPEN = [
  'GET /api/district', // where one is: name, box and names of files; the files are asked for with rights
  'GET /api/docs', // describes, and holds nothing
  'GET /api/docs/',
  'GET /api/docs/style.css',
  'GET /api/health', // for who watches the server; counts, no names
  'GET /api/openapi.json',
  'GET /api/session', // says whether one has to sign in
  'HEAD /api/district',
  'HEAD /api/docs',
  'HEAD /api/docs/',
  'HEAD /api/docs/style.css',
  'HEAD /api/health',
  'HEAD /api/openapi.json',
  'HEAD /api/session',
  'DELETE /api/session',
  'POST /api/session',
  'PUT /api/session/demo', // refused where there are accounts
  'PUT /api/session/password', // asks for the session itself
].sort();
