import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rangeWithout, shownIdeographs, unicodeRange } from './characters.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

describe('the characters of the small fonts', () => {
  it('hold the words of the page, of its layers and of the shipped districts', () => {
    const characters = shownIdeographs(ROOT);
    for (const character of '家门口受理分派处置反馈评价（）') expect(characters).toContain(character);
    expect([...characters].sort().join('')).toBe(characters);
  });

  it('are told as ranges, neighbors joined', () => {
    // 一 丁 are U+4E00 and U+4E01, 七 is U+4E03
    expect(unicodeRange('一丁七')).toBe('U+4e00-4e01,U+4e03');
    expect(unicodeRange('')).toBe('');
  });

  it('are cut out of the ranges of the whole fonts', () => {
    expect(rangeWithout('U+4E00-4E05, U+FF00-FF01', '一丁七')).toBe('U+4e02,U+4e04-4e05,U+ff00-ff01');
    expect(rangeWithout('U+4E00-4E01', '一丁')).toBe('');
  });
});
