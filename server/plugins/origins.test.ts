import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import errors from './errors.ts';
import origins, { OriginList } from './origins.ts';

describe('OriginList', () => {
  const list = new OriginList(['https://map.example.org']);

  it.each([
    ['http://localhost:8080', 'localhost:8080'],
    ['http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['http://[::1]:8080', '[::1]:8080'],
    ['http://192.168.1.20:8080', '192.168.1.20:8080'],
    ['http://[fd00::7]', '[fd00::7]'],
    ['https://10.0.0.7', '10.0.0.7'],
  ])('lets the page in that this server delivered as %s', (origin, host) => {
    expect(list.allows(origin, host, false)).toBe(true);
  });

  it('lets a listed origin in, behind any name and with a cookie', () => {
    expect(list.allows('https://map.example.org', 'doorstep.internal', true)).toBe(true);
  });

  it.each([
    ['a foreign page', 'https://evil.example', '127.0.0.1:8080'],
    ['a name that was made to point here', 'http://evil.example:8080', 'evil.example:8080'],
    ['a name that begins like ours', 'http://localhost.evil.example', 'localhost.evil.example'],
    ['a name that begins like an address', 'http://127.0.0.1.evil.example', '127.0.0.1.evil.example'],
    ['a page of another port of this machine', 'http://localhost:3000', 'localhost:8080'],
    ['another address', 'http://10.0.0.8', '10.0.0.7'],
    ['a listed name by another scheme', 'http://map.example.org', 'map.example.org'],
    ['a listed name with another port', 'https://map.example.org:444', 'map.example.org:444'],
    ['a page without an origin of its own', 'null', '127.0.0.1:8080'],
    ['what is no origin', 'evil', 'evil'],
    ['an origin with a path', 'http://127.0.0.1:8080/x', '127.0.0.1:8080'],
    ['an origin with a user', 'http://me@127.0.0.1:8080', '127.0.0.1:8080'],
    ['an origin where no host was asked', 'http://127.0.0.1:8080', undefined],
  ])('keeps %s out', (_name, origin, host) => {
    expect(list.allows(origin, host, false)).toBe(false);
  });

  it('lets programs in, which send no origin, unless they carry a cookie they could have borrowed', () => {
    expect(list.allows(undefined, '127.0.0.1:8080', false)).toBe(true);
    expect(list.allows(undefined, '127.0.0.1:8080', true)).toBe(false);
  });
});

describe('the plugin', () => {
  async function makeApp() {
    const app = Fastify();
    await app.register(errors);
    await app.register(origins, { list: new OriginList([]) });
    let handled = 0;
    app.route({
      method: ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'],
      url: '/',
      handler: async () => ({ handled: ++handled }),
    });
    onTestFinished(() => app.close());
    return { app, handled: () => handled };
  }
  const foreign = { origin: 'https://evil.example', host: '127.0.0.1' };

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('refuses a foreign %s before it is handled', async (method) => {
    const { app, handled } = await makeApp();
    const answer = await app.inject({ method, url: '/', headers: foreign });
    expect([answer.statusCode, answer.json()]).toEqual([
      403,
      { code: 'origin-refused', message: 'Pages of https://evil.example may not write here.' },
    ]);
    expect(handled()).toBe(0);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'] as const)('lets a foreign %s pass, which changes nothing', async (method) => {
    const { app } = await makeApp();
    expect((await app.inject({ method, url: '/', headers: foreign })).statusCode).toBe(200);
  });

  it('refuses a foreign page even where nothing is', async () => {
    const { app } = await makeApp();
    expect((await app.inject({ method: 'POST', url: '/nothing', headers: foreign })).statusCode).toBe(403);
  });

  it('lets our own page and programs write', async () => {
    const { app, handled } = await makeApp();
    await app.inject({ method: 'POST', url: '/', headers: { origin: 'http://127.0.0.1', host: '127.0.0.1' } });
    await app.inject({ method: 'POST', url: '/' });
    expect(handled()).toBe(2);
  });

  it('refuses a write that carries a cookie and says no origin', async () => {
    const { app } = await makeApp();
    const answer = await app.inject({ method: 'POST', url: '/', headers: { cookie: 'session=1' } });
    expect([answer.statusCode, answer.json().message]).toEqual([403, 'Pages of no origin may not write here.']);
  });
});
