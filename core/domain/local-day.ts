import type { EpochMs } from '../geo/units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A calendar day of the district's zone, counted from 1970-01-01. */
export type LocalDay = number;

/**
 * Which calendar day a moment belongs to, in one zone.
 *
 * Offsets are asked of `Intl` once per half hour of history and remembered, since a day's count may not cost a formatter
 * call per event, and zones change their offset on half hours of UTC at the finest.
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
  const known = new Map<number, number>();

  return (at) => {
    const slot = Math.floor(at / (HOUR_MS / 2));
    let offset = known.get(slot);
    if (offset === undefined) {
      offset = wallMs(format, slot * (HOUR_MS / 2)) - slot * (HOUR_MS / 2);
      known.set(slot, offset);
    }
    return offset;
  };
}

function wallMs(format: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}
