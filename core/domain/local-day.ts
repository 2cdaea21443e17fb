import type { EpochMs } from '../geo/units.ts';

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = HOUR_MS / 2;
const DAY_MS = 24 * HOUR_MS;

/** A calendar day of the district's zone, counted from 1970-01-01. */
export type LocalDay = number;

/**
 * Which calendar day a moment belongs to, in one zone.
 *
 * Offsets are asked of `Intl` once per day of history and remembered, since a day's count may not cost a formatter call
 * per event; zones change their offset on half hours of UTC at the finest.
 */
export function localDays(zone: string): (at: EpochMs) => LocalDay {
  const offsetOf = zoneOffsets(zone);
  return (at) => Math.floor((at + offsetOf(at)) / DAY_MS);
}

/**
 * Milliseconds to add to a UTC moment to get the clock on the wall of a zone (IANA name).
 *
 * A day of UTC that begins and ends with the same offset has it throughout (no zone moves its clock twice in a day), so a
 * year of history costs 365 questions and not 17,520; days on which the clock is moved are asked by the half hour.
 */
export function zoneOffsets(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const askAt = (at: number) => wallMs(format, at) - at;
  const atHalfHour = remembered((slot) => askAt(slot * HALF_HOUR_MS));
  const atMidnight = remembered((day) => askAt(day * DAY_MS));

  return (at) => {
    const day = Math.floor(at / DAY_MS);
    const offset = atMidnight(day);
    return offset === atMidnight(day + 1) ? offset : atHalfHour(Math.floor(at / HALF_HOUR_MS));
  };
}

function remembered(ask: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      answer = ask(key);
      known.set(key, answer);
    }
    return answer;
  };
}

function wallMs(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}
