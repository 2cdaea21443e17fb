import type { GridId } from '../../core/domain/ids.ts';
import { GRADES, type Provenance, TICKET_STAGES, type Ticket } from '../../core/domain/ticket.ts';
import { offsetsOf } from './days.ts';
import { KEPT, MISSED, NO_GRADE, NOT_COUNTED } from './ticket-codes.ts';
import { makeColumns, type Rows, type TicketColumns, type TicketTable } from './ticket-table.ts';

const HOUR_MS = 3_600_000;
const TEN_MINUTES_MS = 600_000;
/** Room for so many more before the columns are made anew. */
const SPARE_ROWS = 1_024;

/** Ticket by ticket: what it was when the table was last made or changed, and what it is now. */
type TicketChanges = Iterable<readonly [before: Ticket | undefined, after: Ticket | undefined]>;

/** Keeps a table of tickets by their changes. */
export class TicketTableKeeper {
  readonly #hourOf: (at: number) => number;
  readonly #categories = new Numbering<string>();
  readonly #grids = new Numbering<GridId | undefined>([undefined]);
  readonly #provenances = new Numbering<Provenance>();
  #columns: TicketColumns;
  #tickets: Ticket[];
  #ids: string[];

  /**
   * @param tickets - Of two received at the same moment, the one that came later stands behind the other.
   * @param zone - Whose hours the receipts are counted by.
   */
  constructor(tickets: readonly Ticket[], zone: string) {
    this.#hourOf = hoursOf(zone);
    this.#columns = makeColumns(tickets.length + SPARE_ROWS);
    this.#tickets = [...tickets].sort((a, b) => a.times.receivedAt - b.times.receivedAt);
    this.#ids = this.#tickets.map(idText);
    for (let row = 0; row < this.#tickets.length; row++) this.#write(row, this.#tickets[row]);
  }

  /** Another object after every change, so that it can be told that there was one. */
  get table(): TicketTable {
    return {
      ...this.#columns,
      tickets: this.#tickets,
      rows: fromTheLast(this.#tickets.length),
      ids: this.#ids,
      categories: this.#categories.names,
      grids: this.#grids.names,
      provenances: this.#provenances.names,
    };
  }

  change(changes: TicketChanges): void {
    this.#tickets = this.#tickets.slice(); // whoever took the list keeps it as it was
    for (const [before, after] of changes) {
      const row = before ? this.#rowOf(before) : -1;
      if (row >= 0 && after && before?.times.receivedAt === after.times.receivedAt) this.#replace(row, after);
      else {
        if (row >= 0) this.#remove(row);
        if (after) this.#insert(after);
      }
    }
  }

  #replace(row: number, ticket: Ticket): void {
    this.#tickets[row] = ticket;
    this.#write(row, ticket);
  }

  #insert(ticket: Ticket): void {
    const size = this.#tickets.length;
    if (size === this.#columns.stage.length) this.#grow();
    const row = firstRowAfter(this.#columns.receivedAt, size, ticket.times.receivedAt);
    for (const column of Object.values(this.#columns)) column.copyWithin(row + 1, row, size);
    this.#tickets.splice(row, 0, ticket);
    this.#ids.splice(row, 0, idText(ticket));
    this.#write(row, ticket);
  }

  #remove(row: number): void {
    for (const column of Object.values(this.#columns)) column.copyWithin(row, row + 1, this.#tickets.length);
    this.#tickets.splice(row, 1);
    this.#ids.splice(row, 1);
  }

  #grow(): void {
    const wider = makeColumns(2 * this.#tickets.length);
    for (const name of Object.keys(wider) as (keyof TicketColumns)[]) wider[name].set(this.#columns[name]);
    this.#columns = wider;
  }

  #rowOf({ id, times: { receivedAt } }: Ticket): number {
    const tickets = this.#tickets;
    let row = firstRowAfter(this.#columns.receivedAt, tickets.length, receivedAt) - 1;
    while (row >= 0 && tickets[row].times.receivedAt === receivedAt && tickets[row].id !== id) row -= 1;
    return tickets[row]?.id === id ? row : -1;
  }

  #write(row: number, ticket: Ticket): void {
    const columns = this.#columns;
    const { times, dueAt = Number.NaN, position, stage, grade, satisfaction } = ticket;
    const { receivedAt, acceptedAt, closedAt = Number.NaN } = times;
    columns.receivedAt[row] = receivedAt;
    columns.dueAt[row] = dueAt;
    columns.lon[row] = position ? position[0] : Number.NaN;
    columns.lat[row] = position ? position[1] : Number.NaN;
    columns.south[row] = mercatorY(columns.lat[row]);
    columns.category[row] = this.#categories.of(ticket.category);
    columns.grid[row] = this.#grids.of(ticket.gridId);
    columns.stage[row] = TICKET_STAGES.indexOf(stage);
    columns.grade[row] = grade ? GRADES.indexOf(grade) : NO_GRADE;
    columns.provenance[row] = this.#provenances.of(ticket.provenance);
    columns.hour[row] = this.#hourOf(receivedAt);
    columns.acceptedInTen[row] =
      acceptedAt === undefined ? NOT_COUNTED : told(acceptedAt - receivedAt <= TEN_MINUTES_MS);
    columns.closedInTime[row] = Number.isNaN(closedAt - dueAt) ? NOT_COUNTED : told(closedAt <= dueAt);
    const isRated = satisfaction !== undefined && satisfaction !== 'none';
    columns.satisfied[row] = isRated ? told(satisfaction !== 'dissatisfied') : NOT_COUNTED;
  }
}

const idText = ({ id }: Ticket) => id.toLowerCase();

/** Hour of the clock of a zone, 0 to 23. */
export function hoursOf(zone: string): (at: number) => number {
  const offsetOf = offsetsOf(zone);
  // The rest of whole hours and not of milliseconds, since it is many times as fast with small numbers.
  return (at) => Math.floor((at + offsetOf(at)) / HOUR_MS) % 24;
}

const mercatorY = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

function fromTheLast(count: number): Rows {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = count - 1 - i;
  return numbers;
}

const told = (isKept: boolean) => (isKept ? KEPT : MISSED);

/** Of moments in their order: the first row that is later than one. */
function firstRowAfter(receivedAt: Float64Array, size: number, moment: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (receivedAt[middle] <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives each name a number, in the order in which they come. */
class Numbering<Name> {
  readonly names: Name[];
  readonly #numbers: Map<Name, number>;

  constructor(names: readonly Name[] = []) {
    this.names = [...names];
    this.#numbers = new Map(names.map((name, number) => [name, number]));
  }

  of(name: Name): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.#numbers.set(name, number);
    }
    return number;
  }
}
