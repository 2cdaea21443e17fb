import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneOffsets } from '../../../core/domain/local-day.ts';
import { isZone, wallClock } from './local-time.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const zones = ['America/Los_Angeles', 'Asia/Shanghai', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

describe('wallClock', () => {
  it('knows winter and summer time', () => {
    const at = wallClock('America/Los_Angeles');
    expect(at(wall('2020-01-01T00:05:00'))).toBe(Date.parse('2020-01-01T00:05:00-08:00'));
    expect(at(wall('2020-07-01T00:05:00'))).toBe(Date.parse('2020-07-01T00:05:00-07:00'));
    expect(wallClock('Asia/Shanghai')(wall('2026-01-17T16:50:00'))).toBe(Date.parse('2026-01-17T16:50:00+08:00'));
  });

  it('counts on through an hour that was skipped', () => {
    // Los Angeles, 8 March 2020: 2:00 became 3:00, so 2:30 is what 1:30 plus an hour is.
    const at = wallClock('America/Los_Angeles')(wall('2020-03-08T02:30:00'));
    expect(at).toBe(Date.parse('2020-03-08T03:30:00-07:00'));
  });

  it('takes the first of an hour that came twice', () => {
    // Los Angeles, 1 November 2020: 2:00 became 1:00, so 1:30 was at -07:00 and again at -08:00.
    const at = wallClock('America/Los_Angeles')(wall('2020-11-01T01:30:00'));
    expect(at).toBe(Date.parse('2020-11-01T01:30:00-07:00'));
  });

  it('gives back every moment that its clock showed, or the earlier one of two that showed the same', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2037, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, (zone, at) => {
        const offsetAt = zoneOffsets(zone);
        const found = wallClock(zone)(at + offsetAt(at));
        const showsTheSame = found + offsetAt(found) === at + offsetAt(at);
        return showsTheSame && found <= at && at - found <= 3_600_000;
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('isZone', () => {
  it('tells zones from other words', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Jiangcheng')).toBe(false);
  });
});
