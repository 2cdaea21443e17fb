import { type EpochMs, epochMs } from '../geo/units.ts';
import type { LoggedEvent } from './event.ts';
import type { TicketId } from './ids.ts';
import { isReportable, ReportedCounts } from './reported-counts.ts';
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
  /** A row of a published account, counted in `reported` and nowhere else. */
  | { readonly kind: 'reported' }
  /** Unknown type, or a step of a ticket that is not held: counted in `skipped`. */
  | { readonly kind: 'skipped' };

const SKIPPED: Change = { kind: 'skipped' };
const REPORTED: Change = { kind: 'reported' };
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
  /** 报道口径, apart from everything else. */
  readonly reported: ReportedCounts;
  /** The log position this state covers. */
  seq = 0;
  /** Events that could not be applied; shown, never hidden. */
  skipped = 0;
  readonly options: StateOptions;

  constructor(options: StateOptions) {
    this.options = options;
    this.counts = new TicketCounts(options.zone);
    this.reported = new ReportedCounts(options.zone);
  }

  /** Apply one row of the log. Total: it never refuses and never throws on what the log may hold. */
  apply(row: LoggedEvent): Change {
    this.seq = row.seq;
    const change = this.#change(row);
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

  #change({ loggedAt, event }: LoggedEvent): Change {
    if (event.provenance === 'reported') return this.#applyToReported(event);
    return isTicketEvent(event) ? this.#applyToTicket(event, loggedAt) : this.#applyToStreets(event, loggedAt);
  }

  #applyToReported(event: LoggedEvent['event']): Change {
    if (!isReportable(event)) return SKIPPED;
    this.reported.add(event);
    return REPORTED;
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
