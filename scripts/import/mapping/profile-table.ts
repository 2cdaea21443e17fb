import { DateOrderEvidence, type OrderVerdict } from '../record/date-order.ts';
import { isBlank } from '../record/parse-position.ts';
import type { Table } from '../table/open-table.ts';
import { isBroken, type Row } from '../table/row.ts';

/** What the values of a column look like. */
export type ColumnProfile = {
  readonly name: string;
  readonly index: number;
  /** Rows in which it is not blank. */
  readonly filled: number;
  /** Different values among the first `DISTINCT_ROWS` filled ones, as a share of them. */
  readonly distinctShare: number;
  readonly distinct: number;
  /** Filled values of rows taken evenly from the whole file. */
  readonly sample: readonly string[];
  readonly dateOrder: OrderVerdict;
};

export type TableProfile = {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
  /** Rows taken evenly from the whole file. */
  readonly sample: readonly Row[];
};

const DISTINCT_ROWS = 5_000;
const SAMPLE_ROWS = 1_000;

/** Reads a table once from end to end. Memory is bounded by the number of columns. */
export async function profileTable(table: Table): Promise<TableProfile> {
  const tallies = table.columns.map((name, index) => new ColumnTally(name, index));
  const sample = new EvenSample<Row>(SAMPLE_ROWS);
  let rows = 0;
  for await (const row of table.rows()) {
    rows += 1;
    if (isBroken(row)) continue;
    sample.add(row);
    for (const tally of tallies) tally.add(row.cells[tally.index] ?? '');
  }
  return { rows, columns: tallies.map((tally) => tally.profile(sample.items)), sample: sample.items };
}

class ColumnTally {
  readonly name: string;
  readonly index: number;
  readonly #order = new DateOrderEvidence();
  readonly #distinct = new Set<string>();
  #filled = 0;

  constructor(name: string, index: number) {
    this.name = name;
    this.index = index;
  }

  add(cell: string): void {
    if (isBlank(cell)) return;
    this.#filled += 1;
    if (this.#filled <= DISTINCT_ROWS) this.#distinct.add(cell);
    this.#order.add(cell);
  }

  profile(rows: readonly Row[]): ColumnProfile {
    return {
      name: this.name,
      index: this.index,
      filled: this.#filled,
      distinct: this.#distinct.size,
      distinctShare: this.#distinct.size / Math.max(1, Math.min(this.#filled, DISTINCT_ROWS)),
      sample: rows.map(({ cells }) => cells[this.index] ?? '').filter((cell) => !isBlank(cell)),
      dateOrder: this.#order.verdict,
    };
  }
}

/** At most so many of a stream of unknown length, evenly spread: every n-th, n doubling whenever the sample is full. */
class EvenSample<Item> {
  readonly #limit: number;
  #items: Item[] = [];
  #stride = 1;
  #seen = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  add(item: Item): void {
    if (this.#seen++ % this.#stride !== 0) return;
    this.#items.push(item);
    if (this.#items.length < this.#limit) return;
    this.#items = this.#items.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }
}
