import { DistrictState, type StateOptions } from '../../../core/domain/district-state.ts';
import { readSnapshot } from '../../../core/domain/state-snapshot.ts';
import type { SnapshotBody } from '../../../core/protocol/http.ts';
import { Snapshots } from '../../../server/events/snapshot.ts';
import { EVERYTHING } from '../../../server/testing/audiences.ts';
import { type LogOptions, loggedLog } from '../district-log.ts';
import { createDetachedFollower, handOver } from '../run/detached-follower.ts';
import { serveParent } from '../run/serve-parent.ts';

export type SnapshotTiming = {
  readonly tickets: number;
  /** As it goes over the wire. */
  readonly text: string;
  readonly brotliBytes: number;
  readonly gzipBytes: number;
  /** Making the text, while which the server does nothing else. */
  readonly writeMs: number;
  readonly brotliMs: number;
  /** Parsing the text and building the state. */
  readonly readMs: number;
};

/** What the parent asks of a process; a new one each time, since a page applies its first events with cold code too. */
export type TimingCalls = {
  apply: { ask: LogOptions & { events: number }; answer: { ms: number; tickets: number } };
  snapshot: { ask: LogOptions; answer: SnapshotTiming };
};

const STATE: StateOptions = { zone: 'Asia/Shanghai', windowDays: 400 };

serveParent<TimingCalls>({
  apply: async ({ events, ...options }) => {
    const log = loggedLog(options).slice(0, events);
    if (log.length < events)
      throw new RangeError(`${options.tickets} tickets give ${log.length} events, not ${events}.`);
    const state = new DistrictState(STATE);
    const ms = timed(() => {
      for (const row of log) state.apply(row);
    });
    if (state.skipped > 0) throw new Error(`${state.skipped} events were skipped.`);
    return { ms, tickets: state.tickets.size };
  },
  snapshot: async (options) => {
    const follower = createDetachedFollower((error) => console.error(error));
    handOver(follower, loggedLog(options));
    const snapshots = new Snapshots(follower);
    const writeMs = timed(() => snapshots.get('bench', EVERYTHING));
    const { body } = snapshots.get('bench', EVERYTHING);
    const text = String(await body('identity'));
    const startedAt = performance.now();
    const brotliBytes = (await body('br')).length;
    const brotliMs = performance.now() - startedAt;
    const gzipBytes = (await body('gzip')).length;
    const readMs = timed(() => readSnapshot((JSON.parse(text) as SnapshotBody).state, STATE));
    return { tickets: follower.state.tickets.size, text, brotliBytes, gzipBytes, writeMs, brotliMs, readMs };
  },
});

function timed(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
