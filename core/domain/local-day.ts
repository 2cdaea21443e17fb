import type { EpochMs } from '../geo/units.ts';

const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;

/** A calendar day of the district's zone, counted from 1970-01-01. */
export type LocalDay = number;

/**
 * Which calendar day a moment belongs to, in one zone.
 *
 * Offsets are asked of `Intl` once per day of history and remembered, since a day's count may not cost a formatter call
 * per event.
 */
export function localDays(zone: string): (at: EpochMs) => LocalDay {
  const offsetOf = zoneOffsets(zone);
  return (at) => Math.floor((at + offsetOf(at)) / DAY_MS);
}

/** Milliseconds to add to a UTC moment to get the clock on the wall of a zone (IANA name). */
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
  const offsetAt = remembered((at) => wallMs(format, at) - at);
  // Lists are asked through in order of time, so that the next moment mostly lies in the same day.
  let calmDay = Number.NaN;
  let offsetOfDay = 0;
  return (at) => {
    const dayStart = Math.floor(at / DAY_MS) * DAY_MS;
    if (dayStart === calmDay) return offsetOfDay;
    const before = offsetAt(dayStart);
    // A zone changes its offset at most once a day, and on half hours of UTC at the finest.
    if (before !== offsetAt(dayStart + DAY_MS)) return offsetAt(Math.floor(at / HALF_HOUR_MS) * HALF_HOUR_MS);
    calmDay = dayStart;
    offsetOfDay = before;
    return before;
  };
}

function remembered(answer: (at: number) => number): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    let value = known.get(at);
    if (value === undefined) {
      value = answer(at);
      known.set(at, value);
    }
    return value;
  };
}

function wallMs(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}
