import { type EpochMs, epochMs } from '../geo/units.ts';
import type { LoggedEvent } from './event.ts';
import type { TicketId } from './ids.ts';
import { applyToStreets, emptyStreetState, type StreetState } from './street-state.ts';
import { isOpen, type Ticket } from './ticket.ts';
import { TicketCounts } from './ticket-counts.ts';
import { foldTicket, isTicketEvent, type StoredTicketEvent } from './ticket-fold.ts';

export type StateOptions = {
  /** IANA name; days are counted in it. */
  readonly zone: string;
  /** How long a closed ticket is held after its last event. */
  readonly windowDays: number;
};

/** What an event did to the state. */
export type Change =
  | { readonly kind: 'ticket'; readonly before: Ticket | undefined; readonly after: Ticket }
  | { readonly kind: 'streets' }
  /** Unknown type, or a step of a ticket that is not held: counted in `skipped`. */
  | { readonly kind: 'skipped' };

const SKIPPED: Change = { kind: 'skipped' };
const STREETS: Change = { kind: 'streets' };
const DAY_MS = 86_400_000;

/**
 * The district as the log tells it: one fold for server, snapshot and page.
 *
 * Changed in place, since copies of a map of 37,000 tickets per batch would cost frames. The same events in the same
 * order give the same state everywhere.
 */
export class DistrictState {
  readonly tickets = new Map<TicketId, Ticket>();
  readonly counts: TicketCounts;
  readonly streets: StreetState = emptyStreetState();
  /** The log position this state covers. */
  seq = 0;
  /** Events that could not be applied; shown, never hidden. */
  skipped = 0;
  readonly options: StateOptions;

  constructor(options: StateOptions) {
    this.options = options;
    this.counts = new TicketCounts(options.zone);
  }

  /** Apply one row of the log. Total: it never refuses and never throws on what the log may hold. */
  apply({ seq, loggedAt, event }: LoggedEvent): Change {
    this.seq = seq;
    const change = isTicketEvent(event) ? this.#applyToTicket(event, loggedAt) : this.#applyToStreets(event, loggedAt);
    if (change.kind === 'skipped') this.skipped += 1;
    return change;
  }

  /**
   * Remove closed tickets whose last event is older than the window; counts by day stay.
   * Called once a district day by whoever owns the state, never inside `apply`.
   *
   * @returns how many were removed.
   */
  dropBefore(now: EpochMs): number {
    const limit = epochMs(now - this.options.windowDays * DAY_MS);
    let dropped = 0;
    for (const ticket of this.tickets.values()) {
      if (isOpen(ticket) || ticket.changedAt >= limit) continue;
      this.tickets.delete(ticket.id);
      this.counts.drop(ticket);
      dropped += 1;
    }
    return dropped;
  }

  #applyToTicket(event: StoredTicketEvent, loggedAt: EpochMs): Change {
    const before = this.tickets.get(event.ticketId);
    const after = foldTicket(before, event, loggedAt);
    if (!after) return SKIPPED;
    this.tickets.set(after.id, after);
    this.counts.change(before, after);
    this.streets.heardAt.set('ticket', loggedAt);
    return { kind: 'ticket', before, after };
  }

  #applyToStreets(event: Exclude<LoggedEvent['event'], StoredTicketEvent>, loggedAt: EpochMs): Change {
    return applyToStreets(this.streets, event, loggedAt) ? STREETS : SKIPPED;
  }
}
