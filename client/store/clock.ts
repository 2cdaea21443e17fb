import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';

/** The district's time at a moment of this page's clock, and how fast it runs. */
export type ClockReading = {
  readonly districtAt: EpochMs;
  /** This page's wall clock when the reading arrived. */
  readonly wallAt: number;
  readonly factor: number;
  readonly kind: 'wall' | 'demo';
};

export type ClockSlice = {
  /** This page's wall clock at the last tick. */
  wallAt: number;
  clock: ClockReading | undefined;
  setClock(reading: Omit<ClockReading, 'kind'> & { kind?: ClockReading['kind'] }): void;
  /** Time passes: called four times a second by the stream, which owns the timer. */
  tick(wallAt: number): void;
};

export const clockSlice: SliceOf<ClockSlice> = (set, get) => ({
  wallAt: 0,
  clock: undefined,

  setClock({ kind = get().clock?.kind ?? 'wall', ...reading }) {
    set({ clock: { ...reading, kind } });
  },

  tick(wallAt) {
    set({ wallAt });
    get().showChanges(wallAt);
    get().expirePulses(wallAt);
    get().settleTeam(wallAt);
    const now = selectDistrictNow(get());
    if (now !== undefined) get().startDay(now);
  },
});

/** The district's time at the last tick; every "now" on the screen. */
export function selectDistrictNow({ clock, wallAt }: AppState): EpochMs | undefined {
  return clock && districtAt(clock, wallAt);
}

/** A moment of this page's wall clock in district time. */
export function districtAt({ districtAt, wallAt, factor }: ClockReading, at: number): EpochMs {
  return epochMs(Math.round(districtAt + (at - wallAt) * factor));
}
