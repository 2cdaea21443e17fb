import type { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { GridId, TicketId } from '../../core/domain/ids.ts';
import type { LocalDay } from '../../core/domain/local-day.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { daysOf } from './days.ts';
import type { SliceOf } from './slice.ts';

/** More tickets than this cost a frame each time they are collected, so they are collected once a second. */
const MANY_TICKETS = 10_000;
const MANY_SHOWN_EVERY_MS = 1_000;
/** Rows of the log kept for the panel of latest events. */
const LATEST_ROWS = 60;

/** Tickets that changed, with what they were before: nothing where they are new. */
type Before = Map<TicketId, Ticket | undefined>;

export type LogSlice = {
  /** Changed in place, since a copy per frame would cost the frame. Compare `revision` instead. */
  log: DistrictState | undefined;
  /** Which log it is: another one after a restore. */
  epoch: string | null;
  /** Raised by every change of `log`. Numbers that are kept follow it at once. */
  revision: number;
  /** `revision` as last shown: what has to be collected from all tickets follows this, four times a second at most. */
  shownRevision: number;
  /** This page's wall clock when the changes were last shown. */
  shownAt: number;
  /** What the last showing brought to what was shown at `since`; absent where anything may have changed. */
  shownChange: { readonly since: number; readonly before: Before } | undefined;
  /** Tickets that changed since the last showing, as they are shown until the next one. In place, as `log`; absent as above. */
  unshown: Before | undefined;
  /** Where the log stood when the snapshot was made. */
  snapshotSeq: number;
  /** Newest first. */
  latest: readonly LoggedEvent[];
  /** Log position of the last change, of tickets that changed while this page watched. In place, as `log`. */
  seqOfTicket: Map<TicketId, number>;
  /** Grids any held ticket lies in: the others are silent, which is not zero. In place, as `log`. */
  heardGrids: Set<GridId>;
  today: LocalDay | undefined;

  replaceLog(log: DistrictState, epoch: string, latest: readonly LoggedEvent[]): void;
  applyEvents(events: readonly LoggedEvent[], seq: number): void;
  showChanges(wallAt: number): void;
  /** Forget what has left the window, once a district day. */
  startDay(now: EpochMs): void;
};

export const logSlice: SliceOf<LogSlice> = (set, get) => ({
  log: undefined,
  epoch: null,
  revision: 0,
  shownRevision: 0,
  shownAt: 0,
  shownChange: undefined,
  unshown: new Map(),
  snapshotSeq: 0,
  latest: [],
  seqOfTicket: new Map(),
  heardGrids: new Set(),
  today: undefined,

  replaceLog(log, epoch, latest) {
    const revision = get().revision + 1;
    set({
      log,
      epoch,
      revision,
      shownRevision: revision,
      shownChange: undefined,
      unshown: new Map(),
      snapshotSeq: log.seq,
      latest: latest.filter(isNews).slice(0, LATEST_ROWS),
      seqOfTicket: new Map(),
      heardGrids: gridsOf(log.tickets.values()),
      today: undefined,
    });
    get().beginGridScale();
  },

  applyEvents(events, seq) {
    const { log, latest, revision } = get();
    if (!log) return;
    const arrivals = applyAll(events, get());
    log.seq = Math.max(log.seq, seq);
    if (events.length === 0) return;
    const newest = events.filter(isNews).slice(-LATEST_ROWS).reverse();
    set({ revision: revision + 1, latest: [...newest, ...latest].slice(0, LATEST_ROWS) });
    get().admitPulses(arrivals);
  },

  showChanges(wallAt) {
    const { log, revision, shownRevision, shownAt, unshown } = get();
    if (!log || revision === shownRevision) return;
    if (log.tickets.size > MANY_TICKETS && wallAt - shownAt < MANY_SHOWN_EVERY_MS) return;
    const shownChange = unshown && { since: shownRevision, before: unshown };
    set({ shownRevision: revision, shownAt: wallAt, shownChange, unshown: new Map() });
    get().fitGridScale();
  },

  startDay(now) {
    const { log, today, revision, seqOfTicket } = get();
    if (!log) return;
    const day = daysOf(log.options.zone)(now);
    if (day === today) return;
    const dropped = log.dropBefore(now);
    for (const id of seqOfTicket.keys()) if (!log.tickets.has(id)) seqOfTicket.delete(id);
    set({
      today: day,
      revision: dropped > 0 ? revision + 1 : revision,
      heardGrids: dropped > 0 ? gridsOf(log.tickets.values()) : get().heardGrids,
      unshown: dropped > 0 ? undefined : get().unshown,
    });
  },
});

/** What a published account tells is long past, and stands in its own card. */
const isNews = ({ event }: LoggedEvent) => event.provenance !== 'reported';

/** One bad record never takes the screen down: it is counted, logged once with its id, and left out. */
function applyAll(
  events: readonly LoggedEvent[],
  {
    log,
    seqOfTicket,
    heardGrids,
    unshown,
    countBadRecord,
  }: Pick<LogSlice, 'log' | 'seqOfTicket' | 'heardGrids' | 'unshown'> & {
    countBadRecord(): void;
  },
): { ticket: Ticket; loggedAt: EpochMs }[] {
  const arrivals: { ticket: Ticket; loggedAt: EpochMs }[] = [];
  for (const logged of events) {
    try {
      const change = log!.apply(logged);
      if (change.kind !== 'ticket') continue;
      const { before, after } = change;
      seqOfTicket.set(after.id, logged.seq);
      if (unshown?.has(after.id) === false) unshown.set(after.id, before);
      if (after.gridId) heardGrids.add(after.gridId);
      if (!before) arrivals.push({ ticket: after, loggedAt: logged.loggedAt });
    } catch (error) {
      console.error(`Event at ${logged.seq} could not be applied.`, error);
      countBadRecord();
    }
  }
  return arrivals;
}

function gridsOf(tickets: Iterable<Ticket>): Set<GridId> {
  const grids = new Set<GridId>();
  for (const { gridId } of tickets) if (gridId) grids.add(gridId);
  return grids;
}
