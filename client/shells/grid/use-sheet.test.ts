import { describe, expect, it } from 'vitest';
import { stopNear } from './use-sheet.ts';

describe('a sheet that is let go', () => {
  it('comes to rest at the nearest stop', () => {
    // 700 px of room: the stops are 132, 700 − 272 = 428, and 700.
    expect([0, 279, 281, 560, 566, 900].map((height) => stopNear(height, 700))).toEqual([
      'low',
      'low', // 147 from 132, 149 from 428
      'half',
      'half', // 132 from 428, 140 from 700
      'full',
      'full',
    ]);
  });

  it('has only two stops where there is no room for three', () => {
    expect([100, 200, 300].map((height) => stopNear(height, 380))).toEqual(['low', 'low', 'full']); // 132 and 380
  });
});
