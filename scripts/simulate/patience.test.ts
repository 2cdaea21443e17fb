import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DistrictApi, RequestRefusedError, UnreachableError } from './district-api.ts';
import { untilReached } from './patience.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that really listens, and the interface to it. */
async function serve(listener: RequestListener): Promise<DistrictApi> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new DistrictApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'secret');
}

const never = new AbortController().signal;

describe('DistrictApi', () => {
  it('sends the token and what is asked for', async () => {
    const api = await serve((request, response) => {
      response.end(JSON.stringify({ path: request.url, token: request.headers.authorization }));
    });
    expect(await api.get('/api/health')).toEqual({ path: '/api/health', token: 'Bearer secret' });
  });

  it.each([
    [503, UnreachableError],
    [500, UnreachableError],
    [429, UnreachableError],
    [401, RequestRefusedError],
    [413, RequestRefusedError],
  ])('takes %d for %o', async (status, kind) => {
    const api = await serve((_, response) => response.writeHead(status).end('{}'));
    await expect(api.get('/')).rejects.toBeInstanceOf(kind);
  });

  it.each<[string, RequestListener]>([
    ['a server that hangs up', (_, response) => response.destroy()],
    ['half an answer', (_, response) => response.end('{"half":')],
  ])('takes %s for one that is away', async (_, listener) => {
    const api = await serve(listener);
    await expect(api.get('/')).rejects.toBeInstanceOf(UnreachableError);
  });

  it('takes nobody listening for a server that is away', async () => {
    const api = await serve((_, response) => response.end('{}'));
    await new Promise((resolve) => servers.splice(0)[0].close(resolve));
    await expect(api.get('/')).rejects.toBeInstanceOf(UnreachableError);
  });
});

describe('untilReached', () => {
  it('asks again until the server can, as soon as it says', async () => {
    let asked = 0;
    const api = await serve((_, response) => {
      asked += 1;
      if (asked < 3) response.writeHead(503, { 'retry-after': '0.01' }).end('{}');
      else response.end('{"ok":true}');
    });
    expect(await untilReached(() => api.get('/'), never)).toEqual({ ok: true });
    expect(asked).toBe(3);
  });

  it('does not ask again what is refused', async () => {
    let asked = 0;
    const api = await serve((_, response) => {
      asked += 1;
      response.writeHead(401).end('{}');
    });
    await expect(untilReached(() => api.get('/'), never)).rejects.toBeInstanceOf(RequestRefusedError);
    expect(asked).toBe(1);
  });

  it('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    const api = await serve((_, response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end('{}');
      stop.abort();
    });
    await expect(untilReached(() => api.get('/'), stop.signal)).rejects.toThrow();
  });
});
