import { describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../core/protocol/stream.ts';
import { LiveSocket, type SocketHost } from './socket.ts';

const HELLO = { kind: 'hello', protocol: 1, epoch: null, afterSeq: 0 } as const;

/** The part of a websocket the page uses, driven by hand. */
class FakeSocket {
  readyState = 0;
  sent: string[] = [];
  isClosed = false;
  onopen: (() => void) | undefined;
  onmessage: ((message: { data: string }) => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.isClosed = true;
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const timers = new Map<number, { run: () => void; delayMs: number }>();
  const seen: string[] = [];
  let lastTimer = 0;
  const host: SocketHost = {
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket; // the fake has all that is used of it
    },
    now: () => 0,
    random: () => 0.5,
    setTimer: (run, delayMs) => {
      lastTimer += 1;
      timers.set(lastTimer, { run, delayMs });
      return lastTimer;
    },
    clearTimer: (timer) => timers.delete(timer),
  };
  const live = new LiveSocket(host, {
    onOpen: () => HELLO,
    onFrame: ({ kind }) => seen.push(kind),
    onBadFrame: () => seen.push('bad'),
    onLost: (attempt) => seen.push(`lost ${attempt}`),
    onDoubt: () => seen.push('doubt'),
    onRefused: () => seen.push('refused'),
  });
  const fire = (delayMs: number) => {
    const [id, timer] = [...timers].find(([, one]) => one.delayMs === delayMs)!;
    timers.delete(id);
    timer.run();
  };
  return { live, sockets, seen, fire, delays: () => [...timers.values()].map(({ delayMs }) => delayMs) };
}

describe('LiveSocket', () => {
  it('says hello when it is open and hands frames on', () => {
    const { live, sockets, seen } = setUp();
    live.connect();
    sockets[0].open();
    expect(sockets[0].sent).toEqual([JSON.stringify(HELLO)]);
    sockets[0].onmessage?.({ data: '{"kind":"heartbeat"}' });
    sockets[0].onmessage?.({ data: 'no frame' });
    sockets[0].onmessage?.({ data: '{"kind":"later-release"}' });
    expect(seen).toEqual(['heartbeat', 'bad', 'bad']);
  });

  it('doubts who it is for where its rights changed or no socket was taken, and not for any other loss', () => {
    const { live, sockets, seen } = setUp();
    live.connect();
    sockets[0].onclose?.({ code: 1006 });
    live.retryNow();
    sockets[1].open();
    sockets[1].onclose?.({ code: 1006 });
    live.retryNow();
    sockets[2].open();
    sockets[2].onclose?.({ code: CLOSE_CODES.accessChanged });
    expect(seen).toEqual(['doubt', 'lost 1', 'lost 2', 'doubt', 'lost 3']);
  });

  it('gives up a silent connection after twelve seconds and comes back', () => {
    const { live, sockets, seen, fire, delays } = setUp();
    live.connect();
    sockets[0].open();
    fire(12_000);
    expect(sockets[0].isClosed).toBe(true);
    expect(seen).toEqual(['lost 1']);
    expect(delays()).toEqual([2_500]); // half of the five seconds' spread
    fire(2_500);
    expect(sockets).toHaveLength(2);
  });

  it('does not wait when the network is back', () => {
    const { live, sockets } = setUp();
    live.connect();
    sockets[0].onclose?.({ code: 1006 });
    live.retryNow();
    live.retryNow();
    expect(sockets).toHaveLength(2);
  });

  it('does not hear a socket it has given up', () => {
    const { live, sockets, seen } = setUp();
    live.connect();
    sockets[0].open();
    sockets[0].onclose?.({ code: CLOSE_CODES.lagging });
    sockets[0].onmessage?.({ data: '{"kind":"heartbeat"}' });
    sockets[0].onclose?.({ code: 1006 });
    expect(seen).toEqual(['lost 1']);
  });

  it('stops where trying again is useless', () => {
    const { live, sockets, seen, delays } = setUp();
    live.connect();
    sockets[0].onclose?.({ code: CLOSE_CODES.protocol });
    expect(seen).toEqual(['refused']);
    live.stop();
    expect(delays()).toEqual([]);
  });
});
