import type { LoggedEvent } from '../../../core/domain/event.ts';
import type { LogReader } from '../../../server/events/event-log.ts';
import { Follower } from '../../../server/events/follower.ts';
import { TEST_LATTICE } from '../../../server/testing/audiences.ts';

/** A log without rows. It is never asked for one: all that is handed over is in the ring. */
export const NO_LOG: LogReader = {
  readAfter: async () => [],
  async *pagesAfter() {},
};

/** The server's follower without a database: it is handed rows as the ingest hands them over after a commit. */
export const createDetachedFollower = (onError: (error: unknown) => void) =>
  new Follower(NO_LOG, {
    state: { zone: 'Asia/Shanghai', windowDays: 400 },
    lattice: TEST_LATTICE,
    timers: { now: () => performance.now(), after: (ms, run) => void setTimeout(run, ms) },
    onError,
  });

/** Rows were committed. */
export function handOver(follower: Follower, events: LoggedEvent[]): void {
  const { seq: prevSeq, id: prevId } = follower.position;
  follower.committed({ prevSeq, prevId, seq: prevSeq + events.length, events });
}
