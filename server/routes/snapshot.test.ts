import { randomUUID } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import { ticketId } from '../../core/testing/make.ts';
import { stateText } from '../../core/testing/state-text.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
  await sendEvents(test, [
    ...Array.from({ length: 60 }, (_, i) => makeNew('ticket.received', { ticketId: ticketId(`T-${i}`) })),
    ...Array.from({ length: 20 }, (_, i) => makeNew('ticket.accepted', { ticketId: ticketId(`T-${3 * i}`) })),
    makeNew('ticket.declined', { ticketId: ticketId('T-1') }),
    makeNew('lamp.failed'),
    makeNew('weather.observed', { temperatureCelsius: -21.5 }),
    makeNew('setting.changed', { setting: 'notice', value: '停水通知' }),
  ]);
});
afterAll(() => test.close());

const get = (headers: Record<string, string> = {}) => test.app.inject({ url: '/api/snapshot', headers });

/** The state that the log itself leaves, read by its own route. */
async function foldOfLog(): Promise<DistrictState> {
  const { zone, windowDays } = test.engine.folder.district;
  const state = new DistrictState({ zone, windowDays });
  const { body } = await test.app.inject({ url: '/api/events?limit=5000' });
  for (const line of body.trimEnd().split('\n')) state.apply(JSON.parse(line) as LoggedEvent);
  return state;
}

describe('GET /api/snapshot', () => {
  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate, br;q=0.9', 'br', brotliDecompressSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
    ['deflate', undefined, (body: Buffer) => body],
    ['', undefined, (body: Buffer) => body],
  ])('is, for a client that takes %j, the state the log leaves', async (accepted, encoding, decode) => {
    const answer = await get({ 'accept-encoding': accepted });
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, encoding]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-cache',
      vary: 'accept-encoding, cookie, authorization',
    });
    const body: SnapshotBody = JSON.parse(decode(answer.rawPayload).toString());
    const folded = await foldOfLog();
    expect([body.epoch, body.seq]).toEqual([test.engine.epoch, folded.seq]);
    expect(folded.tickets.size).toBe(60);
    expect(stateText(readSnapshot(body.state, folded.options))).toBe(stateText(folded));
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await get();
    const again = await get({ 'if-none-match': String(headers.etag), 'accept-encoding': 'br' });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    expect(again.headers['content-encoding']).toBeUndefined();
  });

  it('is sent to who has another one', async () => {
    expect((await get({ 'if-none-match': `"${randomUUID()}.1"` })).statusCode).toBe(200);
  });

  it('has another tag once the log went on', async () => {
    const before = String((await get()).headers.etag);
    await sendEvents(test, [makeNew('duty.started')]);
    // One that took a moment to make is reused for ten such moments.
    const after = await expect
      .poll(() => get({ 'if-none-match': before }), { timeout: 10_000 })
      .toMatchObject({ statusCode: 200 })
      .then(() => get());
    expect(after.headers.etag).toMatch(
      new RegExp(`^"${test.engine.epoch}[.]${test.engine.follower.seq}[.][A-Za-z0-9_-]{8}"$`),
    );
    expect(after.headers.etag).not.toBe(before);
    expect(after.json().seq).toBe(test.engine.follower.seq);
  });
});
