import { describe, expect, it } from 'vitest';
import { temporaryFile } from '../fixtures/fixture-district.ts';
import { readCategoryTable } from './category-table.ts';

const table = async (name: string, text: string) => readCategoryTable(await temporaryFile(name, text));

describe('readCategoryTable', () => {
  it('reads CSV, JSON rows and a JSON object of words', async () => {
    const tables = await Promise.all([
      table('t.csv', 'foreign,code,codeVersion\nBulky Items,06010,GB 1\n'),
      table('t.json', '[{"foreign": "Bulky Items", "code": "06010", "codeVersion": "GB 1"}]'),
      table('t.json', '{"Bulky Items": "06010"}'),
    ]);
    expect(tables.map((read) => read.find(' bulky  items ')?.code)).toEqual(['06010', '06010', '06010']);
    expect(tables.map((read) => read.find('Bulky Items')?.codeVersion)).toEqual(['GB 1', 'GB 1', undefined]);
    expect(tables[0].find('Graffiti')).toBeUndefined();
  });

  it.each([
    ['a word with two codes', 't.csv', 'foreign,code\nA,1\na,2\n', 'both 1 and 2'],
    ['a row without a code', 't.csv', 'foreign,code\nA,\n', 'a code'],
    ['no JSON', 't.json', '{', 'JSON'],
  ])('refuses %s', async (_, name, text, message) => {
    await expect(table(name, text)).rejects.toThrow(message);
  });
});
