import type { Grade } from '../../core/domain/ticket.ts';
import type { Wait } from './settings.ts';

/*
 * How long it takes to settle a ticket, and until when it should be. The tags are those of settings.ts.
 */

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** On the clock that never stops, in time of work, or 当日: the day itself, and noon of the next working day for what comes late. */
export type Limit =
  | { readonly hours: number }
  | { readonly workingHours: number }
  | { readonly workingDays: number }
  | 'same-day';

/** From receipt to closure, in whose time it is lived, and until when it should be over. */
export type Work = {
  readonly wait: Wait;
  /** Waits of days go on in working hours alone; a pipe is mended at night too. */
  readonly isInWorkingTime?: boolean;
  readonly limit: Limit;
  /** What a unit expects to take longer gets a plan, and this limit with it. */
  readonly planLimit?: Limit;
};
export type WorkKind = Exclude<Grade, 'ordinary'> | 'onSpot' | 'joint' | 'project';

/** A working day is eight hours: 8 to 12 and 14 to 18, Monday to Friday [V]. */
export const WORKING_DAY_SECONDS = 8 * HOUR;

/**
 * Medians, spreads and limits [I]. Nothing is fitted to a wished rate: what they give together, about 95 % closed in time and a
 * long tail, lies between what other cities publish as in time (84 to 90 %) and as closed at all (96 to 97 %) [V].
 */
export const WORK: Readonly<Record<WorkKind, Work>> = {
  urgent: { wait: { medianSeconds: 0.9 * HOUR, sigma: 0.9 }, limit: { hours: 24 } },
  sudden: { wait: { medianSeconds: 7 * HOUR, sigma: 0.8 }, limit: { hours: 24 } },
  key: {
    wait: { medianSeconds: 6 * WORKING_DAY_SECONDS, sigma: 0.7 },
    isInWorkingTime: true,
    limit: { workingDays: 7 },
    planLimit: { workingDays: 20 },
  },
  onSpot: { wait: { medianSeconds: 3 * HOUR, sigma: 1.1 }, limit: 'same-day' },
  joint: {
    wait: { medianSeconds: 2.2 * WORKING_DAY_SECONDS, sigma: 0.8 },
    isInWorkingTime: true,
    limit: { workingDays: 5 },
  },
  /** What needs a street to be built: 60 to 120 days. */
  project: { wait: { medianSeconds: 85 * DAY, sigma: 0.2 }, limit: { hours: 120 * 24 } },
};

/** Categories whose limit is another one than that of their kind [I, where cities have published theirs V]. */
export const CATEGORY_LIMITS: Readonly<Record<string, Limit>> = {
  B02: { workingDays: 1 },
  C01: { hours: 24 },
  D01: { workingHours: 4 },
  D02: { workingDays: 2 },
  D03: { workingHours: 2 },
  D04: { workingHours: 4 },
  D05: { workingDays: 1 },
  D06: { workingDays: 3 },
  E01: { workingHours: 4 },
  E02: { workingHours: 4 },
  E04: { hours: 24 },
  F01: { workingDays: 20 },
  G02: { workingDays: 15 },
  G04: { workingDays: 10 },
  J01: { workingDays: 1 },
  J03: { workingDays: 5 },
  K01: { workingHours: 4 },
  K02: { workingDays: 5 },
  L03: { workingDays: 10 },
  M01: { workingDays: 3 },
  P01: { workingDays: 7 },
};

/** Categories of another kind than their grade and family say, where the grade is not urgent: a cold room may not wait for days [I]. */
export const CATEGORY_KINDS: Readonly<Record<string, WorkKind>> = {
  A01: 'sudden',
  B02: 'onSpot',
  B04: 'project',
  B05: 'project',
  L04: 'onSpot',
  M01: 'onSpot',
};
