import type { Grade } from '../../core/domain/ticket.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { Category } from './categories.ts';
import type { Chance } from './chance.ts';
import type { LocalClock } from './local-clock.ts';
import { HANDLING, WAITS } from './settings.ts';
import { CATEGORY_KINDS, CATEGORY_LIMITS, type Limit, WORK, WORKING_DAY_SECONDS, type Work } from './work-settings.ts';
import { secondsOfDayLeft, secondsOfWork } from './working-time.ts';

export type Matter = { readonly grade: Grade; readonly category: Category; readonly receivedAt: EpochMs };

/** How a ticket is resolved, in seconds of the clock that never stops; without returns and rework it is closed when all three are over. */
export type Resolution = {
  /** From receipt. */
  readonly limitSeconds: number;
  /** From receipt to the result. */
  readonly resultSeconds: number;
  /** From the result until it is told, and from there to the rating. */
  readonly feedbackSeconds: number;
  readonly ratingSeconds: number;
};

/**
 * Log-normal from receipt to closure with a long tail, and a rush just before the limit. It is the closure that is in time or late, so
 * that telling the result and rating it are parts of the whole and do not come on top.
 *
 * @param slowness - So many times the usual wait; a rush is in time however much there is to do.
 */
export function resolutionOf(matter: Matter, clock: LocalClock, chance: Chance, slowness = 1): Resolution {
  const { receivedAt } = matter;
  const work = workOf(matter);
  const usual = secondsUntil(usualLimit(work, matter.category), receivedAt, clock);
  const { share, lastPart } = HANDLING.deadlineRush;
  const wait = () => slowness * chance.wait(work.wait);
  const whole = chance.happens(share)
    ? usual * (1 - lastPart * chance.next())
    : work.isInWorkingTime
      ? secondsOfWork(clock, receivedAt, wait())
      : wait();
  const isPlanned = work.planLimit !== undefined && expected(whole, chance) > usual;
  const planned = isPlanned ? secondsUntil(work.planLimit, receivedAt, clock) : 0;
  return { limitSeconds: Math.max(usual, planned), ...partsOf(whole, chance) };
}

/** The result, and what comes after it: as long as people take, but no more than its part of the whole. */
function partsOf(whole: number, chance: Chance): Omit<Resolution, 'limitSeconds'> {
  const [feedback, rating] = [chance.wait(WAITS.feedback), chance.wait(WAITS.rating)];
  const share = Math.min(1, (HANDLING.mostAfterResult * whole) / (feedback + rating));
  const [feedbackSeconds, ratingSeconds] = [share * feedback, share * rating];
  return { resultSeconds: whole - feedbackSeconds - ratingSeconds, feedbackSeconds, ratingSeconds };
}

/** What a unit says beforehand that it takes. */
const expected = (seconds: number, chance: Chance) => seconds * Math.exp(HANDLING.estimateSigma * chance.normal());

/** What kind of work it is, by grade and category. */
function workOf({ grade, category: { code, family } }: Matter): Work {
  if (grade === 'urgent') return WORK.urgent;
  const named = CATEGORY_KINDS[code];
  if (named) return WORK[named];
  if (grade !== 'ordinary') return WORK[grade];
  return HANDLING.onSpotFamilies.includes(family) ? WORK.onSpot : WORK.joint;
}

/** That of the category, or else of the kind; an urgent ticket has the limit of its grade, whatever it is about. */
const usualLimit = (work: Work, { code }: Category): Limit =>
  (work === WORK.urgent ? undefined : CATEGORY_LIMITS[code]) ?? work.limit;

function secondsUntil(limit: Limit, receivedAt: EpochMs, clock: LocalClock): number {
  if (limit === 'same-day') return secondsOfDayLeft(clock, receivedAt);
  if ('hours' in limit) return limit.hours * 3_600;
  if ('workingHours' in limit) return secondsOfWork(clock, receivedAt, limit.workingHours * 3_600);
  return secondsOfWork(clock, receivedAt, limit.workingDays * WORKING_DAY_SECONDS);
}
