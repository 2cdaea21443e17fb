import { describe, expect, it } from 'vitest';
import { detectDelimiter } from './detect-delimiter.ts';

describe('detectDelimiter', () => {
  it('finds comma, tab, semicolon and bar', () => {
    expect(detectDelimiter('a,b,c\n1,2,3\n')).toBe(',');
    expect(detectDelimiter('a\tb\tc\n1\t2, or 3\t4\n')).toBe('\t');
    expect(detectDelimiter('a;b;c\n1;43,84;126,55\n2;43,85;126,56\n')).toBe(';');
    expect(detectDelimiter('a|b|c\n1|2|3\n')).toBe('|');
  });

  it('is not misled by separators and line ends in quotes', () => {
    expect(detectDelimiter('a;b\n1;"x, y, z,\n1, 2, 3"\n2;"u, v, w"\n')).toBe(';');
  });

  it('takes a single column for comma separated', () => {
    expect(detectDelimiter('a\n1\n2\n')).toBe(',');
  });
});
