import type { TicketId, UnitId } from '../../core/domain/ids.ts';
import type { Grade, Satisfaction, TicketStage } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import type { Category } from './categories.ts';
import type { Chance } from './chance.ts';
import type { LocalClock } from './local-clock.ts';
import { type Resolution, resolutionOf } from './resolution.ts';
import { HANDLING, WAITS } from './settings.ts';
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
  /** What its unit makes of it, from dispatch on and until it is done over. */
  readonly resolution?: Resolution;
  /** Of an earlier run: until then it is known to have had no result. */
  readonly openUntil?: EpochMs;
};

type Detour = 'returned' | 'reopened';

export type Step = {
  readonly event: NewEvent;
  readonly at: EpochMs;
  readonly stage: TicketStage;
  /** What changes about the ticket besides. */
  readonly tale?: Pick<Tale, 'detour' | 'resolution'>;
};

type Dice = { readonly chance: Chance; readonly clock: LocalClock; readonly later: StoryTools['later'] };

/** So many looks for a way that an earlier run cannot have told to its end. */
const ATTEMPTS = 60;

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

function dispatched(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since, receivedAt, category } = tale;
  const resolution = tale.resolution ?? resolutionOf(tale, dice.clock, dice.chance);
  return {
    event: {
      type: 'ticket.dispatched',
      ticketId,
      unitId: category.leadUnit as UnitId,
      dueAt: dice.later(receivedAt, resolution.limitSeconds),
    },
    at: dice.later(since, dice.chance.wait(WAITS.dispatch)),
    stage: 'handling',
    tale: { resolution },
  };
}

function handled(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since, detour } = tale;
  const { chance, later } = dice;
  if (!detour && chance.happens(HANDLING.returned)) {
    const at = later(since, chance.wait(WAITS.returning));
    return {
      event: { type: 'ticket.returned', ticketId, reasonCode: 'wrong-unit' },
      at,
      stage: 'dispatch',
      tale: { detour: 'returned' },
    };
  }
  const event = { type: 'ticket.handled', ticketId, outcomeCode: chance.weighted(HANDLING.outcomes) } as const;
  if (detour === 'reopened') return { event, at: later(since, chance.wait(WAITS.rework)), stage: 'feedback' };
  const resolution = tale.resolution ?? residual(tale, dice);
  const done = later(tale.receivedAt, resolution.resultSeconds);
  const atOnce = later(since, chance.wait(WAITS.dispatch)); // what is dispatched late still takes a visit
  return { event, at: epochMs(Math.max(done, atOnce)), stage: 'feedback', tale: { resolution } };
}

/** The way of a ticket that an earlier run left in hand: one that does not end before that run did, where there is one. */
function residual(tale: Tale, { chance, clock, later }: Dice): Resolution {
  const { receivedAt, openUntil = receivedAt } = tale;
  let resolution = resolutionOf(tale, clock, chance);
  for (let n = 1; n < ATTEMPTS && later(receivedAt, resolution.resultSeconds) <= openUntil; n++) {
    resolution = resolutionOf(tale, clock, chance);
  }
  return resolution;
}

function answered(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since } = tale;
  const at = dice.later(since, tale.resolution?.feedbackSeconds ?? dice.chance.wait(WAITS.feedback));
  return reopened(tale, at, dice) ?? { event: { type: 'ticket.answered', ticketId }, at, stage: 'rating' };
}

function rated(tale: Tale, dice: Dice): Step {
  const { id: ticketId, since } = tale;
  const at = dice.later(since, tale.resolution?.ratingSeconds ?? dice.chance.wait(WAITS.rating));
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
    tale: { detour: 'reopened', resolution: undefined },
  };
}
