import type { Grade, TicketTimes } from '../../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import type { Category } from '../categories.ts';
import type { Chance } from '../chance.ts';
import type { LocalClock } from '../local-clock.ts';
import { resolutionOf } from '../resolution.ts';
import { HANDLING, WAITS, type Wait } from '../settings.ts';
import { LOAD_POWER } from './account.ts';

/** What became of a ticket, and when. */
export type Course = {
  readonly dueAt: EpochMs;
  readonly times: TicketTimes;
  readonly reworkCount: number;
};

type Work = {
  readonly receivedAt: EpochMs;
  readonly category: Category;
  readonly grade: Grade;
  /** Of the day it came in. */
  readonly level: number;
  /** When the books are closed. */
  readonly closesAt: EpochMs;
};

/**
 * The way of a ticket that was answered: some are returned by the unit they were sent to first, so that they are dispatched
 * late, and some are done over. `dispatchedAt` and `handledAt` are the last ones, as an export has them.
 */
export function courseOf({ level, closesAt, ...matter }: Work, clock: LocalClock, chance: Chance): Course {
  const { receivedAt } = matter;
  const after = (at: number, wait: Wait) => at + 1000 * chance.wait(wait);
  const resolution = resolutionOf(matter, clock, chance, level ** LOAD_POWER);
  const acceptedAt = after(receivedAt, WAITS.acceptance);
  const firstDispatch = after(acceptedAt, WAITS.dispatch);
  const isReturned = chance.happens(HANDLING.returned);
  const dispatchedAt = isReturned ? after(after(firstDispatch, WAITS.returning), WAITS.dispatch) : firstDispatch;
  const doneAt = receivedAt + 1000 * resolution.resultSeconds;
  const firstResult = Math.max(doneAt, after(dispatchedAt, WAITS.dispatch)); // what is dispatched late still takes a visit
  const isReworked = chance.happens(HANDLING.reopened);
  const handledAt = isReworked ? after(firstResult, WAITS.rework) : firstResult;
  const answeredAt = isReworked ? after(handledAt, WAITS.feedback) : handledAt + 1000 * resolution.feedbackSeconds;
  const closedAt = isReworked ? after(answeredAt, WAITS.rating) : answeredAt + 1000 * resolution.ratingSeconds;
  return {
    dueAt: epochMs(Math.round(receivedAt + 1000 * resolution.limitSeconds)),
    times: hurried({ receivedAt, acceptedAt, dispatchedAt, handledAt, answeredAt, closedAt }, closesAt),
    reworkCount: isReworked ? 1 : 0,
  };
}

/** Whole milliseconds; what would end after the books are closed was finished until then, each step as much sooner. */
function hurried(moments: Readonly<Record<keyof Required<TicketTimes>, number>>, closesAt: EpochMs): TicketTimes {
  const { receivedAt, closedAt } = moments;
  const share = Math.min(1, (closesAt - receivedAt) / (closedAt - receivedAt));
  const told = Object.entries(moments).map(([moment, at]) => [
    moment,
    epochMs(Math.floor(receivedAt + (at - receivedAt) * share)),
  ]);
  return Object.fromEntries(told) as TicketTimes; // the same moments, as whole numbers
}
