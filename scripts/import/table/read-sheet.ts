import { readSheet } from 'read-excel-file/node';
import { InputProblem } from '../input-problem.ts';
import type { RawRow, RowSource } from './row.ts';

type Cell = string | number | boolean | Date | null;

/** Opens one sheet of an XLSX workbook: the first, or the one of a name or number from 1. */
export async function openSheet(path: string, sheet: string | undefined): Promise<RowSource> {
  const rows = await readCells(path, sheet);
  return { description: `xlsx, ${sheet ? `sheet ${sheet}` : 'first sheet'}`, rows: () => textRows(rows) };
}

async function readCells(path: string, sheet: string | undefined): Promise<Cell[][]> {
  const chosen = sheet === undefined ? 1 : /^\d+$/.test(sheet) ? Number(sheet) : sheet;
  try {
    // Numbers stay text: an 18-digit ticket number is none that a double holds.
    return (await readSheet(path, chosen, { parseNumber: plainNumber })) as unknown as Cell[][];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputProblem(`The workbook cannot be read (${reason}). Save the sheet as CSV UTF-8 and import that.`);
  }
}

/** Written out where no digit is lost; a longer number was rounded by whoever wrote the workbook, and stays as it is. */
function plainNumber(text: string): string {
  const value = Number(text);
  return /e/i.test(text) && (Number.isSafeInteger(value) || !Number.isInteger(value)) ? String(value) : text;
}

async function* textRows(rows: readonly Cell[][]): AsyncGenerator<RawRow> {
  for (const [index, row] of rows.entries()) {
    const cells = row.map(cellText);
    if (cells.some((cell) => cell !== '')) yield { line: index + 1, cells };
  }
}

/** A sheet's dates have no zone: they are written as the clock on the wall, to the second, for the zone to be applied later. */
function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 19);
  return String(cell).trim();
}
