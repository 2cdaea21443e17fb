import { type EpochMs, epochMs, type LonLat } from '../geo/units.ts';
import {
  type NumberColumn,
  readNumber,
  readWord,
  type WordColumn,
  writeNumbers,
  writeSteps,
  writeWords,
} from './columns.ts';
import { DistrictState, type StateOptions } from './district-state.ts';
import type { StreetState } from './street-state.ts';
import { TICKET_MOMENTS, type Ticket, type TicketMoment } from './ticket.ts';

/** Fields of a ticket that are words of a small vocabulary. */
const WORD_FIELDS = [
  'stage',
  'category',
  'codeVersion',
  'channel',
  'grade',
  'gridId',
  'unitId',
  'outcome',
  'satisfaction',
  'mergedInto',
  'source',
  'provenance',
] as const satisfies readonly (keyof Ticket)[];

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
  readonly tickets: TicketColumns;
};

type TicketColumns = {
  readonly id: readonly string[];
  readonly words: { readonly [Field in (typeof WORD_FIELDS)[number]]: WordColumn };
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** Receipt as the step from the row before, every other moment as the step from the receipt. */
  readonly times: { readonly [Moment in TicketMoment]: readonly (number | null)[] };
  readonly changedAt: readonly (number | null)[];
  readonly dueAt: readonly (number | null)[];
  readonly reworkCount: readonly number[];
  readonly gridCandidates: readonly (number | null)[];
};

/** Everything a page needs to stand where the log stands; `readSnapshot` gives back an equal state. */
export function writeSnapshot(state: DistrictState): StateSnapshot {
  const { failedLamps, roadWorks, patrols, settings, heardAt, weather, duty } = state.streets;
  return {
    format: SNAPSHOT_FORMAT,
    seq: state.seq,
    skipped: state.skipped,
    days: [...state.counts.byDay].map(([day, { received, closed }]) => [day, received, closed]),
    streets: {
      failedLamps: [...failedLamps],
      roadWorks: [...roadWorks],
      patrols: [...patrols],
      settings: [...settings],
      heardAt: [...heardAt],
      weather,
      duty,
    },
    tickets: writeTickets([...state.tickets.values()]),
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

function writeTickets(tickets: readonly Ticket[]): TicketColumns {
  const received = tickets.map(({ times }) => times.receivedAt);
  const sinceReceipt = (values: readonly (number | undefined)[]) => writeSteps(values, (row) => received[row]);
  const words = WORD_FIELDS.map((field) => [field, writeWords(tickets.map((ticket) => ticket[field]))]);
  const times = TICKET_MOMENTS.map((moment) => [moment, sinceReceipt(tickets.map((ticket) => ticket.times[moment]))]);
  return {
    id: tickets.map(({ id }) => id),
    words: Object.fromEntries(words),
    lon: writeNumbers(tickets.map(({ position }) => position?.[0])),
    lat: writeNumbers(tickets.map(({ position }) => position?.[1])),
    times: { ...Object.fromEntries(times), receivedAt: writeSteps(received, (row) => received[row - 1] ?? 0) },
    changedAt: sinceReceipt(tickets.map(({ changedAt }) => changedAt)),
    dueAt: sinceReceipt(tickets.map(({ dueAt }) => dueAt)),
    reworkCount: tickets.map(({ reworkCount }) => reworkCount),
    gridCandidates: tickets.map(({ gridCandidates }) => gridCandidates ?? null),
  };
}

function* readTickets(columns: TicketColumns): Generator<Ticket> {
  let receivedAt = 0;
  for (let row = 0; row < columns.id.length; row++) {
    receivedAt += columns.times.receivedAt[row]!;
    yield readTicket(columns, row, epochMs(receivedAt));
  }
}

function readTicket(columns: TicketColumns, row: number, receivedAt: EpochMs): Ticket {
  const moment = (steps: readonly (number | null)[]) =>
    steps[row] === null ? undefined : epochMs(receivedAt + steps[row]);
  const lon = readNumber(columns.lon, row);
  const lat = readNumber(columns.lat, row);
  const position: LonLat | undefined = lon === undefined || lat === undefined ? undefined : [lon, lat];
  const { acceptedAt, dispatchedAt, handledAt, answeredAt, closedAt } = columns.times;

  const ticket: Record<string, unknown> = {
    id: columns.id[row],
    position,
    dueAt: moment(columns.dueAt),
    changedAt: moment(columns.changedAt),
    reworkCount: columns.reworkCount[row],
    gridCandidates: columns.gridCandidates[row] ?? undefined,
    times: {
      receivedAt,
      acceptedAt: moment(acceptedAt),
      dispatchedAt: moment(dispatchedAt),
      handledAt: moment(handledAt),
      answeredAt: moment(answeredAt),
      closedAt: moment(closedAt),
    },
  };
  for (const field of WORD_FIELDS) ticket[field] = readWord(columns.words[field], row);
  return ticket as Ticket; // the columns were written from tickets, field by field
}
