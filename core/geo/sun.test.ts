import { describe, expect, it } from 'vitest';
import { isCivilNight, nextCivilTurn, sunElevation } from './sun.ts';
import { type EpochMs, epochMs, lonLat } from './units.ts';

/** Grid Town's middle. */
const TOWN = lonLat(126.55, 43.83);
/** Decorah, Iowa. */
const DECORAH = lonLat(-91.79, 43.3);

const at = (text: string): EpochMs => epochMs(Date.parse(text));
const MINUTE = 60_000;
/** The upper rim stands on the horizon: 34′ of refraction and 16′ of radius below it. */
const RISING = -50 / 60;

/**
 * Sunrise, sunset and the two ends of civil twilight at 43.83° N, China Standard Time, interpolated between minutes of
 * Astropy 8.0.1 (ERFA, the routines of the IAU), without refraction.
 */
const ASTROPY = [
  { day: '2026-01-17', dawn: '06:32:05', rise: '07:03:55', set: '16:23:57', dusk: '16:55:47' },
  { day: '2026-03-20', dawn: '05:09:14', rise: '05:37:53', set: '17:45:33', dusk: '18:14:17' },
  { day: '2026-06-21', dawn: '03:15:20', rise: '03:51:33', set: '19:19:32', dusk: '19:55:44' },
] as const;

describe('sunElevation', () => {
  it.each(ASTROPY)('is that of the horizon at sunrise and sunset of $day', ({ day, rise, set }) => {
    for (const time of [rise, set])
      expect(Math.abs(sunElevation(at(`${day}T${time}+08:00`), TOWN) - RISING)).toBeLessThan(0.02);
  });

  it('agrees with the Naval Observatory on the ends of twilight, half around the world', () => {
    // its table for Decorah, 1 September: 6:02 to 20:11 Central Daylight Time, within a minute over the years
    for (const time of ['06:02', '20:11'])
      expect(Math.abs(sunElevation(at(`2026-09-01T${time}-05:00`), DECORAH) + 6)).toBeLessThan(0.3);
  });

  it('is highest at noon, by the latitude and the tilt of the axis', () => {
    const noons = Array.from({ length: 120 }, (_, minute) =>
      sunElevation(epochMs(at('2026-06-21T10:30+08:00') + minute * MINUTE), TOWN),
    );
    expect(Math.max(...noons)).toBeCloseTo(90 - 43.83 + 23.44, 1);
  });
});

describe('the night of the lamps', () => {
  it.each(ASTROPY)('begins and ends with civil twilight on $day', ({ day, dawn, dusk }) => {
    const noon = at(`${day}T12:00+08:00`);
    const evening = nextCivilTurn(noon, TOWN);
    const morning = nextCivilTurn(at(`${day}T00:00+08:00`), TOWN);
    expect(Math.abs(evening! - at(`${day}T${dusk}+08:00`))).toBeLessThanOrEqual(MINUTE);
    expect(Math.abs(morning! - at(`${day}T${dawn}+08:00`))).toBeLessThanOrEqual(MINUTE);
    expect([noon, evening! + 2 * MINUTE].map((moment) => isCivilNight(epochMs(moment), TOWN))).toEqual([false, true]);
  });

  it('has no end in sight where the sun does not set', () => {
    expect(nextCivilTurn(at('2026-06-21T12:00Z'), lonLat(20, 75))).toBeUndefined();
  });
});
