import { InputProblem } from '../input-problem.ts';
import { bareName } from '../mapping/header-words.ts';
import { readJsonFile } from '../read-json.ts';
import { openTable } from '../table/open-table.ts';
import { isBroken } from '../table/row.ts';
import { toCode } from './map-words.ts';

export type CategoryRow = {
  /** The word of the export. */
  readonly foreign: string;
  readonly code: string;
  readonly codeVersion?: string;
  readonly zh?: string;
  readonly en?: string;
  readonly grade?: string;
};

/** Category words of an export and the codes they stand for. */
export type CategoryTable = { readonly rows: readonly CategoryRow[]; find(foreign: string): CategoryRow | undefined };

const COLUMN_NAMES: Record<keyof CategoryRow, readonly string[]> = {
  foreign: ['foreign', 'category', 'word', 'source', '原类别', '外部类别', '类别'],
  code: ['code', 'sxdm', '编码', '代码', '事项代码'],
  codeVersion: ['codeversion', 'version', '版本', '标准'],
  zh: ['zhcn', 'zh', 'namezh', '中文', '名称', '中文名称'],
  en: ['en', 'nameen', 'english', 'name', '英文', '英文名称'],
  grade: ['grade', '分级'],
};

/**
 * Reads `--categories`: a CSV or XLSX with the columns `foreign`, `code` and, if wanted, `codeVersion`, `zh-CN`, `en`,
 * `grade`; or JSON, an object of word to code or an array of such rows.
 *
 * @throws InputProblem when a row has no word or code, or a word stands for two codes.
 */
export async function readCategoryTable(path: string): Promise<CategoryTable> {
  const rows = path.toLowerCase().endsWith('.json') ? await readJson(path) : await readRows(path);
  const byWord = new Map<string, CategoryRow>();
  for (const row of rows) {
    const former = byWord.get(keyOf(row.foreign));
    if (former && former.code !== row.code) {
      throw new InputProblem(`${path}: "${row.foreign}" stands for both ${former.code} and ${row.code}.`);
    }
    byWord.set(keyOf(row.foreign), row);
  }
  return { rows, find: (foreign) => byWord.get(keyOf(foreign)) };
}

/** The empty table: every word is its own code. */
export const NO_CATEGORIES: CategoryTable = { rows: [], find: () => undefined };

const keyOf = (word: string) => word.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

async function readJson(path: string): Promise<CategoryRow[]> {
  const body = await readJsonFile(path);
  if (Array.isArray(body)) return body.map((row, index) => checkedRow(path, index + 1, row ?? {}));
  return Object.entries(body ?? {}).map(([foreign, code], index) => checkedRow(path, index + 1, { foreign, code }));
}

async function readRows(path: string): Promise<CategoryRow[]> {
  const table = await openTable(path, {});
  const bare = table.columns.map(bareName);
  const columnOf = (field: keyof CategoryRow) => bare.findIndex((name) => COLUMN_NAMES[field].includes(name));
  const fields = (Object.keys(COLUMN_NAMES) as (keyof CategoryRow)[]).map((field) => [field, columnOf(field)] as const);
  const rows: CategoryRow[] = [];
  for await (const row of table.rows()) {
    if (isBroken(row)) throw new InputProblem(`${path}, line ${row.line}: ${row.problem}.`);
    const told = fields.map(([field, column]) => [field, row.cells[column] ?? '']).filter(([, value]) => value !== '');
    rows.push(checkedRow(path, row.line, Object.fromEntries(told)));
  }
  return rows;
}

function checkedRow(path: string, line: number, row: Partial<Record<keyof CategoryRow, unknown>>): CategoryRow {
  const text = (field: keyof CategoryRow) => (row[field] === undefined ? undefined : String(row[field]).trim());
  const foreign = text('foreign');
  const code = toCode(text('code') ?? '');
  if (!foreign || !code) throw new InputProblem(`${path}, row ${line}: a word ("foreign") and a code are needed.`);
  const codeVersion = text('codeVersion');
  return { foreign, code, codeVersion, zh: text('zh'), en: text('en'), grade: text('grade') };
}
