import { TICKET_MOMENTS, type TicketMoment, type TicketTimes } from '../../../core/domain/ticket.ts';

/**
 * The moments that can be true together, as the log demands it: nothing before the receipt, nothing after the closing. Clocks
 * and hands of a source slip, and a slip of one moment is no reason to lose the ticket, so that moment is left out and told.
 */
export function consistentTimes(times: TicketTimes): { times: TicketTimes; leftOut: readonly TicketMoment[] } {
  const { receivedAt } = times;
  const end = times.closedAt !== undefined && times.closedAt >= receivedAt ? times.closedAt : Number.POSITIVE_INFINITY;
  const leftOut = TICKET_MOMENTS.filter((moment) => {
    const at = times[moment];
    return at !== undefined && (at < receivedAt || at > end);
  });
  if (leftOut.length === 0) return { times, leftOut };
  const kept = Object.entries(times).filter(([moment]) => !leftOut.includes(moment as TicketMoment));
  return { times: Object.fromEntries(kept) as TicketTimes, leftOut }; // the receipt is never left out
}
