/** One row of a table. Every cell is text, as the file has it, without outer spaces. */
export type Row = {
  /** Line of the file on which it begins, or row of the sheet; counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
};

/** A row that could not be taken apart. */
export type BrokenRow = { readonly line: number; readonly problem: string };

export type RawRow = Row | BrokenRow;

export const isBroken = (row: RawRow): row is BrokenRow => 'problem' in row;

/** Rows that can be read more than once: one time to learn what the columns are, another to convert them. */
export type RowSource = {
  /** What was found out about the file, for the person to see: `utf-8, comma`. */
  readonly description: string;
  rows(): AsyncIterable<RawRow>;
};
