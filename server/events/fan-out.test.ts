import { describe, expect, it } from 'vitest';
import { CLOSE_CODES, type EventsFrame, STREAM_TIMES } from '../../core/protocol/stream.ts';
import { EVERYTHING, rowOf } from '../testing/audiences.ts';
import { FanOut, MAX_PENDING_BYTES, type Subscriber, type Timers } from './fan-out.ts';
import { type EncodedFrame, encodeFrame, MAX_FRAME_ROWS } from './frames.ts';
import { Ring, type RingLimits } from './ring.ts';

const { coalesceMs } = STREAM_TIMES;
const BEHIND_LIMIT_MS = 5_000;
const HEARTBEAT = encodeFrame({
  kind: 'heartbeat',
  seq: 0,
  serverAt: 0 as never,
  districtAt: 0 as never,
  clockFactor: 1,
});

/** Time that only moves when it is told to; what is due runs then. */
class SettableTimers implements Timers {
  #now = 0;
  #due: { readonly at: number; readonly run: () => void }[] = [];

  now = () => this.#now;
  after = (delayMs: number, run: () => void) => void this.#due.push({ at: this.#now + delayMs, run });

  get waiting(): number {
    return this.#due.length;
  }

  pass(ms: number): void {
    this.#now += ms;
    const due = this.#due.filter(({ at }) => at <= this.#now);
    this.#due = this.#due.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
  }
}

/** A socket whose reader takes as much as the test says. */
class Reader implements Subscriber {
  readonly audience = EVERYTHING;
  readonly frames: EncodedFrame[] = [];
  closedWith: number | undefined;
  pending = 0;
  isStuck = false;

  send(frame: EncodedFrame): void {
    this.frames.push(frame);
    if (this.isStuck) this.pending += frame.length;
  }
  pendingBytes(): number {
    return this.pending;
  }
  close(code: number): void {
    this.closedWith = code;
  }
  /** `[prevSeq, seq]` of each frame of events. */
  get covered(): [number, number][] {
    return this.events.map(({ prevSeq, seq }) => [prevSeq, seq]);
  }
  get events(): EventsFrame[] {
    return this.frames.map((frame) => JSON.parse(frame.toString())).filter(({ kind }) => kind === 'events');
  }
}

function setUp({ afterSeq = 0, ...limits }: RingLimits & { afterSeq?: number } = {}) {
  const ring = new Ring(afterSeq, limits);
  const timers = new SettableTimers();
  const fanOut = new FanOut(ring, timers);
  const gain = (rows: number, characters = 0) => {
    for (let i = 0; i < rows; i++) {
      const seq = ring.headSeq + 1;
      ring.push(rowOf(seq, JSON.stringify({ seq, text: 'x'.repeat(characters) })));
    }
    fanOut.wake();
  };
  const join = () => {
    const reader = new Reader();
    return { reader, leave: fanOut.subscribe(reader) };
  };
  return { ring, timers, fanOut, gain, join };
}

describe('FanOut', () => {
  it('sends the first row at once', () => {
    const { gain, join, timers } = setUp();
    const { reader } = join();
    gain(1);
    expect(reader.covered).toEqual([[0, 1]]);
    expect(timers.waiting).toBe(0);
  });

  it('sends what comes within 40 ms together when they end', () => {
    const { gain, join, timers } = setUp();
    const { reader } = join();
    gain(1);
    timers.pass(10);
    gain(2);
    timers.pass(10);
    gain(1);
    expect(timers.waiting).toBe(1);
    expect(reader.covered).toEqual([[0, 1]]);
    timers.pass(coalesceMs - 20);
    expect(reader.covered).toEqual([
      [0, 1],
      [1, 4],
    ]);
    expect(reader.events[1].events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('sends at once again after 40 quiet milliseconds', () => {
    const { gain, join, timers } = setUp();
    const { reader } = join();
    gain(1);
    timers.pass(coalesceMs);
    gain(1);
    expect(reader.covered).toHaveLength(2);
  });

  it('sends no empty frame when everything went out before the 40 ms ended', () => {
    const { gain, join, timers, fanOut } = setUp();
    const { reader } = join();
    gain(1);
    gain(1);
    fanOut.flush();
    timers.pass(coalesceMs);
    expect(reader.covered).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('encodes a frame once for all', () => {
    const { gain, join } = setUp();
    const readers = [join().reader, join().reader, join().reader];
    gain(3);
    expect(new Set(readers.map(({ frames }) => frames[0])).size).toBe(1);
  });

  it('splits what is more than a frame takes, without a hole', () => {
    const { gain, join } = setUp();
    const { reader } = join();
    gain(2 * MAX_FRAME_ROWS + 1);
    expect(reader.covered).toEqual([
      [0, 500],
      [500, 1_000],
      [1_000, 1_001],
    ]);
  });

  it('splits long rows by their text', () => {
    const { gain, join } = setUp();
    const { reader } = join();
    gain(3, 20_000); // one of twenty thousand characters fits into 32 Ki, two do not
    expect(reader.covered).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('knows what it has sent, whether or not anybody listens', () => {
    const { gain, fanOut, timers } = setUp({ afterSeq: 20 });
    expect(fanOut.sentSeq).toBe(20);
    gain(1);
    expect(fanOut.sentSeq).toBe(21);
    gain(1);
    expect(fanOut.sentSeq).toBe(21);
    timers.pass(coalesceMs);
    expect(fanOut.sentSeq).toBe(22);
  });

  it('sends nothing to one who left, even twice', () => {
    const { gain, join, fanOut } = setUp();
    const { reader, leave } = join();
    const { reader: other } = join();
    leave();
    leave();
    expect(fanOut.size).toBe(1);
    gain(1);
    expect(reader.frames).toEqual([]);
    expect(other.covered).toEqual([[0, 1]]);
  });

  it('sends frames of other kinds to everybody', () => {
    const { fanOut, join } = setUp();
    const readers = [join().reader, join().reader];
    fanOut.broadcast(HEARTBEAT);
    expect(readers.map(({ frames }) => frames)).toEqual([[HEARTBEAT], [HEARTBEAT]]);
  });
});

describe('FanOut and a slow reader', () => {
  it('sends one away who has more than a megabyte waiting, and nobody else', () => {
    const { gain, join, fanOut } = setUp();
    const { reader: slow } = join();
    const { reader: quick } = join();
    slow.pending = MAX_PENDING_BYTES + 1;
    gain(1);
    expect([slow.closedWith, slow.frames.length]).toEqual([CLOSE_CODES.lagging, 0]);
    expect([quick.closedWith, quick.frames.length]).toEqual([undefined, 1]);
    expect(fanOut.size).toBe(1);
  });

  it('keeps one with a megabyte waiting', () => {
    const { gain, join } = setUp();
    const { reader } = join();
    reader.pending = MAX_PENDING_BYTES;
    gain(1);
    expect([reader.closedWith, reader.frames.length]).toEqual([undefined, 1]);
  });

  it('sends one away who takes nothing for more than five seconds', () => {
    const { gain, join, timers, fanOut } = setUp();
    const { reader } = join();
    reader.isStuck = true;
    gain(1);
    timers.pass(STREAM_TIMES.heartbeatMs);
    fanOut.broadcast(HEARTBEAT); // the first look at what waits
    timers.pass(BEHIND_LIMIT_MS);
    fanOut.broadcast(HEARTBEAT);
    expect([reader.closedWith, reader.frames.length]).toEqual([undefined, 3]);
    timers.pass(1);
    gain(1);
    expect([reader.closedWith, reader.frames.length, fanOut.size]).toEqual([CLOSE_CODES.lagging, 3, 0]);
  });

  it('keeps one who takes what waited just in time', () => {
    const { gain, join, timers, fanOut } = setUp();
    const { reader } = join();
    reader.isStuck = true;
    gain(1);
    fanOut.broadcast(HEARTBEAT); // the first look at what waits
    timers.pass(BEHIND_LIMIT_MS);
    reader.pending = 0;
    fanOut.broadcast(HEARTBEAT);
    timers.pass(1);
    fanOut.broadcast(HEARTBEAT);
    expect([reader.closedWith, reader.frames.length]).toEqual([undefined, 4]);
  });

  it('keeps one that is always a little behind and always takes something', () => {
    const { gain, join, timers } = setUp();
    const { reader } = join();
    for (let second = 0; second < 60; second++) {
      gain(1, 1_000);
      reader.pending = reader.frames[reader.frames.length - 1].length; // the newest frame waits, all before it have gone
      timers.pass(1_000);
    }
    expect([reader.closedWith, reader.covered.length]).toEqual([undefined, 60]);
  });

  it('sends everybody away when more came at once than the ring holds', () => {
    const { gain, join, fanOut } = setUp({ maxRows: 10 });
    const readers = [join().reader, join().reader];
    gain(11);
    expect(readers.map(({ closedWith }) => closedWith)).toEqual([CLOSE_CODES.lagging, CLOSE_CODES.lagging]);
    expect(readers.flatMap(({ frames }) => frames)).toEqual([]);
    expect([fanOut.sentSeq, fanOut.size]).toEqual([11, 0]);
    const { reader } = join();
    gain(1);
    expect(reader.covered).toEqual([[11, 12]]);
  });
});

describe('FanOut after the log was replaced', () => {
  it('stands at the head of the new one, and has no subscriber', () => {
    const { gain, join, fanOut, timers } = setUp();
    const { reader } = join();
    gain(5);
    fanOut.restart(new Ring(2));
    expect([fanOut.sentSeq, fanOut.size]).toEqual([2, 0]);
    timers.pass(coalesceMs);
    expect(reader.covered).toEqual([[0, 5]]);
    expect(reader.closedWith).toBeUndefined();
  });

  it('sends nothing of the old one that still waited', () => {
    const { gain, join, fanOut, timers } = setUp();
    gain(1);
    gain(1); // waits for the end of the 40 ms
    const ring = new Ring(0);
    fanOut.restart(ring);
    const { reader } = join();
    ring.push(rowOf(1, '{"seq":1,"of":"new"}'));
    timers.pass(coalesceMs);
    expect(reader.events.flatMap(({ events }) => events)).toEqual([{ seq: 1, of: 'new' }]);
  });
});

describe('a subscriber that subscribed anew', () => {
  it('is not sent away by the end of its first subscription', () => {
    const { fanOut } = setUp();
    const reader = new Reader();
    const endFirst = fanOut.subscribe(reader);
    const endSecond = fanOut.subscribe(reader);
    endFirst();
    fanOut.broadcast(HEARTBEAT);
    expect(reader.frames).toEqual([HEARTBEAT]);
    endSecond();
    expect(fanOut.size).toBe(0);
  });
});
