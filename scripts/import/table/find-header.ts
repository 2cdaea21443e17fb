import { isKnownHeader } from '../mapping/header-words.ts';
import { isBroken, type RawRow, type Row } from './row.ts';

export type Header = {
  readonly line: number;
  /** As the file has them. */
  readonly cells: readonly string[];
  /** Unique and never blank. */
  readonly columns: readonly string[];
};

/**
 * The row that names the columns: the one with most names we know; without any, the first that is more than half as wide as
 * the widest, since a title fills one cell.
 *
 * @returns undefined when no row can be read.
 */
export function findHeader(rows: readonly RawRow[]): Header | undefined {
  const readable = rows.filter((row): row is Row => !isBroken(row));
  const known = readable.map(({ cells }) => cells.filter(isKnownHeader).length);
  const most = Math.max(0, ...known);
  const width = Math.max(0, ...readable.map(({ cells }) => filled(cells)));
  const header = most >= 2 ? readable[known.indexOf(most)] : readable.find(({ cells }) => 2 * filled(cells) > width);
  return header && { line: header.line, cells: header.cells, columns: uniqueNames(header.cells) };
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '').length;

/** Two columns of one name stay two columns. */
function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.replace(/\s+/g, ' ') || `column ${index + 1}`;
    let name = base;
    for (let copy = 2; taken.has(name); copy++) name = `${base} (${copy})`;
    taken.add(name);
    return name;
  });
}
