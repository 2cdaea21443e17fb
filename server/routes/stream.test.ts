import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import { CLOSE_CODES, MAX_CATCH_UP_EVENTS, STREAM_PROTOCOL, STREAM_TIMES } from '../../core/protocol/stream.ts';
import { makeSent } from '../../core/testing/make.ts';
import { buildTestApp, connectTo, type TestApp } from '../testing/build-test-app.ts';
import { fillLog, restoreBackup, takeBackup } from '../testing/fill-log.ts';
import { followsFrom, StreamClient } from '../testing/stream-client.ts';

const HEARTBEAT_PATIENCE_MS = 2 * STREAM_TIMES.heartbeatMs;
let test: TestApp;
let url: string;
let clients: StreamClient[] = [];
let silent: { client: StreamClient; openedAt: number };

beforeAll(async () => {
  test = await buildTestApp();
  url = await test.listen();
  silent = { client: await StreamClient.open(url), openedAt: performance.now() };
});
afterAll(async () => {
  await test.close();
  expect(test.errors).toEqual([]);
});
afterEach(() => {
  for (const client of clients) client.cut();
  clients = [];
});

async function open(to = url, headers: Record<string, string> = {}): Promise<StreamClient> {
  const client = await StreamClient.open(to, headers);
  clients.push(client);
  return client;
}

async function openLive(to = url, { engine } = test): Promise<StreamClient> {
  const client = await open(to);
  client.hello(engine.epoch, engine.follower.seq);
  await client.frame('welcome');
  await client.frame('positions');
  return client;
}

/** Store events over HTTP; they are acknowledged when this resolves. */
async function post(count: number, { app } = test): Promise<number[]> {
  const payload = Array.from({ length: count }, () => makeSent('source.reported', { id: randomUUID() as never }));
  const answer = await app.inject({ method: 'POST', url: '/api/events', payload });
  return answer.json().answers.map(({ seq }: { seq: number }) => seq);
}

const readSnapshot = async (to = url) => (await (await fetch(`${to}/api/snapshot`)).json()) as SnapshotBody;

describe('hello', () => {
  it('is answered by welcome, the rows that are missing in order, and then what comes', async () => {
    await post(700);
    const client = await open();
    const { epoch, follower } = test.engine;
    client.hello(epoch, 0);
    const welcome = await client.frame('welcome');
    expect(welcome).toMatchObject({
      protocol: STREAM_PROTOCOL,
      epoch,
      seq: follower.seq,
      clock: 'wall',
      clockFactor: 1,
      districtHash: test.engine.folder.hash,
    });
    await client.reaches(welcome.seq);
    const [last] = (await post(1)).slice(-1);
    await client.reaches(last);
    expect(client.kinds[0]).toBe('welcome');
    expect(followsFrom(0, client.ofKind('events'))).toBe(true);
    expect(client.ofKind('reset')).toEqual([]);
  });

  it('of a late joiner brings only what it lacks', async () => {
    const [afterSeq] = (await post(3)).slice(-1);
    await post(5);
    const client = await open();
    client.hello(test.engine.epoch, afterSeq);
    await client.reaches(afterSeq + 5);
    expect(client.seqs).toEqual([1, 2, 3, 4, 5].map((step) => afterSeq + step));
  });

  it('without a state is sent to the snapshot and gets heartbeats only, until it says hello again', async () => {
    await post(2);
    const client = await open();
    client.hello(null, 0);
    const reset = await client.frame('reset');
    expect(reset).toEqual({
      kind: 'reset',
      epoch: test.engine.epoch,
      seq: test.engine.follower.seq,
      url: '/api/snapshot',
    });
    const { epoch, seq } = await readSnapshot();
    const [last] = (await post(3)).slice(-1);
    await client.frame('heartbeat');
    expect(client.kinds.filter((kind) => kind !== 'heartbeat')).toEqual(['welcome', 'reset']);
    client.hello(epoch, seq);
    await client.reaches(last);
    expect(followsFrom(seq, client.ofKind('events'))).toBe(true);
  });

  it.each([
    ['of another epoch', () => ({ epoch: randomUUID(), afterSeq: 0 })],
    ['ahead of the log', () => ({ epoch: test.engine.epoch, afterSeq: test.engine.follower.seq + 1 })],
  ])('%s is sent to the snapshot', async (_name, where) => {
    const client = await open();
    const { epoch, afterSeq } = where();
    client.hello(epoch, afterSeq);
    await client.frame('reset');
    expect(client.kinds.slice(0, 2)).toEqual(['welcome', 'reset']);
  });

  it('said again while live goes on without a hole and without a repeat', async () => {
    const client = await openLive();
    const [first] = await post(1);
    await client.reaches(first);
    client.hello(test.engine.epoch, first);
    const [second] = await post(1);
    await client.reaches(second);
    await client.frame('welcome', 1);
    expect(client.seqs).toEqual([first, second]);
  });

  it('said again and again while catching up ends in one conversation', async () => {
    await post(1_500);
    const client = await open();
    const { epoch, follower } = test.engine;
    for (const afterSeq of [0, 10, 20, follower.seq - 600]) client.hello(epoch, afterSeq);
    await client.frame('welcome', 3);
    await client.reaches(follower.seq);
    const from = client.frames.lastIndexOf(client.ofKind('welcome')[3]);
    const since = client.frames.slice(from).filter((frame) => frame.kind === 'events');
    expect(followsFrom(follower.seq - 600, since)).toBe(true);
    const [last] = await post(1);
    await client.reaches(last);
    expect(client.seqs.filter((seq) => seq === last)).toEqual([last]);
  });
});

describe('a frame that is no hello', () => {
  it.each([
    ['not JSON', 'hello', CLOSE_CODES.badFrame],
    ['another kind', JSON.stringify({ kind: 'events' }), CLOSE_CODES.badFrame],
    ['a position that is no number', JSON.stringify({ kind: 'hello', protocol: 1, epoch: null, afterSeq: '0' }), 4000],
    ['binary', Buffer.from('{"kind":"hello","protocol":1,"epoch":null,"afterSeq":0}'), CLOSE_CODES.badFrame],
    [
      'another protocol',
      JSON.stringify({ kind: 'hello', protocol: 2, epoch: null, afterSeq: 0 }),
      CLOSE_CODES.protocol,
    ],
    ['larger than 64 KB', `"${'x'.repeat(64 * 1024)}"`, 1009],
  ])('(%s) closes the socket with its code', async (_name, frame, code) => {
    const client = await open();
    client.socket.send(frame);
    expect((await client.closed).code).toBe(code);
  });
});

describe('the door', () => {
  it.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a name that begins like ours', { origin: 'http://localhost.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a cookie without an Origin', { cookie: 'session=1' }],
  ])('is shut for %s, before the upgrade', async (_name, headers) => {
    await expect(open(url, headers as Record<string, string>)).rejects.toThrow('403');
  });

  it('is open for our own page and for programs', async () => {
    await open(url, { origin: url });
    await open(url);
  });
});

describe('a live client', () => {
  it('gets a heartbeat every two seconds', async () => {
    const client = await openLive();
    await client.until(() => client.ofKind('heartbeat').length > 1, 'two heartbeats', 2 * HEARTBEAT_PATIENCE_MS);
    const [first, second] = client.ofKind('heartbeat');
    expect(Object.keys(first).sort()).toEqual(['clockFactor', 'districtAt', 'kind', 'seq', 'serverAt']);
    expect(first.seq).toBe(test.engine.follower.seq);
    // Timers are late on a busy machine, never early by more than a tick.
    expect(second.serverAt - first.serverAt).toBeGreaterThanOrEqual(STREAM_TIMES.heartbeatMs - 50);
    expect(second.serverAt - first.serverAt).toBeLessThan(2 * STREAM_TIMES.heartbeatMs);
  });

  it('that stops reading is closed as lagging while others go on and the server keeps a bounded part', async () => {
    const [reader, slow] = [await openLive(), await openLive()];
    const begin = test.engine.follower.seq;
    slow.socket.pause();
    let sent = 0;
    // Two thousand characters a row: what the kernel holds and one megabyte more are soon behind.
    const value = '慢'.repeat(2_000);
    for (let i = 0; test.engine.follower.fanOut.size > 1; i++) {
      if (i === 60) throw new Error('60 requests of 200 events did not make it lag.');
      const events = Array.from({ length: 200 }, () =>
        makeSent('setting.changed', { id: randomUUID() as never, setting: 'text', value }),
      );
      await test.app.inject({ method: 'POST', url: '/api/events', payload: events });
      sent += events.length;
      await reader.reaches(begin + sent);
    }
    expect(followsFrom(begin, reader.ofKind('events'))).toBe(true);
    slow.socket.resume();
    const { code } = await slow.closed;
    // The close frame waits behind what the peer does not read; after two seconds the socket is destroyed.
    expect([CLOSE_CODES.lagging, 1006]).toContain(code);
  });
});

describe('a client that asks and does not read', () => {
  let greedy: TestApp;
  let greedyUrl: string;
  beforeAll(async () => {
    greedy = await buildTestApp();
    greedyUrl = await greedy.listen();
    await post(600, greedy);
  });
  afterAll(() => greedy.close());

  async function openPaused(): Promise<StreamClient> {
    const client = await open(greedyUrl);
    expect(greedy.engine.hub.size).toBe(1);
    client.socket.pause();
    return client;
  }

  async function expectSentAway(client: StreamClient): Promise<void> {
    await expect.poll(() => greedy.engine.hub.size, { timeout: 10_000 }).toBe(0);
    client.socket.resume();
    expect([CLOSE_CODES.lagging, 1006]).toContain((await client.closed).code);
  }

  it.each([
    ['says hello over and over', () => greedy.engine.epoch],
    ['says hello over and over without a state', () => null],
  ])('(%s) is sent away before it costs memory', async (_name, epochOf) => {
    const client = await openPaused();
    const held = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 20_000; i++) client.hello(epochOf(), 0);
    await expectSentAway(client);
    expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(50e6);
  });

  it('(pings without end) is sent away before it costs memory', async () => {
    const client = await openPaused();
    for (let i = 0; i < 200_000; i++) client.socket.ping('x'.repeat(125));
    await expectSentAway(client);
  });
});

describe('a server that closes', () => {
  it('says so, and a client goes on where it stood after the restart', async () => {
    const first = await buildTestApp();
    const firstUrl = await first.listen();
    const client = await openLive(firstUrl, first);
    const [seq] = (await post(3, first)).slice(-1);
    await client.reaches(seq);
    await first.stop();
    expect((await client.closed).code).toBe(CLOSE_CODES.shutdown);

    const second = await buildTestApp({ shareWith: first });
    const secondUrl = await second.listen();
    await post(2, second);
    const back = await open(secondUrl);
    back.hello(second.engine.epoch, seq);
    await back.reaches(seq + 2);
    expect(back.seqs).toEqual([seq + 1, seq + 2]);
    expect(back.ofKind('reset')).toEqual([]);
    await second.close();
  });
});

describe('a log that is longer than the ring', () => {
  let long: TestApp;
  let longUrl: string;
  beforeAll(async () => {
    const before = await buildTestApp();
    await before.stop();
    await withSql(before, (sql) => fillLog(sql, MAX_CATCH_UP_EVENTS + 1));
    long = await buildTestApp({ shareWith: before });
    longUrl = await long.listen();
  });
  afterAll(() => long.close());

  it('is read in pages from the database until the ring covers the rest', async () => {
    expect(long.engine.follower.ring.tailSeq).toBe(MAX_CATCH_UP_EVENTS + 1);
    const client = await open(longUrl);
    client.hello(long.engine.epoch, 1);
    await client.frame('welcome');
    const last = await fillLog(long.sql, 10);
    await client.reaches(last);
    expect(followsFrom(1, client.ofKind('events'))).toBe(true);
    expect(client.seqs).toHaveLength(last - 1);
  });

  it('sends who is more than 50,000 rows behind to the snapshot', async () => {
    const { epoch, follower } = long.engine;
    const client = await open(longUrl);
    client.hello(epoch, follower.seq - MAX_CATCH_UP_EVENTS - 1);
    await client.frame('reset');
    client.hello(epoch, (await readSnapshot(longUrl)).seq);
    const last = await fillLog(long.sql, 1);
    await client.reaches(last);
    expect(client.seqs).toEqual([last]);
  });
});

describe('a restored database', () => {
  it('gets a new epoch, and every client is sent away and then to the snapshot', async () => {
    const restored = await buildTestApp();
    const restoredUrl = await restored.listen();
    await post(2, restored);
    await takeBackup(restored.sql);
    await post(3, restored);
    const former = restored.engine.epoch;
    const client = await openLive(restoredUrl, restored);
    await restoreBackup(restored.sql);
    expect((await client.closed).code).toBe(CLOSE_CODES.epochChanged);
    expect(restored.engine.epoch).not.toBe(former);

    const back = await open(restoredUrl);
    back.hello(former, 5);
    expect(await back.frame('reset')).toMatchObject({ epoch: restored.engine.epoch, seq: 2 });
    const snapshot = await readSnapshot(restoredUrl);
    expect([snapshot.epoch, snapshot.seq, snapshot.state.seq]).toEqual([restored.engine.epoch, 2, 2]);
    back.hello(snapshot.epoch, snapshot.seq);
    const [seq] = await post(1, restored);
    await back.reaches(seq);
    expect(back.seqs).toEqual([3]);
    await restored.close();
  });

  it('is noticed at the next start when the server was not running', async () => {
    const first = await buildTestApp();
    await post(2, first);
    await takeBackup(first.sql);
    await post(3, first);
    const { epoch } = first.engine;
    await first.stop();
    await withSql(first, restoreBackup);
    const second = await buildTestApp({ shareWith: first });
    expect(second.engine.epoch).not.toBe(epoch);
    expect(second.engine.follower.seq).toBe(2);
    await second.close();
  });
});

describe('two servers on one database', () => {
  it('show every client of either the same rows in the same order', async () => {
    const one = await buildTestApp();
    const two = await buildTestApp({ shareWith: one });
    const pair = [one, two];
    const urls = [await one.listen(), await two.listen()];
    const listeners = await Promise.all([0, 1, 0, 1].map((i) => openLive(urls[i], pair[i])));
    const posts = Array.from({ length: 40 }, (_, i) => post(1 + (i % 7), pair[i % 2]));
    const seqs = (await Promise.all(posts)).flat();
    expect(seqs.sort((a, b) => a - b)).toEqual(seqs.map((_, i) => i + 1));
    for (const client of listeners) {
      await client.reaches(seqs.length);
      expect(followsFrom(0, client.ofKind('events'))).toBe(true);
      expect(client.rows).toEqual(listeners[0].rows);
    }
    expect([...one.errors, ...two.errors]).toEqual([]);
    await two.stop();
    await one.close();
  });

  it('let a client change over although the other server is a little behind', async () => {
    const one = await buildTestApp();
    const two = await buildTestApp({ shareWith: one });
    const [seq] = (await post(4, one)).slice(-1);
    const client = await open(await two.listen());
    client.hello(two.engine.epoch, seq);
    expect((await client.frame('welcome')).seq).toBe(seq);
    expect(client.ofKind('reset')).toEqual([]);
    await two.stop();
    await one.close();
  });
});

describe('who never says hello', () => {
  it('is sent away after ten seconds', async () => {
    const { client, openedAt } = silent;
    expect((await client.closed).code).toBe(CLOSE_CODES.helloTimeout);
    expect(performance.now() - openedAt).toBeGreaterThan(STREAM_TIMES.helloMs - 50);
    expect(client.frames).toEqual([]);
  });
});

async function withSql<Result>(of: TestApp, run: (sql: TestApp['sql']) => Promise<Result>): Promise<Result> {
  const sql = connectTo(of.databaseName);
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
