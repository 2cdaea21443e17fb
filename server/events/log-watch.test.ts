import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Counter } from '../database/counter.ts';
import type { LogPosition } from './event-log.ts';
import type { Follower } from './follower.ts';
import { LogWatch } from './log-watch.ts';

const KNOWN: LogPosition = { seq: 7, id: 'seven' };

/** What a watch talks to, and what it said. */
class Surroundings {
  counter: Counter = { seq: 7, epoch: 'first', districtId: 'd', clock: 'wall', clockFactor: 1, districtAt: 0 };
  epoch = 'first';
  isSame = true;
  readonly said: unknown[] = [];
  notify: (text: string) => void = () => {};

  readonly watch = new LogWatch({
    log: { server: 'me', holds: async (position) => position === KNOWN && this.isSame },
    // A watch only wakes and asks where the follower stands.
    follower: { position: KNOWN, wake: (seq: number) => this.said.push(seq) } as unknown as Follower,
    epoch: () => this.epoch,
    readCounter: async () => this.counter,
    replaceEpoch: async (old) => {
      if (this.counter.epoch === old) this.counter = { ...this.counter, epoch: 'second' };
    },
    listen: async (onNotice) => {
      this.notify = onNotice;
      return { unlisten: async () => {} };
    },
    onEpoch: async ({ epoch }) => {
      this.epoch = epoch;
      this.said.push(epoch);
    },
    onCounter: ({ seq }) => this.said.push(`counter ${seq}`),
    onError: (error) => this.said.push(error),
  });
}

let around: Surroundings;
beforeEach(async () => {
  vi.useFakeTimers();
  around = new Surroundings();
  await around.watch.start();
});
afterEach(async () => {
  await around.watch.stop();
  vi.useRealTimers();
});

describe('LogWatch', () => {
  it('wakes the follower for what another server has written', () => {
    around.notify(JSON.stringify({ seq: 9, server: 'another' }));
    expect(around.said).toEqual([9]);
  });

  it('leaves what this server has written to who wrote it', () => {
    around.notify(JSON.stringify({ seq: 9, server: 'me' }));
    expect(around.said).toEqual([]);
  });

  it.each(['9', 'nine', '', 'null', '{}', '{"seq":"9","server":"another"}', '{"seq":9.5}'])(
    'asks the counter when it is told %j',
    async (text) => {
      around.notify(text);
      await vi.advanceTimersByTimeAsync(0);
      expect(around.said).toEqual(['counter 7', 7]);
    },
  );

  it('asks the counter every two seconds', async () => {
    await vi.advanceTimersByTimeAsync(6_000);
    expect(around.said).toEqual(['counter 7', 7, 'counter 7', 7, 'counter 7', 7]);
  });

  it('gives a log in which another row stands in the last place a new epoch', async () => {
    around.isSame = false;
    await around.watch.poll();
    expect(around.said).toEqual(['counter 7', 'second']);
    expect(around.counter.epoch).toBe('second');
  });

  it('takes the epoch another server has given over', async () => {
    around.isSame = false;
    around.counter = { ...around.counter, epoch: 'third', seq: 5 };
    await around.watch.poll();
    expect(around.said).toEqual(['counter 5', 'third']);
    expect(around.counter.epoch).toBe('third');
  });
});
