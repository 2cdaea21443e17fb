import { isOpen, type Ticket } from '../domain/ticket.ts';
import type { EpochMs } from '../geo/units.ts';

/** 正常, 临期, 超期: how much of its time a ticket has used. */
export const DUE_STATUSES = ['ok', 'soon', 'over'] as const;
export type DueStatus = (typeof DUE_STATUSES)[number];

type Clocked = Pick<Ticket, 'dueAt' | 'times'>;

/** From this share on a ticket is near its limit. */
const SOON_FROM = 0.5;
/** From this share on it stands at the top of its queue. */
export const PRESSING_FROM = 0.75;

/**
 * Share of the time from receipt to limit that is used up: 0 at receipt, 1 at the limit, more when overdue.
 *
 * @returns undefined for a ticket without a limit. A limit that is not after the receipt is used up from the first.
 */
export function dueShare({ dueAt, times }: Clocked, now: EpochMs): number | undefined {
  if (dueAt === undefined) return undefined;
  const limit = dueAt - times.receivedAt;
  return limit > 0 ? Math.max(0, (now - times.receivedAt) / limit) : Infinity;
}

/** The clock of a ticket in one word; overdue means later than the limit and nothing else. */
export function dueStatus(ticket: Clocked, now: EpochMs): DueStatus | undefined {
  const share = dueShare(ticket, now);
  if (share === undefined) return undefined;
  if (share > 1) return 'over';
  return share >= SOON_FROM ? 'soon' : 'ok';
}

/** 超期: open, and past its limit by the clock of the district. */
export function isOverdue(ticket: Ticket, now: EpochMs): boolean {
  return isOpen(ticket) && ticket.dueAt !== undefined && ticket.dueAt < now;
}
