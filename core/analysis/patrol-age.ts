import type { EpochMs } from '../geo/units.ts';

/** When patrols were last counted, by cell or by grid; one they were never counted in has no entry. */
export type LastSeen<Area extends string = string> = ReadonlyMap<Area, EpochMs>;

const HOUR_MS = 3_600_000;
/** Lower bounds of the five steps of age, in hours: the first is "within the last two hours". */
export const AGE_STEP_HOURS = [0, 2, 8, 24, 72] as const;

/** Step of an age, 0 for the most recent to 4 for the oldest. A moment that lies ahead counts as now. */
export function ageStep(seenAt: EpochMs, now: EpochMs): number {
  const hours = (now - seenAt) / HOUR_MS;
  let step = 0;
  while (step < AGE_STEP_HOURS.length - 1 && hours >= AGE_STEP_HOURS[step + 1]) step += 1;
  return step;
}

/** Areas seen at a moment, over what was known before; the newer of two moments stays. */
export function withSeen<Area extends string>(
  before: LastSeen<Area>,
  areas: Iterable<Area>,
  at: EpochMs,
): LastSeen<Area> {
  const next = new Map(before);
  for (const area of areas) next.set(area, Math.max(at, next.get(area) ?? at) as EpochMs);
  return next;
}

/**
 * What was told as known up to a moment takes the place of what was known before; what was seen after it stays.
 *
 * @param upTo - Null where nothing is known yet.
 */
export function withTold<Area extends string>(
  before: LastSeen<Area>,
  told: Iterable<readonly [Area, EpochMs]>,
  upTo: EpochMs | null,
): LastSeen<Area> {
  const next = new Map(told);
  for (const [area, seenAt] of before) if (upTo === null || seenAt > upTo) next.set(area, seenAt);
  return next;
}
