import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { encodeGbk } from '../fixtures/encode-gbk.ts';
import { temporaryFile, temporaryFolder } from '../fixtures/fixture-district.ts';
import { openTable, type TableOptions } from './open-table.ts';
import type { RawRow } from './row.ts';

async function readAll(path: string, options: TableOptions = {}) {
  const table = await openTable(path, options);
  const rows: RawRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return { ...table, rows };
}

const readText = async (text: string | Uint8Array, options?: TableOptions) =>
  readAll(await temporaryFile('table.csv', text), options);

describe('openTable', () => {
  it('reads quotes with separators, quotes and line ends in them, and says where each row begins', async () => {
    const { columns, rows } = await readText('id,status,text\n1,Open,"a, ""b""\nc"\n2,Closed,d');
    expect(columns).toEqual(['id', 'status', 'text']);
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'Open', 'a, "b"\nc'] },
      { line: 4, cells: ['2', 'Closed', 'd'] },
    ]);
  });

  it('gives up the line of a quote that is never closed, and no other', async () => {
    const { rows } = await readText('id,text\n1,fine\n2,"never closed\n3,fine\n4,"closed"\n5,fine\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1', 'fine'] },
      { line: 3, problem: expect.stringContaining('quote') },
      { line: 4, cells: ['3', 'fine'] },
      { line: 5, cells: ['4', 'closed'] },
      { line: 6, cells: ['5', 'fine'] },
    ]);
  });

  it('gives up a record that is too long for what it is, quoted or not', async () => {
    const long = 'y'.repeat(300_000);
    for (const cell of [long, `"${long}"`]) {
      const { rows } = await readText(`id,text\n1,fine\n2,${cell}\n3,fine\n`);
      expect(rows).toEqual([
        { line: 2, cells: ['1', 'fine'] },
        { line: 3, problem: 'the record is longer than 262,144 characters' },
        { line: 4, cells: ['3', 'fine'] },
      ]);
    }
  });

  it('keeps inch marks that are no quotes', async () => {
    const { rows } = await readText('id,text\n1,13" pipe\n2,5" x 6"\n');
    expect(rows.map((row) => 'cells' in row && row.cells[1])).toEqual(['13" pipe', '5" x 6"']);
  });

  it('keeps rows that are shorter or longer than the header, and drops blank ones', async () => {
    const { rows } = await readText('id,a,b\r\n1\r\n\r\n,,\r\n2,u,v,w\r\n');
    expect(rows).toEqual([
      { line: 2, cells: ['1'] },
      { line: 5, cells: ['2', 'u', 'v', 'w'] },
    ]);
  });

  it('names blank and repeated columns', async () => {
    const { columns } = await readText('id,status,,status,Status\n1,Open,x,y,z\n');
    expect(columns).toEqual(['id', 'status', 'column 3', 'status (2)', 'Status']);
  });

  it('finds the header below a title and skips it where it is repeated', async () => {
    const { columns, rows } = await readText(
      '江城区工单导出,,\n导出时间：2026-01-17,,\n工单编号,来电时间,工单状态\n1,2026-01-17,办结\n工单编号,来电时间,工单状态\n2,2026-01-18,办结\n',
    );
    expect(columns).toEqual(['工单编号', '来电时间', '工单状态']);
    expect(rows.map(({ line }) => line)).toEqual([4, 6]);
  });

  it('reads GBK and UTF-16', async () => {
    const text = '工单编号\t工单状态\n1\t办结\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [encodeGbk(text), utf16]) {
      expect((await readText(bytes)).rows).toEqual([{ line: 2, cells: ['1', '办结'] }]);
    }
  });

  it('does as told where it would decide otherwise', async () => {
    const { rows } = await readText('id;x,y\n1;2,3\n', { delimiter: ';' });
    expect(rows).toEqual([{ line: 2, cells: ['1', '2,3'] }]);
  });

  it('reads the first sheet or a named one; long numbers lose no digit and dates are the clock on the wall', async () => {
    const path = `${await temporaryFolder()}/tickets.xlsx`;
    const header = ['工单编号', '来电时间', '经度'].map((value) => ({ value }));
    const record = [
      { value: 2024030512345678, type: Number },
      { value: new Date('2026-01-17T16:50:30Z'), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
      { value: 126.545798, type: Number },
    ];
    await writeExcelFile([
      { sheet: 'Notes', data: [[{ value: 'nothing' }]] },
      { sheet: 'Tickets', data: [header, record] },
    ]).toFile(path);
    const { columns, rows } = await readAll(path, { sheet: 'Tickets' });
    expect(columns).toEqual(['工单编号', '来电时间', '经度']);
    expect(rows).toEqual([{ line: 2, cells: ['2024030512345678', '2026-01-17T16:50:30', '126.545798'] }]);
    expect((await readAll(path)).columns).toEqual(['nothing']);
    await expect(openTable(path, { sheet: 'None' })).rejects.toThrow('cannot be read');
  });

  it.each([
    ['nothing at all', '', 'is empty'],
    ['blank lines', '\n\n', 'is empty'],
    ['JSON', '{"a": 1}', 'is JSON'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'old XLS'],
    ['a broken workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'cannot be read'],
  ])('refuses %s in one sentence', async (_, content, message) => {
    const path = await temporaryFile('input', content);
    await expect(openTable(path, {})).rejects.toThrow(message);
  });

  it('refuses a file that is not there', async () => {
    await expect(openTable('/nowhere/at/all.csv', {})).rejects.toThrow('There is no file');
  });
});
