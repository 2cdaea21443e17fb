import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT } from '../testing/make.ts';
import { ageStep, withSeen, withTold } from './patrol-age.ts';

const hoursAgo = (hours: number) => epochMs(MOMENT - hours * 3_600_000);

describe('the age of a cell', () => {
  it('steps up at 2, 8, 24 and 72 hours', () => {
    const steps = [0, 1.99, 2, 8, 23, 24, 72, 1000].map((hours) => ageStep(hoursAgo(hours), MOMENT));
    expect(steps).toEqual([0, 0, 1, 2, 2, 3, 4, 4]);
  });

  it('is that of the last time anybody was seen', () => {
    const first = withSeen(new Map(), ['1.1', '2.1'], hoursAgo(5));
    const second = withSeen(first, ['1.1'], hoursAgo(1));
    const late = withSeen(second, ['1.1'], hoursAgo(3));
    expect([...late]).toEqual([
      ['1.1', hoursAgo(1)],
      ['2.1', hoursAgo(5)],
    ]);
    expect(first.get('1.1')).toBe(hoursAgo(5));
  });

  it('is what was told, but for what was seen since', () => {
    const own = withSeen(withSeen(new Map(), ['1.1', '3.1'], hoursAgo(9)), ['2.1'], hoursAgo(1));
    const told = withTold(own, [['1.1', hoursAgo(4)]], hoursAgo(2));
    expect([...told]).toEqual([
      ['1.1', hoursAgo(4)],
      ['2.1', hoursAgo(1)], // 3.1 was seen before the telling, which does not know it: another log
    ]);
    expect([...withTold(own, [], null)]).toEqual([...own]);
  });
});
