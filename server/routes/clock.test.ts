import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { MOMENT } from '../../core/testing/make.ts';
import { buildTestApp, type TestApp, type TestAppOptions } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';

const RECORDED_AT = MOMENT - 86_400_000;
const BODY = { districtAt: RECORDED_AT, factor: 600 };
const DEMO = { startAt: MOMENT, factor: 1 };

async function makeApp(options: TestAppOptions): Promise<TestApp> {
  const test = await buildTestApp(options);
  onTestFinished(() => test.close());
  return test;
}

const put = ({ app }: TestApp, token: string | undefined, payload: unknown = BODY) =>
  app.inject({
    method: 'PUT',
    url: '/api/clock',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    payload: JSON.stringify(payload),
  });
const answerOf = async (test: TestApp, token: string | undefined, payload: unknown = BODY) => {
  const answer = await put(test, token, payload);
  return [answer.statusCode, answer.json().code];
};

describe('PUT /api/clock', () => {
  it('sets an empty demo to the moment and the speed of a replay', async () => {
    let machineAt: number = MOMENT;
    const test = await makeApp({ demoClock: DEMO, wall: () => machineAt });
    const answer = await put(test, test.tokens.replay);
    expect([answer.statusCode, answer.json()]).toEqual([200, BODY]);
    expect([test.engine.clock.now(), test.engine.clock.factor]).toEqual([RECORDED_AT, 600]);
    machineAt += 1_000;
    expect(test.engine.clock.now()).toBe(RECORDED_AT + 600_000);
    await sendEvents(test, [makeNew('duty.started')]);
    const [row] = await test.sql`select logged_at from events`;
    expect(row.logged_at).toBe(RECORDED_AT + 600_000);
  });

  it('may be said again before the first event', async () => {
    const test = await makeApp({ demoClock: DEMO });
    await put(test, test.tokens.replay);
    expect((await put(test, test.tokens.replay, { ...BODY, factor: 0.5 })).statusCode).toBe(200);
    expect(test.engine.clock.factor).toBe(0.5);
  });

  it('lasts over a restart', async () => {
    const machine = { wall: () => MOMENT };
    const first = await makeApp({ demoClock: DEMO, ...machine });
    await put(first, first.tokens.replay);
    await first.stop();
    const second = await makeApp({ shareWith: first, ...machine });
    expect([second.engine.clock.now(), second.engine.clock.factor]).toEqual([RECORDED_AT, 600]);
  });

  it('changes the speed of a demo that goes on, from the moment it has reached', async () => {
    let machineAt: number = MOMENT;
    const test = await makeApp({ demoClock: { startAt: MOMENT, factor: 600 }, wall: () => machineAt });
    await sendEvents(test, [makeNew('duty.started')]);
    machineAt += 1_000;
    const reachedAt = MOMENT + 600_000;
    const answer = await put(test, test.tokens.replay, { factor: 1 });
    expect([answer.statusCode, answer.json()]).toEqual([200, { districtAt: reachedAt, factor: 1 }]);
    machineAt += 1_000;
    expect(test.engine.clock.now()).toBe(reachedAt + 1_000);
  });

  it('refuses a demo whose log has events with 409, and leaves its clock', async () => {
    const test = await makeApp({ demoClock: DEMO, wall: () => MOMENT });
    await sendEvents(test, [makeNew('duty.started')]);
    expect(await answerOf(test, test.tokens.replay)).toEqual([409, 'log-not-empty']);
    expect([test.engine.clock.now(), test.engine.clock.factor]).toEqual([MOMENT, 1]);
  });
});

describe('PUT /api/clock on wall time', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp();
  });
  afterAll(() => test.close());

  it('is refused with 409', async () => {
    expect(await answerOf(test, test.tokens.replay)).toEqual([409, 'clock-not-demo']);
  });

  it('is refused with 403 to everybody but the replay', async () => {
    for (const token of [undefined, test.tokens.simulator, test.tokens.import]) {
      expect(await answerOf(test, token)).toEqual([403, 'not-permitted']);
    }
    expect(await answerOf(test, 'guess')).toEqual([401, 'token-unknown']);
  });

  it.each([
    ['a list', []],
    ['null', null],
    ['no factor', { districtAt: MOMENT }],
    ['a moment of nothing', { ...BODY, districtAt: null }],
    ['a moment that is text', { ...BODY, districtAt: String(MOMENT) }],
    ['half a moment', { ...BODY, districtAt: MOMENT + 0.5 }],
    ['a factor that is text', { ...BODY, factor: '60' }],
    ['a factor that is a switch', { ...BODY, factor: true }],
    ['a factor of nothing', { ...BODY, factor: 0 }],
    ['a factor below nothing', { ...BODY, factor: -1 }],
    ['a factor that leaves the calendar', { ...BODY, factor: 10_000_001 }],
    ['a field too many', { ...BODY, zone: 'Asia/Shanghai' }],
  ])('is refused with 400 for %s, which is never repaired', async (_name, body) => {
    expect(await answerOf(test, test.tokens.replay, body)).toEqual([400, 'invalid-request']);
  });
});
