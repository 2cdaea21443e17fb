import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { HealthBody } from '../../core/protocol/http.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { packageVersion } from '../package-root.ts';
import { buildTestApp, connectTo, type TestApp } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp({ demoClock: { startAt: MOMENT, factor: 60 } });
});
afterAll(() => test.close());

async function health(): Promise<{ status: number; body: HealthBody }> {
  const answer = await test.app.inject({ url: '/api/health' });
  return { status: answer.statusCode, body: answer.json() };
}

/** Take the database away from everybody, or give it back. */
async function allowConnections(allowed: boolean): Promise<void> {
  const administrator = connectTo('postgres');
  await administrator.unsafe(`alter database ${test.databaseName} with allow_connections ${allowed}`);
  if (!allowed)
    await administrator`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${test.databaseName}`;
  await administrator.end({ timeout: 5 });
}

describe('GET /api/health', () => {
  it('says where the log and the clock of the district stand', async () => {
    const [seq] = await sendEvents(test, [makeNew('duty.started')]);
    const { status, body } = await health();
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      seq,
      epoch: test.engine.epoch,
      version: packageVersion,
      database: 'external',
      clients: 0,
      lagMs: 0,
      districtClock: { districtAt: expect.any(Number), factor: 60, kind: 'demo' },
    });
    expect(body.districtClock.districtAt).toBeGreaterThanOrEqual(MOMENT);
  });

  it('counts who is listening', async () => {
    const url = await test.listen();
    const socket = new WebSocket(`${url}/api/stream`);
    await once(socket, 'open');
    await vi.waitFor(async () => expect((await health()).body.clients).toBe(1), PATIENCE);
    socket.terminate();
    await vi.waitFor(async () => expect((await health()).body.clients).toBe(0), PATIENCE);
  });

  it('is 503 and degraded while its database is away, and well again when it is back', async () => {
    const { seq } = (await health()).body;
    await allowConnections(false);
    try {
      const away = await vi.waitFor(async () => {
        const answer = await health();
        expect(answer.status).toBe(503);
        return answer.body;
      }, PATIENCE);
      expect(away).toMatchObject({ status: 'degraded', seq, epoch: test.engine.epoch });
      expect(away.lagMs).toBeGreaterThanOrEqual(0);
    } finally {
      await allowConnections(true);
    }
    await vi.waitFor(
      async () => expect(await health()).toMatchObject({ status: 200, body: { status: 'ok' } }),
      PATIENCE,
    );
    await vi.waitFor(
      async () => expect(await sendEvents(test, [makeNew('duty.started')])).toEqual([seq + 1]),
      PATIENCE,
    );
  });
});
