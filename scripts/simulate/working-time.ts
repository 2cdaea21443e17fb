import type { EpochMs } from '../../core/geo/units.ts';
import type { LocalClock } from './local-clock.ts';
import { WORKING_DAY_SECONDS } from './work-settings.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const HALF = WORKING_DAY_SECONDS / 2;
const [MORNING, AFTERNOON] = [8 * HOUR, 14 * HOUR];
const WORKING_DAYS = 5;
/** What comes in from this hour on is not expected to be over on the same day. */
const LATE = 16 * HOUR;
const NOON = 12 * HOUR;

/**
 * Seconds on the clock until so many seconds of working time have gone by: Monday to Friday, 8 to 12 and 14 to 18. Public
 * holidays are not known here, and a change of the clocks on the way is not counted.
 */
export function secondsOfWork(clock: LocalClock, at: EpochMs, workingSeconds: number): number {
  if (workingSeconds <= 0) return 0;
  const { weekday, second } = secondOfDay(clock, at);
  const worked =
    Math.min(weekday, WORKING_DAYS) * WORKING_DAY_SECONDS + (weekday < WORKING_DAYS ? workedBy(second) : 0);
  const target = worked + workingSeconds;
  const days = Math.ceil(target / WORKING_DAY_SECONDS) - 1; // a full day ends on its evening
  const [weeks, day] = [Math.floor(days / WORKING_DAYS), days % WORKING_DAYS];
  const left = target - days * WORKING_DAY_SECONDS;
  const end = left <= HALF ? MORNING + left : AFTERNOON + left - HALF;
  return (weeks * 7 + day - weekday) * DAY + end - second;
}

/** Seconds to the end of 当日: midnight, and noon of the next working day for what comes in from 16:00 on. */
export function secondsOfDayLeft(clock: LocalClock, at: EpochMs): number {
  const { weekday, second } = secondOfDay(clock, at);
  if (second < LATE) return DAY - second;
  const days = weekday + 1 < WORKING_DAYS ? 1 : 7 - weekday;
  return days * DAY + NOON - second;
}

function secondOfDay(clock: LocalClock, at: EpochMs) {
  const { weekday, hour, minute } = clock.read(at);
  return { weekday, second: hour * HOUR + minute * 60 + (at % 60_000) / 1000 }; // zones differ by whole minutes
}

const workedBy = (second: number) => within(second - MORNING) + within(second - AFTERNOON);
const within = (seconds: number) => Math.min(Math.max(seconds, 0), HALF);
