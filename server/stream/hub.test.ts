import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { CLOSE_CODES, STREAM_TIMES } from '../../core/protocol/stream.ts';
import { DistrictClock } from '../district-clock.ts';
import type { LogReader } from '../events/event-log.ts';
import { Follower } from '../events/follower.ts';
import { LISTENER, TEST_LATTICE } from '../testing/audiences.ts';
import { Hub } from './hub.ts';

/** As much of a socket as the hub uses. What takes half a minute over a real one is asked here. */
class TestSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  pings = 0;
  answersPings = true;
  readonly sent: string[] = [];
  closedWith: number | undefined;

  send(data: Buffer): void {
    this.sent.push(JSON.parse(data.toString('utf8')).kind);
  }
  ping(): void {
    this.pings += 1;
    if (this.answersPings) this.emit('pong');
  }
  close(code: number): void {
    this.closedWith ??= code;
    this.readyState = 2;
  }
  terminate(): void {
    this.readyState = 3;
    this.emit('close');
  }
  say(frame: object): void {
    this.emit('message', Buffer.from(JSON.stringify(frame)), false);
  }
}

const log: LogReader = { readAfter: async () => [], pagesAfter: async function* () {} };
const hello = { kind: 'hello', protocol: 1, epoch: 'e', afterSeq: 0 };
let hub: Hub;
let errors: unknown[];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  errors = [];
  const onError = (error: unknown) => errors.push(error);
  const timers = { now: () => performance.now(), after: (ms: number, run: () => void) => void setTimeout(run, ms) };
  hub = new Hub({
    follower: new Follower(log, {
      state: { zone: 'Asia/Shanghai', windowDays: 400 },
      lattice: TEST_LATTICE,
      timers,
      onError,
    }),
    log,
    clock: new DistrictClock({ kind: 'wall', startAt: 0, factor: 1 }),
    version: '1',
    districtHash: 'h',
    epoch: () => 'e',
    storedSeq: async () => 0,
    onError,
  });
});
afterEach(() => {
  hub.stop();
  vi.useRealTimers();
  expect(errors).toEqual([]);
});

function accept(): TestSocket {
  const socket = new TestSocket();
  hub.accept(socket as unknown as WebSocket, LISTENER);
  return socket;
}

async function acceptLive(): Promise<TestSocket> {
  const socket = accept();
  socket.say(hello);
  await vi.advanceTimersByTimeAsync(0);
  return socket;
}

describe('Hub', () => {
  it('sends who says nothing away after ten seconds, and nobody else', async () => {
    const [silent, live] = [accept(), await acceptLive()];
    await vi.advanceTimersByTimeAsync(STREAM_TIMES.helloMs - 1);
    expect(silent.closedWith).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect([silent.closedWith, live.closedWith]).toEqual([CLOSE_CODES.helloTimeout, undefined]);
    expect(silent.sent).toEqual([]);
  });

  it('sends a heartbeat every two seconds to who was greeted, live or not', async () => {
    const live = await acceptLive();
    const loading = accept();
    loading.say({ ...hello, epoch: null });
    await vi.advanceTimersByTimeAsync(3 * STREAM_TIMES.heartbeatMs);
    expect(live.sent).toEqual(['welcome', 'heartbeat', 'heartbeat', 'heartbeat']);
    expect(loading.sent).toEqual(['welcome', 'reset', 'heartbeat', 'heartbeat', 'heartbeat']);
  });

  it('spares who is not live and still has something coming', async () => {
    const loading = accept();
    loading.say({ ...hello, epoch: null });
    loading.bufferedAmount = 1;
    await vi.advanceTimersByTimeAsync(STREAM_TIMES.heartbeatMs);
    expect(loading.sent).toEqual(['welcome', 'reset']);
  });

  it('pings every ten seconds and drops who has not answered for twenty-five', async () => {
    const [answering, dead] = [await acceptLive(), await acceptLive()];
    dead.answersPings = false;
    await vi.advanceTimersByTimeAsync(24_000);
    expect([answering.pings, dead.pings, dead.closedWith]).toEqual([2, 2, undefined]);
    // Looked at with each heartbeat: at 26 s more than 25 s have passed.
    await vi.advanceTimersByTimeAsync(2_000);
    expect([answering.closedWith, dead.closedWith]).toEqual([undefined, CLOSE_CODES.silent]);
  });

  it('destroys a socket whose peer does not answer the close within two seconds', async () => {
    const socket = accept();
    socket.say({ kind: 'nonsense' });
    expect([socket.closedWith, hub.size]).toEqual([CLOSE_CODES.badFrame, 1]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(hub.size).toBe(0);
  });

  it.each([
    ['says hello', (socket: TestSocket) => socket.say(hello)],
    ['pings', (socket: TestSocket) => socket.emit('ping')],
    ['only waits', () => vi.advanceTimersByTime(STREAM_TIMES.heartbeatMs)],
  ])('sends away who has more than a megabyte waiting and %s', async (_name, act) => {
    const socket = accept();
    socket.bufferedAmount = (1 << 20) + 1;
    act(socket);
    expect(socket.closedWith).toBe(CLOSE_CODES.lagging);
    expect(socket.sent).toEqual([]);
  });

  it('keeps live who says two hellos in one breath, and sends everything once', async () => {
    const socket = accept();
    socket.say(hello);
    socket.say(hello);
    await vi.advanceTimersByTimeAsync(STREAM_TIMES.heartbeatMs);
    expect(socket.sent).toEqual(['welcome', 'welcome', 'heartbeat']);
    socket.terminate();
    hub.publishPositions(Buffer.from('{"kind":"positions"}'));
    expect(socket.sent).toHaveLength(3);
  });

  it('tells a new listener the last positions, and everybody the next', async () => {
    const early = await acceptLive();
    hub.publishPositions(Buffer.from('{"kind":"positions"}'));
    const late = await acceptLive();
    expect([early.sent, late.sent]).toEqual([
      ['welcome', 'positions'],
      ['welcome', 'positions'],
    ]);
  });

  it('says goodbye to everybody when it stops', async () => {
    const sockets = [accept(), await acceptLive()];
    hub.stop();
    expect(sockets.map(({ closedWith }) => closedWith)).toEqual([CLOSE_CODES.shutdown, CLOSE_CODES.shutdown]);
  });
});
