import { open, stat } from 'node:fs/promises';
import { InputProblem } from '../input-problem.ts';
import { findHeader, type Header } from './find-header.ts';
import { type DelimitedOptions, openDelimited } from './read-delimited.ts';
import { openSheet } from './read-sheet.ts';
import { isBroken, type RawRow, type RowSource } from './row.ts';

export type TableOptions = DelimitedOptions & { readonly sheet?: string };

/** A file of records with named columns. */
export type Table = {
  readonly description: string;
  /** Unique names: a blank one is `column 3`, a repeated one gets ` (2)`. */
  readonly columns: readonly string[];
  /** The records, without the header and what stands above it. */
  rows(): AsyncIterable<RawRow>;
};

/** Rows among which the header is looked for: exports put a title or a date of printing above it. */
const HEADER_SEARCH_ROWS = 10;

/**
 * Opens any of the table formats by what the file holds, whatever its name says.
 *
 * @throws InputProblem when there is no such file, nothing in it, or it is no table.
 */
export async function openTable(path: string, options: TableOptions): Promise<Table> {
  const source = await openSource(path, options);
  const header = findHeader(await firstRows(source));
  if (!header) throw new InputProblem(`${path} is empty: there is not even a row of column names.`);
  return {
    description: source.description,
    columns: header.columns,
    rows: () => recordsBelow(source, header),
  };
}

async function openSource(path: string, options: TableOptions): Promise<RowSource> {
  const head = await readHeadBytes(path);
  if (head.length === 0) throw new InputProblem(`${path} is empty.`);
  if (head[0] === 0x50 && head[1] === 0x4b) return openSheet(path, options.sheet);
  if (head[0] === 0xd0 && head[1] === 0xcf) {
    throw new InputProblem(`${path} is a workbook of the old XLS format. Save it as XLSX or CSV UTF-8.`);
  }
  if (/^\s*[{[]/.test(new TextDecoder().decode(head))) {
    throw new InputProblem(`${path} is JSON, not a table. Export the tickets as CSV or XLSX.`);
  }
  return openDelimited(path, options);
}

async function readHeadBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new InputProblem(`There is no file ${path}.`);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(64) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function firstRows(source: RowSource): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const row of source.rows()) {
    rows.push(row);
    if (rows.length === HEADER_SEARCH_ROWS) break;
  }
  return rows;
}

/** A header repeated further down, as pasted exports have it, is no record. */
async function* recordsBelow(source: RowSource, { line, cells }: Header): AsyncGenerator<RawRow> {
  const repeated = JSON.stringify(cells);
  for await (const row of source.rows()) {
    if (row.line <= line) continue;
    if (!isBroken(row) && row.cells[0] === cells[0] && JSON.stringify(row.cells) === repeated) continue;
    yield row;
  }
}
