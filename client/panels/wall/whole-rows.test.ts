import { describe, expect, it } from 'vitest';
import { wholeRows } from './whole-rows.ts';

describe('wholeRows', () => {
  it('shows all rows where they fit, and needs no line then', () => {
    expect(wholeRows([60, 60, 60], 3, 180, 40)).toBe(3);
  });

  it('leaves room for the line that says how many are left out', () => {
    // 40 for the line and two rows of 60 are 160; a third would make 220
    expect(wholeRows([60, 60, 60, 60], 4, 180, 40)).toBe(2);
    // all four known rows fit beside the line, but there are more
    expect(wholeRows([60, 60, 60, 60], 9, 300, 40)).toBe(4);
  });

  it('takes the height of each row', () => {
    // 40 + 60 + 90 = 190, and 60 more would be 250
    expect(wholeRows([60, 90, 60], 3, 200, 40)).toBe(2);
  });

  it('shows none rather than a part of one', () => {
    expect(wholeRows([60], 5, 90, 40)).toBe(0);
    expect(wholeRows([], 0, 90, 40)).toBe(0);
  });
});
