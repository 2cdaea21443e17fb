import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import { makeEvent, makeLog } from '../../core/testing/make.ts';
import { randomLog } from '../../core/testing/random-log.ts';
import { stateText } from '../../core/testing/state-text.ts';
import { EVERYTHING, TEST_LATTICE } from '../testing/audiences.ts';
import type { LogReader } from './event-log.ts';
import { Follower } from './follower.ts';
import { type EncodedSnapshot, Snapshots } from './snapshot.ts';

const OPTIONS = { zone: 'Asia/Shanghai', windowDays: 400 };
const EPOCH = 'epoch-1';

/** A log in memory, and what follows it. */
async function follow(rows: LoggedEvent[]): Promise<Follower> {
  const log: LogReader = {
    readAfter: async (seq, limit) => rows.filter((row) => row.seq > seq).slice(0, limit),
    async *pagesAfter(seq, upTo) {
      const page = rows.filter((row) => row.seq > seq && row.seq <= upTo);
      if (page.length > 0) yield page;
    },
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const follower = new Follower(log, {
    state: OPTIONS,
    lattice: TEST_LATTICE,
    timers: { now: () => 0, after: () => {} },
    onError,
  });
  await follower.load(rows.length);
  return follower;
}

/** Append rows to a log in memory and let its follower read them. */
async function grow(rows: LoggedEvent[], more: LoggedEvent[], follower: Follower): Promise<void> {
  rows.push(...more);
  follower.wake(rows.length);
  await follower.settled();
}

/** Milliseconds of which each look takes as many as `step` says. */
function stepping(step: { ms: number }): () => number {
  let now = 0;
  return () => {
    now += step.ms;
    return now;
  };
}

const read = async (snapshot: EncodedSnapshot): Promise<SnapshotBody> =>
  JSON.parse((await snapshot.body('identity')).toString());

describe('Snapshots', () => {
  it('tell the state the log leaves, with the position and the epoch', async () => {
    const rows = randomLog({ seed: 11, length: 800 });
    const snapshot = new Snapshots(await follow(rows)).get(EPOCH, EVERYTHING);
    const { epoch, seq, state } = await read(snapshot);
    const folded = new DistrictState(OPTIONS);
    for (const row of rows) folded.apply(row);
    expect([epoch, seq, snapshot.seq, snapshot.etag]).toEqual([EPOCH, 800, 800, '"epoch-1.800.oYuGmy6B"']);
    expect(stateText(readSnapshot(state, OPTIONS))).toBe(stateText(folded));
  });

  it('say the same in every encoding', async () => {
    const snapshot = new Snapshots(await follow(randomLog({ seed: 12, length: 300 }))).get(EPOCH, EVERYTHING);
    const plain = await snapshot.body('identity');
    const unzipped = await promisify(gunzip)(await snapshot.body('gzip'));
    const unbrotlied = await promisify(brotliDecompress)(await snapshot.body('br'));
    expect([unzipped.equals(plain), unbrotlied.equals(plain)]).toEqual([true, true]);
  });

  it('compress once for many who ask at the same time', async () => {
    const snapshot = new Snapshots(await follow(randomLog({ seed: 13, length: 300 }))).get(EPOCH, EVERYTHING);
    const [first, second] = await Promise.all([snapshot.body('br'), snapshot.body('br')]);
    expect(first).toBe(second);
    expect(await snapshot.body('br')).toBe(first);
  });

  it('tell an empty log', async () => {
    const { seq, state } = await read(new Snapshots(await follow([])).get(EPOCH, EVERYTHING));
    expect([seq, readSnapshot(state, OPTIONS).tickets.size]).toEqual([0, 0]);
  });
});

describe('Snapshots as the log goes on', () => {
  const [first, second] = makeLog([makeEvent('ticket.received'), makeEvent('ticket.accepted')]);

  it('are the same while nothing happens, however long', async () => {
    const step = { ms: 1 };
    const snapshots = new Snapshots(await follow([first]), stepping(step));
    const made = snapshots.get(EPOCH, EVERYTHING);
    step.ms = 1_000_000;
    expect(snapshots.get(EPOCH, EVERYTHING)).toBe(made);
  });

  it('are reused for ten times as long as one took to make, and made anew then', async () => {
    const rows = [first];
    const follower = await follow(rows);
    const step = { ms: 5 };
    const snapshots = new Snapshots(follower, stepping(step));
    const made = snapshots.get(EPOCH, EVERYTHING); // between two looks at the clock: took 5 ms, good for 50
    await grow(rows, [second], follower);
    step.ms = 49;
    expect(snapshots.get(EPOCH, EVERYTHING)).toBe(made);
    step.ms = 1;
    expect([snapshots.get(EPOCH, EVERYTHING).seq, made.seq]).toEqual([2, 1]);
  });

  it('keep what they told, whatever happens afterwards', async () => {
    const rows = [first];
    const follower = await follow(rows);
    const made = new Snapshots(follower).get(EPOCH, EVERYTHING);
    await grow(rows, [second], follower);
    expect((await read(made)).seq).toBe(1);
  });

  it('are made anew for another epoch at the same position', async () => {
    const snapshots = new Snapshots(await follow([first]));
    const made = snapshots.get(EPOCH, EVERYTHING);
    const other = snapshots.get('epoch-2', EVERYTHING);
    expect([made.etag, other.etag]).toEqual(['"epoch-1.1.oYuGmy6B"', '"epoch-2.1.oYuGmy6B"']);
    expect((await read(other)).epoch).toBe('epoch-2');
  });
});
