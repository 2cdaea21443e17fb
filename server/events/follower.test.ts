import { beforeEach, describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { makeEvent, makeLog } from '../../core/testing/make.ts';
import { seededRandom, seededUuid } from '../../core/testing/seeded-random.ts';
import { TEST_LATTICE } from '../testing/audiences.ts';
import type { LogReader } from './event-log.ts';
import { Follower } from './follower.ts';
import type { CommittedBatch } from './ingest.ts';

const STATE = { zone: 'Asia/Shanghai', windowDays: 400 };
const timers = { now: () => 0, after: () => {} };

/** A log that is read when the test lets it. */
class TestLog implements LogReader {
  rows: LoggedEvent[];
  readonly reads: [seq: number, limit: number][] = [];
  #gate: Promise<void> = Promise.resolve();

  constructor(length: number, seed = 1) {
    this.rows = rowsOf(length, seed);
  }

  /** @returns what lets reading go on. */
  hold(): () => void {
    let open = () => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  async readAfter(seq: number, limit: number): Promise<LoggedEvent[]> {
    this.reads.push([seq, limit]);
    await this.#gate;
    return this.rows.slice(seq, seq + limit);
  }

  async *pagesAfter(seq: number, upTo: number): AsyncGenerator<LoggedEvent[]> {
    for (let at = seq; at < Math.min(upTo, this.rows.length); at += 3) {
      yield this.readAfter(at, Math.min(3, upTo - at));
    }
  }
}

function rowsOf(length: number, seed: number): LoggedEvent[] {
  const random = seededRandom(seed);
  return makeLog(Array.from({ length }, () => makeEvent('source.reported', { id: seededUuid(random) as never })));
}

let log: TestLog;
let follower: Follower;
let errors: unknown[];
beforeEach(async () => {
  log = new TestLog(10);
  errors = [];
  follower = new Follower(log, { state: STATE, lattice: TEST_LATTICE, timers, onError: (error) => errors.push(error) });
  await follower.load(4);
  log.reads.length = 0;
});

/** Rows after a position, as the server that wrote them tells of them. */
function batchOf(rows: readonly LoggedEvent[], prevSeq: number, seq: number): CommittedBatch {
  return { prevSeq, prevId: rows[prevSeq - 1]?.event.id, seq, events: rows.slice(prevSeq, seq) };
}

describe('Follower', () => {
  it('stands where it was loaded to', () => {
    expect(follower.position).toEqual({ seq: 4, id: log.rows[3].event.id });
    expect([follower.seq, follower.ring.headSeq, follower.ring.tailSeq]).toEqual([4, 4, 4]);
  });

  it('takes a batch that follows without reading the log', () => {
    follower.committed(batchOf(log.rows, 4, 6));
    expect([follower.seq, follower.ring.headSeq, log.reads]).toEqual([6, 6, []]);
  });

  it('reads the log for a batch that leaves a gap', async () => {
    follower.committed(batchOf(log.rows, 7, 9));
    await follower.settled();
    expect(follower.seq).toBe(9);
    expect(follower.ring.between(4, 9)?.map(({ seq }) => seq)).toEqual([5, 6, 7, 8, 9]);
  });

  it('takes nothing twice when told of what it knows', async () => {
    follower.wake(3);
    follower.committed(batchOf(log.rows, 2, 4));
    await follower.settled();
    expect([follower.seq, log.reads, errors]).toEqual([4, [], []]);
  });

  it('goes on to what it is told of while it reads', async () => {
    const letGo = log.hold();
    follower.wake(5);
    follower.wake(7);
    follower.committed(batchOf(log.rows, 7, 8));
    letGo();
    await expect.poll(() => follower.seq).toBe(8);
    expect(errors).toEqual([]);
  });

  it('says so and waits to be told again when the log ends earlier than it was told', async () => {
    follower.wake(12);
    await expect.poll(() => errors.length).toBe(1);
    expect(follower.seq).toBe(10);
    log.rows = rowsOf(12, 1);
    follower.wake(12);
    await follower.settled();
    expect([follower.seq, errors.length]).toEqual([12, 1]);
  });
});

describe('Follower of a log that was replaced', () => {
  const others = rowsOf(20, 2);

  it('takes no batch that follows on another row than its last', () => {
    follower.committed(batchOf(others, 4, 5));
    expect([follower.seq, errors]).toEqual([4, []]);
  });

  it('reads nothing on where another row stands in the place of its last', async () => {
    log.rows = others;
    follower.wake(9);
    await follower.settled();
    expect([follower.seq, errors.length]).toEqual([4, 1]);
  });

  it('begins anew in one turn, and says so in that turn', async () => {
    log.rows = others;
    const told: unknown[] = [];
    await follower.load(6, () => told.push(follower.position, follower.ring.headSeq, follower.fanOut.sentSeq));
    expect(told).toEqual([{ seq: 6, id: others[5].event.id }, 6, 6]);
  });

  it('tells the old log until all of the new one is read', async () => {
    log.rows = others;
    const letGo = log.hold();
    const loaded = follower.load(6);
    expect(follower.seq).toBe(4);
    follower.committed(batchOf(others, 6, 8));
    expect(follower.seq).toBe(4);
    letGo();
    await loaded;
    await expect.poll(() => follower.position).toEqual({ seq: 8, id: others[7].event.id });
    expect(errors).toEqual([]);
  });

  it('stays with the old one when the new one cannot be read', async () => {
    log.pagesAfter = () => {
      throw new Error('no connection');
    };
    await expect(follower.load(6, () => errors.push('loaded'))).rejects.toThrow('no connection');
    expect([follower.seq, errors]).toEqual([4, []]);
  });

  it('waits for a reading that is under way', async () => {
    const letGo = log.hold();
    follower.wake(6);
    const loaded = follower.load(8);
    letGo();
    await loaded;
    expect([follower.seq, follower.ring.headSeq, errors]).toEqual([8, 8, []]);
  });
});
