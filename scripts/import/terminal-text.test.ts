import { describe, expect, it } from 'vitest';
import { plainText, shortWord } from './terminal-text.ts';

describe('plainText', () => {
  it('leaves nothing that a terminal obeys, and keeps line ends', () => {
    // clear the screen, a bell, a C1 control, an override of the writing direction
    expect(plainText('a\u001b[2Jb\u0007c\u009bd\u202ee\nf')).toBe('a\ufffd[2Jb\ufffdc\ufffdd\ufffde\nf');
    expect(plainText('江城区 Köln 12°')).toBe('江城区 Köln 12°');
  });
});

describe('shortWord', () => {
  it('is one line, cut between characters and not inside one', () => {
    expect(shortWord(' a\n b ')).toBe('a b');
    expect(shortWord('𠀀'.repeat(5), 3)).toBe('𠀀𠀀𠀀…');
    expect(shortWord('abc', 3)).toBe('abc');
  });
});
