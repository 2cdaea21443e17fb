import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { EventsFrame } from '../../core/protocol/stream.ts';
import { makeEvent, makeLog } from '../../core/testing/make.ts';
import { seededRandom, seededUuid } from '../../core/testing/seeded-random.ts';
import { EVERYTHING, TEST_LATTICE } from '../testing/audiences.ts';
import { followsFrom } from '../testing/stream-client.ts';
import { catchUp, needsReset, type PatientSubscriber } from './catch-up.ts';
import type { LogReader } from './event-log.ts';
import { Follower } from './follower.ts';
import type { EncodedFrame } from './frames.ts';

const ROWS = 1_300;
/** So short that most of the log is only in the database. */
const RING_ROWS = 100;

function makeRows(length: number, value: string): LoggedEvent[] {
  const random = seededRandom(length);
  return makeLog(
    Array.from({ length }, () => makeEvent('setting.changed', { id: seededUuid(random) as never, value })),
  );
}

async function makeFollower(rows: readonly LoggedEvent[]): Promise<{ follower: Follower; log: LogReader }> {
  const log: LogReader = {
    readAfter: async (seq, limit) => rows.slice(seq, seq + limit),
    pagesAfter: async function* (seq, upTo) {
      if (seq < upTo) yield rows.slice(seq, upTo);
    },
  };
  const follower = new Follower(log, {
    state: { zone: 'Asia/Shanghai', windowDays: 400 },
    timers: { now: () => 0, after: () => {} },
    ring: { maxRows: RING_ROWS },
    lattice: TEST_LATTICE,
    onError: (error) => {
      throw error;
    },
  });
  follower.wake(rows.length);
  await follower.settled();
  return { follower, log };
}

/** A reader that keeps what it is sent. */
class Reader implements PatientSubscriber {
  readonly audience = EVERYTHING;
  readonly frames: EventsFrame[] = [];
  readonly sizes: number[] = [];
  waits = 0;
  end: () => void = () => {};

  live(end: () => void): void {
    this.end = end;
  }
  send(frame: EncodedFrame): void {
    this.frames.push(JSON.parse(frame.toString('utf8')));
    this.sizes.push(frame.length);
  }
  pendingBytes(): number {
    return 0;
  }
  close(): void {}
  async drained(): Promise<void> {
    this.waits += 1;
  }
}

describe('catchUp', () => {
  it.each([0, 1, 700, ROWS - RING_ROWS, ROWS - 1, ROWS])(
    'goes from %i to the live stream without a hole',
    async (after) => {
      const rows = makeRows(ROWS, 'x');
      const { follower, log } = await makeFollower(rows);
      const reader = new Reader();
      await catchUp(reader, after, follower, log, () => true);
      expect(followsFrom(after, reader.frames)).toBe(true);
      expect(reader.frames.flatMap(({ events }) => events)).toEqual(rows.slice(after));
      expect(follower.fanOut.size).toBe(1);
      reader.end();
      expect(follower.fanOut.size).toBe(0);
    },
  );

  it('waits for the reader after each frame', async () => {
    const { follower, log } = await makeFollower(makeRows(ROWS, 'x'));
    const reader = new Reader();
    await catchUp(reader, 0, follower, log, () => true);
    // All from the database: the last page begins at 1,000, where the ring does not reach back to.
    expect(reader.waits).toBe(reader.frames.length);
  });

  it('cuts pages of long rows into frames that a slow line gets through', async () => {
    // Ten thousand characters each: three fit into a frame, so 50 rows are 17 frames.
    const { follower, log } = await makeFollower(makeRows(50, 'y'.repeat(1_000).repeat(10)));
    const reader = new Reader();
    await catchUp(reader, 0, follower, log, () => true);
    expect(followsFrom(0, reader.frames)).toBe(true);
    expect(reader.frames).toHaveLength(17);
    expect(Math.max(...reader.sizes)).toBeLessThan(34_000);
  });

  it('sends nothing that was read for a conversation that is over', async () => {
    const { follower, log } = await makeFollower(makeRows(ROWS, 'x'));
    const reader = new Reader();
    let lasts = true;
    const done = catchUp(reader, 0, follower, log, () => lasts);
    lasts = false;
    await done;
    expect(reader.frames).toEqual([]);
    expect(follower.fanOut.size).toBe(0);
  });

  it('fails where the log does not have what was told', async () => {
    const { follower } = await makeFollower(makeRows(ROWS, 'x'));
    const empty: LogReader = { readAfter: async () => [], pagesAfter: async function* () {} };
    await expect(catchUp(new Reader(), 0, follower, empty, () => true)).rejects.toThrow('no row after 0');
  });
});

describe('needsReset', () => {
  const log = { epoch: 'e', seq: 60_000 };
  it.each([
    ['stands at the end', { epoch: 'e', afterSeq: 60_000 }, false],
    ['is 50,000 behind', { epoch: 'e', afterSeq: 10_000 }, false],
    ['is one more behind', { epoch: 'e', afterSeq: 9_999 }, true],
    ['is ahead', { epoch: 'e', afterSeq: 60_001 }, true],
    ['knows another log', { epoch: 'f', afterSeq: 60_000 }, true],
    ['knows nothing', { epoch: null, afterSeq: 0 }, true],
  ])('of one that %s', (_name, hello, expected) => {
    expect(needsReset(hello, log)).toBe(expected);
  });
});
