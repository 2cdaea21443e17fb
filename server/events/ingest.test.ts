import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOMENT, makeEvent } from '../../core/testing/make.ts';
import { seededRandom, seededUuid } from '../../core/testing/seeded-random.ts';
import type { Decision } from './decide.ts';
import { type CommittedBatch, Ingest, LogUnavailableError, OverloadError } from './ingest.ts';
import type { PreparedEvent } from './prepare.ts';

type Append = ConstructorParameters<typeof Ingest>[0]['append'];
type Commit = { readonly size: number; succeed(): void; fail(error: Error): void };

const random = seededRandom(1);
const makePrepared = (): PreparedEvent => {
  const event = makeEvent('source.reported', { id: seededUuid(random) as never });
  return { event, digest: event.id, private: undefined };
};
const makeMany = (count: number) => Array.from({ length: count }, makePrepared);

let commits: Commit[];
let published: CommittedBatch[];
let ingest: Ingest;
let seq: number;

/** A log whose commits end when the test says so. */
const append: Append = (batch, now, decide) =>
  new Promise<Decision>((resolve, reject) => {
    const succeed = () => {
      const context = { seq, lastId: undefined, loggedAt: now(), known: new Map(), tickets: new Map() };
      const decision = decide(batch, context);
      seq = decision.seq;
      resolve(decision);
    };
    commits.push({ size: batch.length, succeed, fail: reject });
  });

beforeEach(() => {
  vi.useFakeTimers();
  commits = [];
  published = [];
  seq = 0;
  ingest = new Ingest(
    { append },
    () => MOMENT,
    (batch) => published.push(batch),
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const nextCommit = async (nth: number) => {
  for (let turns = 0; commits.length <= nth && turns < 100; turns++) await Promise.resolve();
  return commits[nth];
};

describe('Ingest', () => {
  it('commits a single event at once, and what came meanwhile together', async () => {
    const answers = [ingest.submit(makeMany(1)), ingest.submit(makeMany(3)), ingest.submit(makeMany(2))];
    (await nextCommit(0)).succeed();
    (await nextCommit(1)).succeed();
    expect((await Promise.all(answers)).flat().map((verdict) => 'seq' in verdict && verdict.seq)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(commits.map(({ size }) => size)).toEqual([1, 5]);
  });

  it('takes no more than 500 events into a commit', async () => {
    const answer = ingest.submit(makeMany(1_100));
    for (let nth = 0; nth < 3; nth++) (await nextCommit(nth)).succeed();
    await answer;
    expect(commits.map(({ size }) => size)).toEqual([500, 500, 100]);
  });

  it('publishes what is committed, in order, and nothing before', async () => {
    const answer = ingest.submit(makeMany(501));
    await nextCommit(0);
    expect(published).toEqual([]);
    commits[0].succeed();
    (await nextCommit(1)).succeed();
    await answer;
    expect(published.map((batch) => [batch.prevSeq, batch.seq, batch.events.length])).toEqual([
      [0, 500, 500],
      [500, 501, 1],
    ]);
  });

  it('answers an empty request without a commit', async () => {
    expect(await ingest.submit([])).toEqual([]);
    expect(commits).toEqual([]);
  });
});

describe('Ingest in trouble', () => {
  it('refuses all of a request that does not fit, and goes on with what it took', async () => {
    const taken = ingest.submit(makeMany(20_000));
    await expect(ingest.submit(makeMany(501))).rejects.toBeInstanceOf(OverloadError);
    for (let nth = 0; nth < 40; nth++) (await nextCommit(nth)).succeed();
    expect(await taken).toHaveLength(20_000);
  });

  it('tells a failed commit to those who were in it, and publishes nothing', async () => {
    const answer = ingest.submit(makeMany(2));
    (await nextCommit(0)).fail(new Error('no connection'));
    await expect(answer).rejects.toBeInstanceOf(LogUnavailableError);
    expect(published).toEqual([]);
    const next = ingest.submit(makeMany(1));
    (await nextCommit(1)).succeed();
    expect(await next).toHaveLength(1);
  });

  it('gives up a commit that takes ten seconds, and the next one does not wait for it', async () => {
    const answer = ingest.submit(makeMany(1));
    const failure = expect(answer).rejects.toBeInstanceOf(LogUnavailableError);
    await nextCommit(0);
    await vi.advanceTimersByTimeAsync(10_000);
    await failure;
    const next = ingest.submit(makeMany(1));
    (await nextCommit(1)).succeed();
    await next;
    // The late one is in the log now; the follower finds it there, and it is not told as if it came in turn.
    commits[0].succeed();
    await vi.advanceTimersByTimeAsync(0);
    expect(published).toHaveLength(1);
  });

  it('takes nothing more when it closes, and answers what it took', async () => {
    const taken = ingest.submit(makeMany(501));
    await nextCommit(0);
    const closed = ingest.close();
    await expect(ingest.submit(makeMany(1))).rejects.toBeInstanceOf(LogUnavailableError);
    commits[0].succeed();
    (await nextCommit(1)).succeed();
    await closed;
    expect(await taken).toHaveLength(501);
  });
});
