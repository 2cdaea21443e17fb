import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { localDays, zoneOffsets } from './local-day.ts';

const DAY_MS = 86_400_000;
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Europe/Lisbon',
  'Asia/Kathmandu', // +05:45
  'Australia/Lord_Howe', // summer time of half an hour
  'Pacific/Chatham', // +12:45 and summer time
  'Pacific/Apia', // left out 30 December 2011
  'America/St_Johns',
];

const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });

describe.each(ZONES)('days in %s', (zone) => {
  const dayOf = localDays(zone);
  const offsetOf = zoneOffsets(zone);
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

  it('are those a calendar prints', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(dayOf(epochMs(at))).toBe(Date.parse(`${date.format(at)}T00:00Z`) / DAY_MS);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it('have the offset that the clock on the wall shows', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const second = Math.floor(at / 1000) * 1000;
        expect(second + offsetOf(second)).toBe(Date.parse(`${clock.format(second).replace(' ', 'T')}Z`));
      }),
      { seed: 2, numRuns: 1500 },
    );
  });
});

describe('localDays', () => {
  it('changes at midnight, to the millisecond', () => {
    const dayOf = localDays('Asia/Shanghai');
    const midnight = Date.parse('2026-01-18T00:00+08:00');
    expect(dayOf(epochMs(midnight)) - dayOf(epochMs(midnight - 1))).toBe(1);
    expect(dayOf(epochMs(midnight)) - dayOf(epochMs(midnight - DAY_MS))).toBe(1);
  });

  it('counts from 1970-01-01', () => {
    expect(localDays('UTC')(epochMs(0))).toBe(0);
    expect(localDays('America/Los_Angeles')(epochMs(0))).toBe(-1);
  });
});
