import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { InputProblem } from '../input-problem.ts';
import { type Delimiter, detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type Encoding } from './detect-encoding.ts';
import type { RawRow, RowSource } from './row.ts';

/** A record that grows beyond this mostly has a quote that was never closed. */
const MAX_RECORD_CHARS = 262_144;
/** Each broken quote costs one more reading of the file up to it. */
const MAX_BROKEN_QUOTES = 200;
const HEAD_CHARS = 65_536;

export type DelimitedOptions = { readonly encoding?: Encoding; readonly delimiter?: string };

/** Opens a CSV, TSV or semicolon file; nothing but the beginning is held in memory. */
export async function openDelimited(path: string, options: DelimitedOptions): Promise<RowSource> {
  const encoding = options.encoding ?? (await detectEncoding(createReadStream(path)));
  const delimiter = options.delimiter ?? detectDelimiter(await readHead(path, encoding));
  return {
    description: `${encoding}, ${delimiterName(delimiter)}`,
    rows: () => readRows(path, encoding, delimiter),
  };
}

const NAMES: Record<Delimiter, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' };
const delimiterName = (delimiter: string) => NAMES[delimiter as Delimiter] ?? `separator ${delimiter}`;

async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function readHead(path: string, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const text of readText(path, encoding)) {
    head += text;
    if (head.length >= HEAD_CHARS) break;
  }
  return head.slice(0, HEAD_CHARS);
}

/**
 * All rows in order. A quote that is opened and never closed would swallow the rest of the file; its line alone is
 * given up, and reading goes on behind it.
 */
async function* readRows(path: string, encoding: Encoding, delimiter: string): AsyncGenerator<RawRow> {
  let firstLine = 1;
  for (let broken = 0; broken <= MAX_BROKEN_QUOTES; broken++) {
    const reading = parseFrom(readText(path, encoding), delimiter, firstLine);
    let brokenLine: number | undefined;
    for await (const row of reading) {
      if ('problem' in row) brokenLine = row.line;
      yield row;
    }
    if (brokenLine === undefined) return;
    firstLine = brokenLine + 1;
  }
  throw new InputProblem(
    `More than ${MAX_BROKEN_QUOTES} quotes are opened and never closed: is the separator really ${delimiterName(delimiter)}?`,
  );
}

type ParsedRecord = { record: string[]; info: { lines: number }; raw: string };

/** Rows from one line on; ends with a broken row where a quote is not closed or a record is too long. */
async function* parseFrom(text: AsyncIterable<string>, delimiter: string, firstLine: number): AsyncGenerator<RawRow> {
  const parser = Readable.from(skipLines(text, firstLine - 1)).pipe(
    parse({
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD_CHARS,
    }),
  );
  let width = 0;
  let nextLine = firstLine;
  try {
    for await (const { record, info, raw } of parser as AsyncIterable<ParsedRecord>) {
      const cells = record.map((cell) => cell.trim());
      const lastLine = firstLine - 1 + info.lines;
      const line = lastLine - record.reduce((lines, cell) => lines + lineBreaks(cell), 0);
      width ||= cells.length;
      if (line < lastLine && (cells.length !== width || !isWellQuoted(raw, delimiter))) {
        yield { line, problem: 'a quote is not closed on its line' };
        return;
      }
      nextLine = lastLine + 1;
      if (cells.some((cell) => cell !== '')) yield { line, cells };
    }
  } catch (error) {
    if (!isCsvError(error)) throw error;
    yield { line: nextLine, problem: isLongLine(error) ? TOO_LONG : 'a quote is not closed' };
  }
}

const TOO_LONG = `the record is longer than ${MAX_RECORD_CHARS.toLocaleString('en')} characters`;

/** A record that is too long on a single line, so that no quote has swallowed the lines below. */
const isLongLine = ({ code, raw }: CsvError) =>
  code === 'CSV_MAX_RECORD_SIZE' && typeof raw === 'string' && !/[\r\n]/.test(raw);

const isCsvError = (error: unknown): error is CsvError => error instanceof Error && 'code' in error && 'lines' in error;

/** Whether a record of several lines is one by the letter: a quote that belongs to a later record would not close it. */
function isWellQuoted(raw: string, delimiter: string): boolean {
  try {
    return parseSync(raw, { delimiter, relax_column_count: true }).length === 1;
  } catch {
    return false; // the throw is the answer
  }
}

const lineBreaks = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;

/** Cuts whole lines off the front, wherever the pieces are cut. */
async function* skipLines(text: AsyncIterable<string>, count: number): AsyncGenerator<string> {
  let left = count;
  for await (const piece of text) {
    let from = 0;
    while (left > 0) {
      const end = piece.indexOf('\n', from);
      if (end < 0) break;
      from = end + 1;
      left -= 1;
    }
    if (left === 0 && from < piece.length) yield piece.slice(from);
  }
}
