import { zoneOffsets } from '../../../core/domain/local-day.ts';

const DAY_MS = 86_400_000;

/**
 * The moment at which the clock on the wall of a zone shows a time.
 *
 * @returns a function from wall time, written as if it were UTC, to epoch milliseconds. When clocks go forward, a time
 *   that was skipped counts on from before the step (2:30 becomes 3:30); when they go back, a time that came twice is its
 *   first occurrence. RFC 5545 and `Temporal` ("compatible") decide the same way.
 * @throws RangeError when the zone is unknown.
 */
export function wallClock(zone: string): (wall: number) => number {
  const offsetAt = zoneOffsets(zone);
  return (wall) => {
    const before = offsetAt(wall - DAY_MS);
    const after = offsetAt(wall + DAY_MS);
    const first = wall - before;
    if (before === after || offsetAt(first) === before) return first;
    const second = wall - after;
    return offsetAt(second) === after ? second : first;
  };
}

/** Whether `Intl` knows the zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false; // the throw is the answer
  }
}
