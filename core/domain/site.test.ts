import { describe, expect, it } from 'vitest';
import { isSiteOpen, type SiteHours } from './site.ts';

const at = (hour: number, minute = 0) => 60 * hour + minute;
const hours: SiteHours[] = [
  { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' },
  { days: [6], from: '17:30', to: '24:00' },
];

describe('isSiteOpen', () => {
  it('opens at the minute it says and is closed at the minute it closes', () => {
    expect(isSiteOpen({ hours }, 1, at(8, 29))).toBe(false);
    expect(isSiteOpen({ hours }, 1, at(8, 30))).toBe(true);
    expect(isSiteOpen({ hours }, 5, at(16, 59))).toBe(true);
    expect(isSiteOpen({ hours }, 5, at(17))).toBe(false);
  });

  it('knows the days, and the last minute of one', () => {
    expect(isSiteOpen({ hours }, 6, at(12))).toBe(false);
    expect(isSiteOpen({ hours }, 6, at(23, 59))).toBe(true);
    expect(isSiteOpen({ hours }, 7, at(12))).toBe(false);
  });

  it('does not know what nobody said', () => {
    expect(isSiteOpen({ hours: [] }, 1, at(12))).toBeUndefined();
  });
});
