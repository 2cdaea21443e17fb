import type { EpochMs } from '../../core/geo/units.ts';
import { STREAM_TIMES } from '../../core/protocol/stream.ts';
import { districtAt } from './clock.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';

export type Connection =
  /** No socket; `attempt` counts the tries since the last success, 0 for the first. */
  | { readonly kind: 'connecting'; readonly attempt: number }
  /** The socket is open and the sequence not yet complete. */
  | { readonly kind: 'catching-up' }
  | { readonly kind: 'live' }
  /** District or snapshot could not be read; tried again by itself and on demand. */
  | { readonly kind: 'failed'; readonly code: 'district-unreadable' | 'snapshot-unreadable' }
  /** Trying again is useless: the page is of another release than the server. */
  | { readonly kind: 'refused'; readonly code: 'protocol' };

export type ConnectionSlice = {
  connection: Connection;
  /** Wall time of the last frame while the sequence was complete. */
  freshAt: number | undefined;
  /** How often the user asked to try again; the stream watches it. */
  retries: number;
  setConnection(connection: Connection): void;
  /** A frame came; it counts as fresh only while nothing is missing. */
  heard(wallAt: number): void;
  retry(): void;
};

export const connectionSlice: SliceOf<ConnectionSlice> = (set, get) => ({
  connection: { kind: 'connecting', attempt: 0 },
  freshAt: undefined,
  retries: 0,

  setConnection(connection) {
    set({ connection });
  },

  heard(wallAt) {
    if (get().connection.kind === 'live') set({ freshAt: wallAt });
  },

  retry() {
    set(({ retries }) => ({ retries: retries + 1 }));
  },
});

/** Milliseconds since the numbers were last known to be complete. */
export function selectDataAgeMs({ freshAt, wallAt }: AppState): number | undefined {
  return freshAt === undefined ? undefined : Math.max(0, wallAt - freshAt);
}

/** A socket known to be gone makes the numbers late sooner than one that is only silent. */
const LOST_STALE_MS = 3_000;

/** Whether the shown numbers are older than the limit; false before the first ones. */
export function selectIsStale(state: AppState): boolean {
  const age = selectDataAgeMs(state);
  const limit = state.connection.kind === 'connecting' ? LOST_STALE_MS : STREAM_TIMES.staleMs;
  return age !== undefined && age > limit;
}

/** District time at which the shown numbers were last known to be complete; never ahead of the shown clock. */
export function selectUpdatedAt({ freshAt, wallAt, clock }: AppState): EpochMs | undefined {
  return freshAt === undefined || !clock ? undefined : districtAt(clock, Math.min(freshAt, wallAt));
}
