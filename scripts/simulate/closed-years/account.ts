import type { ReportedType } from '../../../core/domain/reported-counts.ts';
import type { Weights } from '../settings.ts';

/*
 * What the published account of a district counts. The tags are those of ../settings.ts. The account gives no dates: the years
 * are ours [P], and so are the numbers by year, chosen so that the sums and rates it names come out exactly.
 */

/** Tickets of one channel in one year. */
export type TicketPart = {
  readonly year: number;
  readonly channel: string;
  readonly count: number;
  /** So many of them were not solved and are still in hand. */
  readonly unsolved?: number;
};

/** Meetings of a kind, or what came in through a channel, in one year. */
export type DeliberationPart = {
  readonly type: Extract<ReportedType, 'meeting.held' | 'suggestion.made' | 'issue.solicited'>;
  readonly year: number;
  /** Some come in through several channels; they are shared out. */
  readonly codes: Weights;
  readonly count: number;
};

/** Households that were to be visited, and were, all of them. */
export type VisitPart = {
  readonly year: number;
  readonly code: 'household' | 'key-household';
  /** Of the households of each community. */
  readonly share: number;
  /** So many households are visited on one way, about. */
  readonly perVisit: number;
};

/** People at the trainings of a year, shared out among so many of them. */
export type TrainingPart = {
  readonly year: number;
  readonly codes: Weights;
  readonly count: number;
  readonly attendances: number;
};

type Account = {
  readonly tickets: readonly TicketPart[];
  readonly deliberations: readonly DeliberationPart[];
  readonly visits: readonly VisitPart[];
  readonly trainings: readonly TrainingPart[];
};

/** By district id. A district that is not in it has no closed years. */
export const ACCOUNTS: Readonly<Record<string, Account>> = {
  'fengman-demo': {
    tickets: [
      // 3.7 万 handled in all [S], and 7.01 % fewer in the last year than in the one before [S]
      { year: 2023, channel: 'hotline', count: 11_506 },
      { year: 2024, channel: 'hotline', count: 13_210 },
      { year: 2025, channel: 'hotline', count: 12_284 },
      // 963 solved, 99.69 % [S]
      { year: 2025, channel: 'coordination', count: 966, unsolved: 3 },
      { year: 2025, channel: 'center-household', count: 3_316 }, // [S]
      { year: 2025, channel: 'visit', count: 2_485 }, // [S]
      { year: 2025, channel: 'proactive', count: 6_612 }, // [S]
    ],
    deliberations: [
      { year: 2025, type: 'meeting.held', codes: { 'themed-session': 1 }, count: 282 }, // [S]
      { year: 2025, type: 'meeting.held', codes: { talk: 1 }, count: 148 }, // [S]
      { year: 2025, type: 'suggestion.made', codes: { talk: 1 }, count: 1_189 }, // [S]
      { year: 2025, type: 'suggestion.made', codes: { forum: 1 }, count: 36 }, // [S]
      { year: 2025, type: 'issue.solicited', codes: { online: 3, offline: 2 }, count: 824 }, // [S], shares [P]
    ],
    visits: [
      { year: 2025, code: 'household', share: 1, perVisit: 50 }, // all of them [S], so many a way [P]
      { year: 2025, code: 'key-household', share: 0.025, perVisit: 12 }, // a second time, all of them [S]; how many they are [P]
    ],
    // 4,000 people and more [S]: the ones that are named are told; how many trainings it took [P]
    trainings: [{ year: 2025, codes: { 'story-telling': 3, 'law-helpers': 2 }, count: 92, attendances: 4_000 }],
  },
};

/** How a channel's tickets look: what they are about, by category or else by family, and when they come. */
type ChannelLook = {
  /** So many times the season's weight; what is not named has none. Without it, everything as the season has it. */
  readonly about?: Weights;
  /** Local hours, the last one not included. */
  readonly hours: readonly [from: number, to: number];
  /** Whether residents send them: then some are declined, and some repeat another one. */
  readonly isAsked: boolean;
};

/** [P], after what the account says of each. */
export const CHANNEL_LOOKS: Readonly<Record<string, ChannelLook>> = {
  hotline: { hours: [0, 24], isAsked: true },
  /** What a grid cannot settle alone. */
  coordination: {
    about: { A01: 1, B03: 2, B04: 2, B05: 1, C02: 1, E03: 1, F01: 3, G02: 2, G05: 2, L01: 1, M02: 1, Q01: 2 },
    hours: [8, 18],
    isAsked: false,
  },
  /** Neighbors' quarrels, told at the door. */
  'center-household': { about: { M01: 12, E04: 3, G04: 1, D05: 1, K02: 1, P01: 0.5 }, hours: [8, 21], isAsked: false },
  /** Employment, care, environment and safety [S]. */
  visit: {
    about: { L01: 1, L02: 3, L03: 3, L04: 1, D: 1, G01: 1, C04: 1, Q01: 3 },
    hours: [8, 19],
    isAsked: false,
  },
  /** What is seen before anybody complains. */
  proactive: {
    about: { B03: 1, B06: 2, C: 1, D: 2, E01: 1, E02: 1, E03: 2, G01: 2, K: 1, M01: 0.5, Q01: 3 },
    hours: [7, 20],
    isAsked: false,
  },
};

/** Requests of these categories come in the evening [I]. */
export const EVENING = { hours: [17, 22], share: 0.8, categories: ['C01', 'C02', 'E04'] as readonly string[] } as const;
/** The first week of the lunar year is quiet [I]. */
export const SPRING_FESTIVAL = { days: 7, weight: 0.5 } as const;
/** A busy day makes work longer: with this power of its level [I, 84 % in time on busy days and 88 % on quiet ones elsewhere]. */
export const LOAD_POWER = 0.5;
/** The books of a year are closed so many days after it; what is open then was finished until then [P]. */
export const CLOSING_DAYS = 10;
/** A repetition comes within so many hours [I]. */
export const REPEAT_HOURS = 48;
/** What is suggested and wanted [S for the first two, P for the rest]. */
export const THEMES: Weights = {
  'traffic-flow': 18,
  'safety-nets': 12,
  parking: 16,
  lighting: 11,
  'road-surface': 13,
  heating: 10,
  'elderly-care': 8,
  greenery: 7,
  'property-service': 5,
};
