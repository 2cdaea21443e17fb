import { setTimeout as wait } from 'node:timers/promises';
import type { LoggedEvent } from '../../../core/domain/event.ts';
import { sharedNow } from '../run/shared-clock.ts';
import { requestRows } from './rows.ts';

export type FeedPlan = { readonly perSecond: number; readonly warmUpSeconds: number; readonly seconds: number };

export type FeedReport = {
  /** Of the sending process, from the first counted event until all have left. */
  readonly cpuSeconds: number;
  /** The first event after warming up; events are numbered from 1. */
  readonly firstSeq: number;
  /** By seq − 1, on the clock that all processes share. */
  readonly sentAt: Float64Array;
};

export type Address = { readonly url: string; readonly epoch: string };

/** What the parent asks of a process that sends. */
export type SenderCalls = {
  start: { ask: undefined; answer: Address };
  feed: { ask: FeedPlan; answer: FeedReport };
};

/** What still waits to be sent together with later events has left after so long. */
const DRAIN_MS = 300;

export const eventCount = ({ perSecond, warmUpSeconds, seconds }: FeedPlan) => perSecond * (warmUpSeconds + seconds);

/** Publish at a fixed rate, whatever the machine does: a late event is sent at once, none is left out. */
export async function feed(plan: FeedPlan, publish: (row: LoggedEvent) => void): Promise<FeedReport> {
  const rows = requestRows(eventCount(plan));
  const sentAt = new Float64Array(rows.length);
  const warmUp = plan.perSecond * plan.warmUpSeconds;
  let before = process.cpuUsage();
  await atRate(plan, async (index) => {
    if (index === warmUp) before = process.cpuUsage();
    sentAt[index] = sharedNow();
    publish(rows[index]);
  });
  await wait(DRAIN_MS);
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, firstSeq: warmUp + 1, sentAt };
}

/** Call `run` for each event of a plan when its time has come. */
export async function atRate(plan: FeedPlan, run: (index: number) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  for (let index = 0; index < eventCount(plan); index++) {
    const waitMs = startedAt + (1_000 * index) / plan.perSecond - performance.now();
    if (waitMs > 0) await wait(waitMs);
    await run(index);
  }
}
