import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/geo/units.ts';
import { townPace } from './town-pace.ts';

describe('townPace', () => {
  const later = townPace(60, epochMs(100_000));

  it('is that of the clock until the town quickens', () => {
    expect(later(epochMs(20_000), 30)).toBe(50_000);
    expect(later(epochMs(20_000), -30)).toBe(-10_000);
  });

  it('is so many times as fast from then on', () => {
    expect(later(epochMs(100_000), 30)).toBe(100_500);
    expect(later(epochMs(160_000), 90)).toBe(161_500);
  });

  it('counts both parts of a wait that goes across', () => {
    // 10 s of the clock are left, and 30 s at 60 times the pace take half a second
    expect(later(epochMs(90_000), 40)).toBe(100_500);
    expect(later(epochMs(100_500), -40)).toBe(90_000);
  });
});
