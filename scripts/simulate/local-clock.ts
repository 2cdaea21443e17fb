import { zoneOffsets } from '../../core/domain/local-day.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What the clock on the wall says. */
export type LocalTime = {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  /** 0 is January. */
  readonly month: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** `yyMMdd`. */
  readonly date: string;
};

export type LocalClock = {
  read(at: EpochMs): LocalTime;
  /** The first full hour after a moment. */
  nextHour(at: EpochMs): EpochMs;
};

export function localClock(zone: string): LocalClock {
  const offsetOf = zoneOffsets(zone);
  return {
    read(at) {
      const wall = new Date(at + offsetOf(at));
      const day = Math.floor(wall.getTime() / DAY_MS);
      return {
        day,
        hour: wall.getUTCHours(),
        minute: wall.getUTCMinutes(),
        month: wall.getUTCMonth(),
        weekday: (day + 3) % 7, // 1970-01-01 was a Thursday
        date: wall.toISOString().slice(2, 10).replaceAll('-', ''),
      };
    },
    nextHour(at) {
      const offset = offsetOf(at);
      return epochMs((Math.floor((at + offset) / HOUR_MS) + 1) * HOUR_MS - offset);
    },
  };
}
