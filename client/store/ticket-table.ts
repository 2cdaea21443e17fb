import type { GridId } from '../../core/domain/ids.ts';
import type { Provenance, Ticket } from '../../core/domain/ticket.ts';
import { type ClockStatus, limitStatus, usedShare } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { ACCEPTANCE, CLOSED, URGENT } from './ticket-codes.ts';

/**
 * The held tickets, and beside them as numbers what is counted and filtered over all of them: a walk through 37,000
 * objects is mostly waiting for memory, one through numbers that lie side by side takes a tenth of its time.
 *
 * The oldest stands first, so that a new one is a row more at the end, and the others stay where they are.
 * The columns are changed in place by whoever made them, and hold for as long as the table is the newest one.
 */
export type TicketTable = TicketColumns & {
  readonly tickets: readonly Ticket[];
  /** All of them, newest first. */
  readonly rows: Rows;
  /** Their numbers in small letters, as a filter by text looks for them. */
  readonly ids: readonly string[];
  /** What the numbers of categories, grids and origins stand for. */
  readonly categories: readonly string[];
  readonly grids: readonly (GridId | undefined)[];
  readonly provenances: readonly Provenance[];
};

/** Numbers of rows of a table, newest first unless said otherwise. */
export type Rows = Int32Array;

export function ticketsAt({ tickets }: Pick<TicketTable, 'tickets'>, rows: Rows): readonly Ticket[] {
  const found = new Array<Ticket>(rows.length);
  for (let i = 0; i < rows.length; i++) found[i] = tickets[rows[i]];
  return found;
}

/** As `ticketClock` tells it; nothing where no clock runs. */
export function clockOf(table: TicketTable, row: number, now: EpochMs): ClockStatus | undefined {
  const stage = table.stage[row];
  if (stage === CLOSED) return undefined;
  if (stage === ACCEPTANCE && table.grade[row] === URGENT) return 'urgent';
  const dueAt = table.dueAt[row];
  return Number.isNaN(dueAt) ? undefined : limitStatus(usedShare(table.receivedAt[row], dueAt, now), dueAt, now);
}

export type TicketColumns = ReturnType<typeof makeColumns>;

/** Columns with room for so many rows. */
export function makeColumns(capacity: number) {
  return {
    receivedAt: new Float64Array(capacity),
    /** NaN where there is no limit. */
    dueAt: new Float64Array(capacity),
    /** NaN where there is no place. */
    lon: new Float64Array(capacity),
    lat: new Float64Array(capacity),
    /** The same latitude on a map of the world in the web's mercator projection: 0 to 1 from its north edge. */
    south: new Float64Array(capacity),
    category: new Uint32Array(capacity),
    grid: new Uint32Array(capacity),
    stage: new Uint8Array(capacity),
    grade: new Uint8Array(capacity),
    provenance: new Uint8Array(capacity),
    /** Of the district's clock, at which it was received. */
    hour: new Uint8Array(capacity),
    /** Accepted within ten minutes, closed within the limit, and rated well: each kept, missed or not counted. */
    acceptedInTen: new Uint8Array(capacity),
    closedInTime: new Uint8Array(capacity),
    satisfied: new Uint8Array(capacity),
  };
}
