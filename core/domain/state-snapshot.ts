import { DistrictState, type StateOptions } from './district-state.ts';
import type { ReportedTuple } from './reported-counts.ts';
import type { StreetState } from './street-state.ts';
import type { Ticket } from './ticket.ts';
import { readTickets, type TicketColumns, writeTickets } from './ticket-columns.ts';

/** Raised when a page of an older release could misread the body. */
export const SNAPSHOT_FORMAT = 1;

export type StateSnapshot = {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly seq: number;
  readonly skipped: number;
  /** `[day, received, closed]`. */
  readonly days: readonly (readonly [number, number, number])[];
  readonly streets: {
    readonly [Part in keyof StreetState]: StreetState[Part] extends Map<infer Key, infer Value>
      ? readonly (readonly [Key, Value])[]
      : StreetState[Part];
  };
  /** Absent where the log holds no published account. */
  readonly reported?: { readonly rows?: number; readonly counts: readonly ReportedTuple[] };
  readonly tickets: TicketColumns;
};

/** What is shown of a state to who may not see all of it. */
export type StateView = { readonly ticket: (ticket: Ticket) => Ticket; readonly showsPatrols: boolean };

const ALL: StateView = { ticket: (ticket) => ticket, showsPatrols: true };

/** Everything a page needs to stand where the log stands; seen in full, `readSnapshot` gives back an equal state. */
export function writeSnapshot(state: DistrictState, view: StateView = ALL): StateSnapshot {
  const { failedLamps, roadWorks, patrols, settings, heardAt, weather, duty } = state.streets;
  return {
    format: SNAPSHOT_FORMAT,
    seq: state.seq,
    skipped: state.skipped,
    days: [...state.counts.byDay].map(([day, { received, closed }]) => [day, received, closed]),
    streets: {
      failedLamps: [...failedLamps],
      roadWorks: [...roadWorks],
      patrols: view.showsPatrols ? [...patrols] : [],
      settings: [...settings],
      heardAt: [...heardAt],
      weather,
      duty,
    },
    ...(!state.reported.isEmpty && { reported: state.reported.write() }),
    tickets: writeTickets(Array.from(state.tickets.values(), view.ticket)),
  };
}

/** @throws RangeError when the body is of another format. */
export function readSnapshot(snapshot: StateSnapshot, options: StateOptions): DistrictState {
  if (snapshot.format !== SNAPSHOT_FORMAT)
    throw new RangeError(`Not a snapshot of format ${SNAPSHOT_FORMAT}: ${snapshot.format}.`);
  const state = new DistrictState(options);
  state.seq = snapshot.seq;
  state.skipped = snapshot.skipped;
  for (const [day, received, closed] of snapshot.days) state.counts.byDay.set(day, { received, closed });
  restoreStreets(state.streets, snapshot.streets);
  if (snapshot.reported) state.reported.restore(snapshot.reported);
  for (const ticket of readTickets(snapshot.tickets)) {
    state.tickets.set(ticket.id, ticket);
    state.counts.restore(ticket);
  }
  return state;
}

function restoreStreets(streets: StreetState, told: StateSnapshot['streets']): void {
  for (const [key, value] of told.failedLamps) streets.failedLamps.set(key, value);
  for (const [key, value] of told.roadWorks) streets.roadWorks.set(key, value);
  for (const [key, value] of told.patrols) streets.patrols.set(key, value);
  for (const [key, value] of told.settings) streets.settings.set(key, value);
  for (const [key, value] of told.heardAt) streets.heardAt.set(key, value);
  streets.weather = told.weather;
  streets.duty = told.duty;
}
