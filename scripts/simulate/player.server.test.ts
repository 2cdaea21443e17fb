import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { buildTestApp, type TestApp } from '../../server/testing/build-test-app.ts';
import { DistrictApi } from './district-api.ts';
import { play, Tally } from './player.ts';

const STARTED = Date.parse('2026-01-17T10:00+08:00');

let server: TestApp | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Let the simulator run until the tally says so. */
async function playUntil(url: string, token: string, done: (tally: Tally) => boolean, pace = 1): Promise<Tally> {
  const tally = new Tally();
  const stop = new AbortController();
  const api = new DistrictApi(url, token);
  const district = await api.get<DistrictBody>('/api/district');
  const options = { api, seed: 1, ticketsPerHour: 20, pace, signal: stop.signal, say: () => {}, complain: () => {} };
  const played = play(district, options, tally).catch((error: Error) => error);
  await vi.waitFor(() => expect(done(tally)).toBe(true), { timeout: 20_000, interval: 20 });
  stop.abort();
  expect((await played).name).toBe('AbortError');
  return tally;
}

describe('the simulator on a server', () => {
  it('fills an empty log and goes on with it in a second run, with nothing refused', async () => {
    server = await buildTestApp({ demoClock: { startAt: STARTED, factor: 600 } });
    const url = await server.listen();
    const { simulator } = server.tokens;

    const first = await playUntil(url, simulator, ({ stored, fixes }) => stored > 4_000 && fixes > 1_000);
    const afterFirst = server.engine.follower.seq;
    const second = await playUntil(url, simulator, ({ stored, fixes }) => stored > 300 && fixes > 100);

    expect([...first.refused, ...second.refused]).toEqual([]);
    expect([first.repeated, second.repeated]).toEqual([0, 0]);
    expect(afterFirst).toBe(first.stored);
    const { state, seq } = server.engine.follower;
    expect(seq).toBe(first.stored + second.stored);
    expect(state.skipped).toBe(0);
    for (const { source, provenance, gridId } of state.tickets.values()) {
      expect([source, provenance]).toEqual(['simulator', 'simulated']);
      expect(gridId).toBeDefined();
    }
    expect(server.errors).toEqual([]);
  });

  it('plays faster than the server can take, and stops when told', async () => {
    server = await buildTestApp({ demoClock: { startAt: STARTED, factor: 1 } });
    const url = await server.listen();
    // more than a day of history has
    const tally = await playUntil(url, server.tokens.simulator, ({ stored }) => stored > 8_000, 100_000);
    expect([...tally.refused]).toEqual([]);
    expect(server.engine.follower.seq).toBe(tally.stored);
    expect(server.errors).toEqual([]);
  });

  it('keeps its invented texts beside the log', async () => {
    server = await buildTestApp({ demoClock: { startAt: STARTED, factor: 600 } });
    const url = await server.listen();
    await playUntil(url, server.tokens.simulator, ({ stored }) => stored > 3_000);
    const rows = await server.sql<{ field: string; value: string }[]>`select field, value from event_private`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { field, value } of rows) expect([field, value.endsWith('（模拟）')]).toEqual(['text', true]);
    const [{ count }] = await server.sql<{ count: string }[]>`
      select count(*) from events where body::text like '%模拟%'`;
    expect(Number(count)).toBe(0);
  });
});
