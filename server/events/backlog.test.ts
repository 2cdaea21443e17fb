import { describe, expect, it } from 'vitest';
import { Backlog } from './backlog.ts';

describe('Backlog', () => {
  it('is not behind while nothing waits, however much was given', () => {
    const backlog = new Backlog();
    backlog.gave(1_000_000);
    expect(backlog.behindMs(0, 0)).toBe(0);
    expect(backlog.behindMs(0, 60_000)).toBe(0);
  });

  it('is behind by the time the same byte waits', () => {
    const backlog = new Backlog();
    backlog.gave(100);
    expect(backlog.behindMs(100, 2_000)).toBe(0);
    expect(backlog.behindMs(100, 2_700)).toBe(700);
    backlog.gave(50);
    expect(backlog.behindMs(150, 4_500)).toBe(2_500);
  });

  it('counts anew once all that waited at the mark has gone, even if others wait by then', () => {
    const backlog = new Backlog();
    backlog.gave(100);
    expect(backlog.behindMs(100, 0)).toBe(0);
    backlog.gave(50);
    expect(backlog.behindMs(51, 1_000)).toBe(1_000); // 150 - 51 = 99 have gone: one of the hundred still waits
    expect(backlog.behindMs(50, 2_000)).toBe(0); // all hundred have gone: the mark is set for what waits now
    expect(backlog.behindMs(50, 3_000)).toBe(1_000);
  });

  it('forgets the mark when everything has gone', () => {
    const backlog = new Backlog();
    backlog.gave(10);
    backlog.behindMs(10, 0);
    expect(backlog.behindMs(0, 4_000)).toBe(0);
    backlog.gave(10);
    expect(backlog.behindMs(10, 9_000)).toBe(0);
  });

  it('never calls a steady reader further behind than its bytes wait', () => {
    const backlog = new Backlog();
    backlog.gave(300);
    // 100 bytes come and go a second while 300 wait, so each byte waits for three seconds.
    const seen = Array.from({ length: 50 }, (_, second) => {
      const behind = backlog.behindMs(300, 1_000 * second);
      backlog.gave(100);
      return behind;
    });
    expect(Math.max(...seen)).toBeLessThanOrEqual(3_000);
    expect(seen.slice(3)).toContain(0);
  });

  it('calls a reader that has stopped further behind with every second', () => {
    const backlog = new Backlog();
    const seen = Array.from({ length: 5 }, (_, second) => {
      backlog.gave(100);
      return backlog.behindMs(100 * (second + 1), 1_000 * second);
    });
    expect(seen).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
  });
});
