import type { TicketId, UnitId } from '../../core/domain/ids.ts';
import type { Grade, Satisfaction, TicketStage } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import type { Category } from './categories.ts';
import type { Chance } from './chance.ts';
import { HANDLING, WAITS, WORK, type Work } from './settings.ts';
import type { NewEvent, StoryTools } from './story-tools.ts';

export type OpenStage = Exclude<TicketStage, 'closed'>;

/** An open ticket as the story follows it. */
export type Tale = {
  readonly id: TicketId;
  readonly category: Category;
  readonly grade: Grade;
  readonly position: LonLat;
  readonly receivedAt: EpochMs;
  readonly stage: OpenStage;
  /** When it entered the stage. */
  readonly since: EpochMs;
  /** The ticket this one repeats; it will be merged into it. */
  readonly duplicateOf?: TicketId;
  /** How it was sent back, once; nobody is sent back twice. */
  readonly detour?: Detour;
};

type Detour = 'returned' | 'reopened';

export type Step = {
  readonly event: NewEvent;
  readonly at: EpochMs;
  readonly stage: TicketStage;
  readonly detour?: Detour;
};

type Dice = { readonly chance: Chance; readonly later: StoryTools['later'] };

/** The whole workflow as the town lives it: what happens next to a ticket of each stage, and when. */
const STEP_FROM: Readonly<Record<OpenStage, (tale: Tale, dice: Dice) => Step>> = {
  acceptance: accepted,
  dispatch: dispatched,
  handling: handled,
  feedback: answered,
  rating: rated,
};

export const nextStep = (tale: Tale, dice: Dice): Step => STEP_FROM[tale.stage](tale, dice);

function accepted({ id: ticketId, since, duplicateOf }: Tale, { chance, later }: Dice): Step {
  const at = later(since, chance.wait(WAITS.acceptance));
  if (duplicateOf) {
    return { event: { type: 'ticket.merged', ticketId, intoTicketId: duplicateOf }, at, stage: 'closed' };
  }
  if (chance.happens(HANDLING.declined)) {
    return {
      event: { type: 'ticket.declined', ticketId, reasonCode: chance.weighted(HANDLING.declineReasons) },
      at,
      stage: 'closed',
    };
  }
  return { event: { type: 'ticket.accepted', ticketId }, at, stage: 'dispatch' };
}

function dispatched(tale: Tale, { chance, later }: Dice): Step {
  const { id: ticketId, since, receivedAt, category } = tale;
  return {
    event: {
      type: 'ticket.dispatched',
      ticketId,
      unitId: category.leadUnit as UnitId,
      dueAt: later(receivedAt, workOf(tale).limitSeconds),
    },
    at: later(since, chance.wait(WAITS.dispatch)),
    stage: 'handling',
  };
}

function handled(tale: Tale, { chance, later }: Dice): Step {
  const { id: ticketId, since, receivedAt, detour } = tale;
  if (!detour && chance.happens(HANDLING.returned)) {
    const at = later(since, chance.wait(WAITS.returning));
    return {
      event: { type: 'ticket.returned', ticketId, reasonCode: 'wrong-unit' },
      at,
      stage: 'dispatch',
      detour: 'returned',
    };
  }
  const event = { type: 'ticket.handled', ticketId, outcomeCode: chance.weighted(HANDLING.outcomes) } as const;
  if (detour === 'reopened') return { event, at: later(since, chance.wait(WAITS.rework)), stage: 'feedback' };
  const done = later(receivedAt, workSeconds(workOf(tale), chance));
  const atOnce = later(since, chance.wait(WAITS.dispatch)); // what is dispatched late still takes a visit
  return { event, at: epochMs(Math.max(done, atOnce)), stage: 'feedback' };
}

function answered(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since } = tale;
  const at = dice.later(since, dice.chance.wait(WAITS.feedback));
  return reopened(tale, at, dice) ?? { event: { type: 'ticket.answered', ticketId }, at, stage: 'rating' };
}

function rated(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since } = tale;
  const at = dice.later(since, dice.chance.wait(WAITS.rating));
  const satisfaction = dice.chance.weighted<Satisfaction>(HANDLING.satisfaction);
  return reopened(tale, at, dice) ?? { event: { type: 'ticket.rated', ticketId, satisfaction }, at, stage: 'closed' };
}

/** Rework, half of it when the result is told and half when it is rated. */
function reopened({ id: ticketId, detour }: Tale, at: EpochMs, { chance }: Dice): Step | undefined {
  if (detour || !chance.happens(HANDLING.reopened / 2)) return undefined;
  return {
    event: { type: 'ticket.reopened', ticketId, reasonCode: 'not-solved' },
    at,
    stage: 'handling',
    detour: 'reopened',
  };
}

/** What kind of work it is, by grade and category. */
export function workOf({ grade, category }: Pick<Tale, 'grade' | 'category'>): Work {
  if (grade !== 'ordinary') return WORK[grade];
  return HANDLING.onSpotFamilies.includes(category.family) ? WORK.onSpot : WORK.joint;
}

/**
 * From receipt to result: log-normal with a long tail, and a rush just before the limit.
 *
 * @param slowness - So many times the usual wait; a rush is in time however much there is to do.
 */
export function workSeconds({ wait, limitSeconds }: Work, chance: Chance, slowness = 1): number {
  if (!chance.happens(HANDLING.deadlineRush.share)) return slowness * chance.wait(wait);
  return limitSeconds * (1 - HANDLING.deadlineRush.lastPart * chance.next());
}
