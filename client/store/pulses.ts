import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import { districtAt } from './clock.ts';
import type { SliceOf } from './slice.ts';

/** Two rings outward, once; where motion is unwanted a still double ring instead. */
export const PULSE_MS = 3_000;
export const STILL_PULSE_MS = 10_000;
/** More at a time are only counted. */
export const MOST_PULSES = 3;
/** A ticket logged longer ago (wall time) is history caught up on, and history does not pulse. */
const LATE_MS = 4_000;

export type Pulse = { readonly ticketId: TicketId; readonly position: LonLat; readonly startedAt: number };

export type PulsesSlice = {
  pulses: readonly Pulse[];
  admitPulses(arrivals: readonly { ticket: Ticket; loggedAt: EpochMs }[]): void;
  expirePulses(wallAt: number): void;
};

export const pulsesSlice: SliceOf<PulsesSlice> = (set, get) => ({
  pulses: [],

  admitPulses(arrivals) {
    const { clock, wallAt, pulses } = get();
    if (!clock || pulses.length >= MOST_PULSES) return;
    const recent = districtAt(clock, wallAt - LATE_MS);
    const fresh = arrivals.filter(({ ticket, loggedAt }) => ticket.position && loggedAt >= recent);
    const admitted = fresh
      .slice(0, MOST_PULSES - pulses.length)
      .map(({ ticket }) => ({ ticketId: ticket.id, position: ticket.position!, startedAt: wallAt }));
    if (admitted.length > 0) set({ pulses: [...pulses, ...admitted] });
  },

  expirePulses(wallAt) {
    const { pulses, reducedMotion } = get();
    const lasting = reducedMotion ? STILL_PULSE_MS : PULSE_MS;
    const left = pulses.filter(({ startedAt }) => wallAt - startedAt < lasting);
    if (left.length < pulses.length) set({ pulses: left });
  },
});
