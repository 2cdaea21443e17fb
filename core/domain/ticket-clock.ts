import type { EpochMs } from '../geo/units.ts';
import { isOpen, type Ticket } from './ticket.ts';

/** 正常, 临期, 超期 of a limit that runs; 紧急 while nobody has accepted an urgent ticket, whatever its limit. */
export const CLOCK_STATUSES = ['urgent', 'over', 'soon', 'ok'] as const;
export type ClockStatus = (typeof CLOCK_STATUSES)[number];

export type TicketClock =
  | { readonly status: 'urgent'; readonly waitedMs: number }
  | {
      readonly status: 'over' | 'soon' | 'ok';
      /** Used part of the limit, above 1 when it is over. */
      readonly share: number;
      /** Negative when the limit is over. */
      readonly leftMs: number;
    };

const SOON_FROM = 0.5;
/** From this share on, a ticket stands at the top of its queue. */
const PRESSING_FROM = 0.75;

/**
 * The clock of an open ticket, on the continuous clock, from receipt to `dueAt`.
 *
 * @returns undefined for a closed ticket, and for one that carries no limit.
 */
export function ticketClock(ticket: Ticket, now: EpochMs): TicketClock | undefined {
  if (!isOpen(ticket)) return undefined;
  const { grade, stage, dueAt, times } = ticket;
  if (grade === 'urgent' && stage === 'acceptance') return { status: 'urgent', waitedMs: now - times.receivedAt };
  if (dueAt === undefined) return undefined;
  const share = usedShare(times.receivedAt, dueAt, now);
  return { status: limitStatus(share, dueAt, now), share, leftMs: dueAt - now };
}

/** How much of a limit is used. One that ends before it begins is somebody's slip: over once it has ended, unused before. */
export function usedShare(receivedAt: number, dueAt: number, now: number): number {
  const limitMs = dueAt - receivedAt;
  return limitMs > 0 ? 1 - (dueAt - now) / limitMs : dueAt < now ? Number.POSITIVE_INFINITY : 0;
}

export const limitStatus = (share: number, dueAt: number, now: number): 'over' | 'soon' | 'ok' =>
  dueAt < now ? 'over' : share >= SOON_FROM ? 'soon' : 'ok';

/** At the top of its queue, by the used share of its limit. */
export const isShareHigh = (share: number): boolean => share >= PRESSING_FROM;

export const isPressing = (clock: TicketClock | undefined): boolean =>
  clock !== undefined && (clock.status === 'urgent' || isShareHigh(clock.share));
