import { describe, expect, it } from 'vitest';
import { csvRow } from './csv.ts';

describe('a row of CSV', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\0=1', '＝1'])('puts an apostrophe before %j', (text) => {
    expect(csvRow([text])).toBe(`'${text}\r\n`);
  });

  it.each(['\n=1', '\r=1'])('puts it within the quotes that a line end needs: %j', (text) => {
    expect(csvRow([text])).toBe(`"'${text}"\r\n`);
  });

  it('leaves numbers and other texts as they are', () => {
    expect(csvRow([-1, 'a=1', '说 "好"', undefined])).toBe('-1,a=1,"说 ""好""",\r\n');
  });
});
