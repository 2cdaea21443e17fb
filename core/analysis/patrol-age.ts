import type { EpochMs } from '../geo/units.ts';

/** When somebody was last seen about, by 100 m cell; a cell nobody was seen in has no entry. */
export type LastSeen = ReadonlyMap<string, EpochMs>;

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

/** Cells seen at a moment, over what was known before; the newer of two moments stays. */
export function withSeen(before: LastSeen, cells: readonly { readonly cell: string }[], at: EpochMs): LastSeen {
  const next = new Map(before);
  for (const { cell } of cells) next.set(cell, Math.max(at, next.get(cell) ?? at) as EpochMs);
  return next;
}
