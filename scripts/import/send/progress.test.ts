import { describe, expect, it } from 'vitest';
import { describeProgress, ProgressLine } from './progress.ts';

function output(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('ProgressLine', () => {
  it('rewrites one line on a terminal, five times a second at most', () => {
    let now = 0;
    const terminal = output(true);
    const line = new ProgressLine(terminal, () => now);
    for (now = 100; now <= 1_000; now += 100) line.show((seconds) => `${seconds}`);
    line.close();
    expect(terminal.written).toEqual([0.2, 0.4, 0.6, 0.8, 1].map((s) => `\r\u001b[K${s}`).concat('\n'));
  });

  it('writes a line every five seconds elsewhere', () => {
    let now = 0;
    const log = output(false);
    const line = new ProgressLine(log, () => now);
    for (now = 1_000; now <= 11_000; now += 1_000) line.show((seconds) => `${seconds} s`);
    line.close();
    expect(log.written).toEqual(['5 s\n', '10 s\n']);
  });
});

describe('describeProgress', () => {
  it('tells rate and time left', () => {
    // 2,000 records in 4 s are 500/s; 1,000 are left, 2 s
    expect(describeProgress(2_000, 3_000, 4)).toBe('2,000 of 3,000 records, 500/s, 2 s left');
    expect(describeProgress(0, 3_000, 4)).toBe('0 of 3,000 records, 0/s');
  });
});
