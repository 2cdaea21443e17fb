import { type EpochMs, epochMs, type LonLat } from './units.ts';

const RADIANS = Math.PI / 180;
/** 2000-01-01T12:00:00Z. */
const J2000_MS = 946_728_000_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;
const CENTURY_DAYS = 36_525;
/** Below the horizon; the sun's place at the end of civil twilight, when street lamps are needed. */
const CIVIL_DEGREES = -6;
/** Twilight turns to night and back at most once in a step of this, save near the poles. */
const SEARCH_STEP_MS = 10 * MINUTE_MS;

/**
 * Height of the middle of the sun above a flat horizon, in degrees, without the refraction of the air.
 *
 * Method: the equations of NOAA's solar calculator, after Meeus, Astronomical Algorithms (1998), chapters 12, 13 and 25.
 * Within 0.02° of the IAU's routines in this decade (`sun.test.ts`), so within ten seconds of a sunset at middle latitudes.
 */
export function sunElevation(at: EpochMs, [lon, lat]: LonLat): number {
  const days = (at - J2000_MS) / DAY_MS;
  const { declination, rightAscension } = sunPlace(days / CENTURY_DAYS);
  const siderealDegrees = 280.46061837 + 360.98564736629 * days;
  const hourAngle = (siderealDegrees + lon) * RADIANS - rightAscension;
  const latitude = lat * RADIANS;
  const sine =
    Math.sin(latitude) * Math.sin(declination) + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(Math.min(1, Math.max(-1, sine))) / RADIANS;
}

/** In radians. @param centuries - Since J2000, of 36,525 days. */
function sunPlace(centuries: number): { declination: number; rightAscension: number } {
  const anomaly = (357.52911 + 35_999.05029 * centuries) * RADIANS;
  const center =
    (1.914602 - 0.004817 * centuries) * Math.sin(anomaly) +
    0.019993 * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = (125.04 - 1_934.136 * centuries) * RADIANS;
  const longitude = (280.46646 + 36_000.76983 * centuries + center - 0.00569 - 0.00478 * Math.sin(node)) * RADIANS;
  const obliquity = (23.439291 - 0.013004 * centuries + 0.00256 * Math.cos(node)) * RADIANS;
  return {
    declination: Math.asin(Math.sin(obliquity) * Math.sin(longitude)),
    rightAscension: Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude)),
  };
}

/** Whether it is night enough for street lamps: the sun is more than 6° below the horizon. */
export const isCivilNight = (at: EpochMs, position: LonLat): boolean => sunElevation(at, position) < CIVIL_DEGREES;

/**
 * When night next begins or ends, to the minute.
 *
 * @returns undefined where it does neither within a day: near the poles.
 */
export function nextCivilTurn(at: EpochMs, position: LonLat): EpochMs | undefined {
  const isNight = isCivilNight(at, position);
  const isOver = (ms: number) => isCivilNight(epochMs(ms), position) !== isNight;
  let after = at + SEARCH_STEP_MS;
  while (!isOver(after)) {
    after += SEARCH_STEP_MS;
    if (after > at + DAY_MS) return undefined;
  }
  let before = after - SEARCH_STEP_MS;
  while (after - before > SECOND_MS) {
    const middle = (before + after) / 2;
    if (isOver(middle)) after = middle;
    else before = middle;
  }
  return epochMs(Math.round(after / MINUTE_MS) * MINUTE_MS);
}
