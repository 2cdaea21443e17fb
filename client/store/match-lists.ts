import type { Ticket } from '../../core/domain/ticket.ts';
import type { RowTest } from './filter.ts';
import { CLOSED, NOWHERE } from './ticket-codes.ts';
import { type Rows, type TicketTable, ticketsAt } from './ticket-table.ts';

/**
 * Held tickets that pass the filter, newest first. Map, list and figures are all made from these.
 *
 * Rows hold for the table they were found in; lists of tickets are made when somebody asks for them, and stay as they are.
 */
export class Matches {
  readonly rows: Rows;
  /** Rows of those with a place, the newest last, so that it is drawn on top of the others. */
  readonly openOnMap: Rows;
  readonly closedOnMap: Rows;
  /** 无位置: their record had no position. */
  readonly withoutPosition: readonly Ticket[];
  /** 网格外: their position lies in no grid. */
  readonly outsideGrids: readonly Ticket[];
  readonly #tickets: readonly Ticket[];
  readonly #openRows: Rows;
  #all: readonly Ticket[] | undefined;
  #open: readonly Ticket[] | undefined;

  constructor(table: TicketTable, rows: Rows) {
    const { tickets, stage, lon, grid } = table;
    const isOpen = (row: number) => stage[row] !== CLOSED;
    const hasPlace = (row: number) => !Number.isNaN(lon[row]);
    this.#tickets = tickets;
    this.rows = rows;
    this.#openRows = rowsThat(rows, isOpen);
    this.openOnMap = rowsThat(this.#openRows, hasPlace).reverse();
    this.closedOnMap = rowsThat(rows, (row) => !isOpen(row) && hasPlace(row)).reverse();
    this.withoutPosition = ticketsAt(
      table,
      rowsThat(rows, (row) => !hasPlace(row)),
    );
    this.outsideGrids = ticketsAt(
      table,
      rowsThat(rows, (row) => grid[row] === NOWHERE && hasPlace(row)),
    );
  }

  get all(): readonly Ticket[] {
    this.#all ??= ticketsAt({ tickets: this.#tickets }, this.rows);
    return this.#all;
  }

  get open(): readonly Ticket[] {
    this.#open ??= ticketsAt({ tickets: this.#tickets }, this.#openRows);
    return this.#open;
  }
}

/** The rows that pass a test, in the order in which they came. */
export function rowsThat(rows: Rows, isMatch: RowTest): Rows {
  const matching = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) if (isMatch(rows[i])) matching[count++] = rows[i];
  return matching.slice(0, count);
}
