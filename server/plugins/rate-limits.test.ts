import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { signedIn } from '../testing/signed-in.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ mode: 'accounts' });
});
afterAll(() => test.close());

const ask = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  test.app.inject({ url: '/api/session', headers, remoteAddress });

it('who asks without end is told to wait, and nobody else is', async () => {
  const [greedy, other] = [await signedIn(test, 'leader'), await signedIn(test, 'leader')];
  const statuses = new Map<number, number>();
  for (let i = 0; i < 3_010; i++) {
    const { statusCode } = await ask(greedy.headers);
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
  }
  expect(statuses.get(200)).toBe(3_000);
  const refused = await ask(greedy.headers);
  expect([refused.statusCode, refused.json().code, Number(refused.headers['retry-after']) > 0]).toEqual([
    429,
    'rate-limited',
    true,
  ]);
  expect((await ask(other.headers)).statusCode).toBe(200);
  expect((await ask({ authorization: `Bearer ${test.tokens.import}` })).statusCode).toBe(200);
});

it('who is nobody is counted by their address', async () => {
  for (let i = 0; i < 600; i++) await ask({}, '10.1.1.1');
  expect((await ask({}, '10.1.1.1')).statusCode).toBe(429);
  expect((await ask({}, '10.1.1.2')).statusCode).toBe(200);
});
