import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../core/protocol/stream.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { signedIn, TEST_PASSWORD } from '../testing/signed-in.ts';
import { StreamClient } from '../testing/stream-client.ts';

let test: TestApp;
let url: string;
beforeAll(async () => {
  test = await buildTestApp({ mode: 'accounts' });
  url = await test.listen();
});
afterAll(async () => {
  await test.close();
  expect(test.errors).toEqual([]);
});

const PAGE = { origin: 'http://127.0.0.1', host: '127.0.0.1' };
const signIn = (name: string, password: string, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { ...PAGE, ...headers },
    payload: { name, password },
  });
const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>) => String(answer.headers['set-cookie']).split(';')[0];
const who = async (headers: Record<string, string>) =>
  (await test.app.inject({ url: '/api/session', headers })).json().who;

describe('a session', () => {
  it('begins with the right password, in a cookie that no script reads and no other site sends', async () => {
    const { name } = await signedIn(test, 'leader');
    const answer = await signIn(name, TEST_PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().who).toMatchObject({ role: 'leader', area: 'district', grids: null });
    expect(answer.headers['set-cookie']).toMatch(
      /^doorstep_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(await who({ cookie: cookieOf(answer) })).toMatchObject({ role: 'leader' });
    const rows = await test.sql<{ digest: string }[]>`select digest from sessions`;
    expect(rows.some(({ digest }) => cookieOf(answer).includes(digest))).toBe(false);
  });

  it('is marked for TLS alone where a proxy of this machine says so', async () => {
    const { name } = await signedIn(test, 'leader');
    const answer = await signIn(name, TEST_PASSWORD, { 'x-forwarded-proto': 'https' });
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-doorstep_session=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    // What was given for TLS is worth nothing without it.
    expect(await who({ cookie: cookieOf(answer) })).toBeNull();
    expect(await who({ cookie: cookieOf(answer), 'x-forwarded-proto': 'https' })).toMatchObject({ role: 'leader' });
  });

  it('is a new one after signing in, so that a planted one is worth nothing', async () => {
    const planted = await signedIn(test, 'leader');
    const victim = await signedIn(test, 'duty-officer');
    const answer = await signIn(victim.name, TEST_PASSWORD, { cookie: planted.headers.cookie });
    expect(cookieOf(answer)).not.toBe(planted.headers.cookie);
    expect(await who({ cookie: planted.headers.cookie })).toBeNull();
  });

  it('ends by signing out, and a replayed cookie is nobody', async () => {
    const { headers } = await signedIn(test, 'leader');
    expect((await test.app.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(204);
    const again = await test.app.inject({ url: '/api/snapshot', headers });
    expect([again.statusCode, again.json().code]).toEqual([401, 'session-ended']);
    expect((await test.app.inject({ url: '/api/health', headers })).statusCode).toBe(200); // open to all
  });

  it('ends at its last hour, and after having been idle', async () => {
    const { headers, id } = await signedIn(test, 'leader');
    await test.sql`update sessions set seen_at = now() - interval '61 minutes' where account_id = ${id}`;
    expect((await test.app.inject({ url: '/api/snapshot', headers })).statusCode).toBe(401);
    const other = await signedIn(test, 'leader');
    await test.sql`update sessions set expires_at = now() - interval '1 second' where account_id = ${other.id}`;
    expect((await test.app.inject({ url: '/api/snapshot', headers: other.headers })).statusCode).toBe(401);
  });

  it('that was read while it was taken away is not kept', async () => {
    const { headers, id } = await signedIn(test, 'leader');
    const { sessions, accounts } = test.access;
    const find = sessions.find.bind(sessions);
    sessions.find = async (digest) => {
      const read = await find(digest);
      sessions.find = find;
      await accounts.disable(id);
      await test.access.refresh();
      return read;
    };
    expect((await test.app.inject({ url: '/api/snapshot', headers })).statusCode).toBe(200); // asked before it was taken
    expect((await test.app.inject({ url: '/api/snapshot', headers })).statusCode).toBe(401);
  });

  it('is nobody without a cookie: everything but what is open is refused', async () => {
    for (const path of [
      '/api/snapshot',
      '/api/tickets',
      '/api/district/files/grids.geojson',
      '/api/events',
      '/api/accounts',
      '/api/audit',
    ]) {
      const answer = await test.app.inject({ url: path });
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 401, 'sign-in-needed']);
    }
    await expect(StreamClient.open(url)).rejects.toThrow('401');
  });

  it('writes nothing for a page of another origin, whatever cookie it borrows', async () => {
    const { headers } = await signedIn(test, 'duty-officer');
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', undefined]) {
      const { origin: _, ...rest } = headers;
      const answer = await test.app.inject({
        method: 'DELETE',
        url: '/api/session',
        headers: origin === undefined ? rest : { ...rest, origin },
      });
      expect([origin, answer.statusCode]).toEqual([origin, 403]);
    }
  });
});

describe('signing in', () => {
  it('tells nobody whether there is such an account', async () => {
    const { name } = await signedIn(test, 'leader');
    const [wrong, unknown] = [await signIn(name, 'another password'), await signIn('nobody-here', 'another password')];
    expect([wrong.statusCode, wrong.json()]).toEqual([unknown.statusCode, unknown.json()]);
    expect(wrong.json().code).toBe('sign-in-refused');
  });

  it('makes who fails wait, longer each time, and the right password as well', async () => {
    const { name } = await signedIn(test, 'leader');
    const tries = [];
    for (let i = 0; i < 8; i++) tries.push(await signIn(name, `guess ${i}`));
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    const right = await signIn(name, TEST_PASSWORD);
    expect([right.statusCode, Number(right.headers['retry-after']) > 0]).toEqual([429, true]);
    const [{ failures }] = await test.sql<
      { failures: number }[]
    >`select max(failures) as failures from sign_in_failures`;
    expect(failures).toBeLessThan(40);
  });

  it('refuses an account that is off', async () => {
    const { name, id } = await signedIn(test, 'leader');
    await test.access.accounts.disable(id);
    expect((await signIn(name, TEST_PASSWORD)).statusCode).toBe(401);
  });
});

describe('an open socket', () => {
  const closeWithin = async (client: StreamClient, limitMs: number) => {
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), limitMs));
    return Promise.race([client.closed.then(({ code }) => code), late]);
  };
  const open = async (headers: Record<string, string>) => {
    const client = await StreamClient.open(url, { cookie: headers.cookie, origin: url });
    client.hello(test.engine.epoch, test.engine.follower.seq);
    await expect.poll(() => client.kinds.includes('welcome')).toBe(true);
    return client;
  };

  it('closes when its session ends', async () => {
    const { headers } = await signedIn(test, 'leader');
    const client = await open(headers);
    await test.app.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(await closeWithin(client, 5_000)).toBe(CLOSE_CODES.accessChanged);
  });

  it('closes when its account is switched off or gets another role, and no other does', async () => {
    const [off, moved, other] = await Promise.all(
      (['leader', 'leader', 'leader'] as const).map((role) => signedIn(test, role)),
    );
    const clients = await Promise.all([off, moved, other].map(({ headers }) => open(headers)));
    await test.access.accounts.disable(off.id);
    await test.access.accounts.assign(moved.id, 'wall', 'district');
    await test.access.refresh();
    expect(await closeWithin(clients[0], 5_000)).toBe(CLOSE_CODES.accessChanged);
    expect(await closeWithin(clients[1], 5_000)).toBe(CLOSE_CODES.accessChanged);
    expect(await closeWithin(clients[2], 500)).toBe('late');
    clients[2].socket.close();
  });

  it('closes within five seconds of a change on another server', async () => {
    const { headers, id } = await signedIn(test, 'leader');
    const client = await open(headers);
    const elsewhere = await buildTestApp({ mode: 'accounts', shareWith: test });
    await elsewhere.access.accounts.disable(id);
    await elsewhere.stop();
    expect(await closeWithin(client, 5_000)).toBe(CLOSE_CODES.accessChanged);
  });

  it('closes when its token is revoked', async () => {
    const { id, secret } = await test.access.tokens.create({
      label: 'hall',
      role: 'wall',
      area: 'district',
      source: 'device',
      createdBy: 'test',
      expiresAt: Date.now() + 60_000,
    });
    const client = await StreamClient.open(url, { authorization: `Bearer ${secret}` });
    client.hello(test.engine.epoch, test.engine.follower.seq);
    await expect.poll(() => client.kinds.includes('welcome')).toBe(true);
    await test.access.tokens.revoke(id);
    await test.access.refresh();
    expect(await closeWithin(client, 5_000)).toBe(CLOSE_CODES.accessChanged);
  });
});
