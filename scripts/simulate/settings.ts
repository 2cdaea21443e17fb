import type { Grade, Satisfaction } from '../../core/domain/ticket.ts';

/*
 * Every constant of the simulated town, with where it comes from, so that a reader can put local figures in its place:
 *   [S] the district's own published account      [V] a published figure of another Chinese city
 *   [I] our inference from such figures           [P] ours, chosen for a lively picture
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A share for each key; they need not add up to one. */
export type Weights = Readonly<Record<string, number>>;
/** Log-normal waiting time. */
export type Wait = { readonly medianSeconds: number; readonly sigma: number };

/** How much happens, and when. */
export const VOLUME = {
  /** New tickets a day, mean over the year [P]: 15 an hour for 97,300 households; a district of 300,000 people has about 1.4 [I]. */
  ticketsPerDayPer1000Households: 3.7,
  /** Where nobody counts households. */
  ticketsPerHour: 15,
  /** So much of the past is told first when the log is empty [P]. */
  historySeconds: DAY,
  /** Shape of the day, mean 1: peaks 9–11 and 14–16, lunch dip, evening shoulder 19–21, night (22–6) 5 % [I]. */
  hourWeights: [
    0.15, 0.15, 0.15, 0.15, 0.15, 0.15, 0.5, 1, 1.6, 2.2, 2.3, 1.8, 1, 1.2, 2, 2.1, 1.5, 1.1, 1, 1.2, 1.3, 1, 0.15,
    0.15,
  ],
  /** Monday first [I]. */
  weekdayWeights: [1.15, 1.05, 1.05, 1.05, 1, 0.75, 0.7],
  /** Days differ more than chance alone: a day's level is Gamma(k)/k [V, k between 12 and 40]. */
  dayLevelK: 20,
} as const;

type Mix = {
  readonly families: Weights;
  readonly categories: Weights;
  readonly gradeExceptions: Readonly<Record<string, { readonly grade: Grade; readonly share: number }>>;
  readonly months: Readonly<Record<string, readonly number[]>>;
  readonly channels: Weights;
};

/** What is asked for. */
export const MIX: Mix = {
  /** Families of categories, off season [I, after a county's monthly bulletin]; A is added by season. */
  families: {
    A: 6,
    B: 9,
    C: 5,
    D: 12,
    E: 11,
    F: 3,
    G: 22,
    H: 6,
    J: 9,
    K: 4,
    L: 7,
    M: 3,
    P: 7,
    Q: 2,
  },
  /** Within a family each category has weight 1 but for these [A: V, the shares of one heating season; others P]. */
  categories: {
    A01: 1.9,
    A02: 1.5,
    A03: 0.35,
    A04: 0.25,
    B04: 0.3,
    B05: 0.3,
    B06: 0.3,
    C03: 0.15,
    C04: 0.3,
    G01: 0.2,
    G03: 0.25,
    H03: 0.2,
    K03: 0.3,
    Q02: 0.3,
  },
  /** Categories whose tickets are now and then of another grade than the table says [I]. */
  gradeExceptions: {
    A01: { grade: 'urgent', share: 0.15 },
    B01: { grade: 'urgent', share: 0.2 },
    E03: { grade: 'ordinary', share: 0.85 },
  },
  /** January to December, mean 1 over the year, by category or else by family [I]. */
  months: {
    A: [1.6, 1.2, 0.9, 0.5, 0.05, 0, 0, 0.05, 0.4, 2.6, 3.2, 1.5],
    B01: [1.8, 1.6, 1.6, 0.3, 0, 0, 0, 0, 0, 0.4, 2.4, 3.9],
    B02: [1.8, 1.6, 1.6, 0.3, 0, 0, 0, 0, 0, 0.4, 2.4, 3.9],
    B03: [0.3, 0.4, 1.9, 2.4, 1.7, 1, 1, 1, 0.8, 0.7, 0.5, 0.3],
    B07: [0.1, 0.2, 1.2, 0.8, 0.9, 1.7, 3, 2.4, 0.9, 0.4, 0.2, 0.2],
    C: [1.3, 1.1, 0.9, 0.8, 0.7, 0.6, 0.6, 0.7, 0.9, 1.3, 1.6, 1.5],
    E04: [0.5, 0.5, 0.7, 1, 1.2, 1.5, 1.6, 1.6, 1.3, 1, 0.6, 0.5],
    H02: [3.8, 3.2, 0.9, 0, 0, 0, 0, 0, 0, 0.1, 0.9, 3.1],
  },
  /** How a request arrives [P]. */
  channels: { hotline: 55, grid: 27, online: 9, visit: 5, courier: 3, sensor: 1 },
};

/** The other waits: acceptance mostly within ten minutes [S]; the rest [P]. */
export const WAITS = {
  acceptance: { medianSeconds: 3.5 * MINUTE, sigma: 0.7 },
  dispatch: { medianSeconds: 6 * MINUTE, sigma: 0.8 },
  returning: { medianSeconds: 40 * MINUTE, sigma: 0.6 },
  feedback: { medianSeconds: 20 * MINUTE, sigma: 1 },
  rating: { medianSeconds: 3 * HOUR, sigma: 1 },
  rework: { medianSeconds: 5 * HOUR, sigma: 0.8 },
  /** What an earlier run left open and should have happened already. */
  belated: { medianSeconds: 20 * MINUTE, sigma: 1 },
} as const satisfies Record<string, Wait>;

/** How tickets are handled. */
export const HANDLING = {
  /** Ordinary tickets of these families are settled on the spot, the others need several units [I]. */
  onSpotFamilies: ['C', 'D', 'E', 'J', 'K'] as readonly string[],
  /** How far off a unit is when it says beforehand how long it takes: the spread of the quotient [P]. */
  estimateSigma: 0.3,
  /** To tell the result and to be rated takes so much of the whole way at most [P]. */
  mostAfterResult: 0.4,
  /** Results that come in the last part of the limit [I, 8–12 % in the last 5 %]. */
  deadlineRush: { share: 0.1, lastPart: 0.05 },
  /** Shares that leave the straight way [P, and I for duplicates 8–12 %, returned 3–6 %, rework 2–6 %]. */
  declined: 0.03,
  duplicate: 0.09,
  returned: 0.045,
  reopened: 0.04,
  satisfaction: { satisfied: 76, fairly: 12, dissatisfied: 5, none: 7 } satisfies Record<Satisfaction, number>,
  outcomes: { solved: 88, 'partly-solved': 7, explained: 5 } satisfies Weights,
  declineReasons: { 'out-of-scope': 60, incomplete: 40 } satisfies Weights,
  /** Some requests bring a sentence along. These are invented and say so; they exercise the way of private text. */
  textShare: 0.04,
  texts: ['楼道灯不亮（模拟）', '门前积雪没有清（模拟）', '水管漏水，请尽快来人（模拟）', '垃圾箱满了两天（模拟）'],
} as const;

/** Where tickets come from: clusters around anchors (Thomas process) over a thin background, both where people live [I]. */
export const PLACES = {
  anchors: 44,
  /** Weight of the n-th anchor is 1 / n^this. */
  anchorDecay: 0.6,
  sigmaMeters: [120, 380],
  backgroundShare: 0.3,
  /** Grids nobody reports from. */
  quietShare: 0.07,
  duplicateMeters: 150,
  /** What is wrong with a street lies on it: snow, surface, covers, lamps, parking, congestion [P]. */
  onStreets: ['B01', 'B03', 'B04', 'B05', 'B06', 'B07', 'C01', 'C02', 'C03', 'E03', 'J01', 'J02'] as readonly string[],
  /** Open-air markets [S: five]: so much of the street vending is seen within so many meters of one [P]. */
  markets: { count: 5, meters: 300, categories: ['E01'] as readonly string[], share: 0.6 },
} as const;

/** Patrols work in teams around the busiest anchors, so that some cells see three members within the hour [P]. */
export const PATROLS = {
  teams: 12,
  perTeam: 4,
  onFoot: { metersPerSecond: 1.2, beatMeters: 450 },
  /** E-bikes ride 12–22 km/h [V]. */
  riding: { metersPerSecond: 4.2, beatMeters: 900 },
  fixSeconds: [15, 60],
  observationSeconds: 150,
  /** Local hours in which all are on duty; at night every second one is. */
  dayHours: [8, 20],
  observedWeights: { C01: 2, B01: 1, B06: 1, E03: 3, D04: 4, G01: 1 } satisfies Weights,
  /** They have been about for so long when the log is empty. */
  earlierSeconds: HOUR,
} as const;

/** What breaks in the streets and is mended: lamps [I] and roads [P]. */
export const STREETS = {
  lamps: {
    /** Failures of a lamp and of a circuit's control box in a month [I]. */
    singlePerLampMonth: 0.006,
    feederPerCircuitMonth: 0.002,
    /** Control boxes fail so many times as often after wet snow [I]. */
    wetSnowFactor: 3,
    /** So many times as often as in a real town, for a lively picture [P]. */
    oftener: { single: 20, feeder: 150 },
    /** From failure to first word of it [I]: without a controller people have to notice, and they do in the evening. */
    noticed: {
      byControllerSeconds: [2 * MINUTE, 15 * MINUTE],
      byInspectorsSeconds: [DAY, 3 * DAY],
      byResidentsSeconds: [DAY, 6 * DAY],
      inspectorShare: 0.5,
      hours: [17, 22],
    },
    /** So many lamps of a circuit within so many meters of a road work: their cable runs along it and may be cut [P]. */
    cableMeters: 15,
    cableLamps: 3,
    repairSingle: { medianSeconds: 20 * HOUR, sigma: 0.7 },
    repairCircuit: { medianSeconds: 8 * HOUR, sigma: 0.6 },
  },
  roadWorks: {
    /** Mean wait for the first word of each, and median wait from its end to the next time: once or twice in a month. */
    firstWaitSeconds: 8 * HOUR,
    idleWait: { medianSeconds: 14 * DAY, sigma: 0.5 },
    startWait: { medianSeconds: 2 * DAY, sigma: 0.6 },
    workWait: { medianSeconds: 6 * DAY, sigma: 0.6 },
    /** Works that cut the cable of the lamps beside them, and how long after their start. */
    cableCutShare: 0.1,
    cableCutSeconds: 20 * MINUTE,
  },
} as const;

/** What the whole district hears of. */
export const DISTRICT = {
  /** Weather at about 44° N in the north-east of China [V for January, P for the rest]. */
  weather: {
    monthMeansCelsius: [-15.6, -11, -1.5, 8, 15.5, 20.5, 23, 21.5, 15, 7, -3.5, -12.5],
    daySwingCelsius: 5,
    noiseCelsius: 1.5,
    meanWindMetersPerSecond: 2.5,
    /** Chance that the sky stays as it is for another hour. */
    persistence: 0.85,
    conditionWeights: { clear: 55, cloudy: 33, wet: 12 } satisfies Weights,
    /** Snow that sticks to wires, and how long control boxes feel it [P]. */
    wetSnow: { leastCelsius: -3, mostCelsius: 2, lastsSeconds: DAY },
  },
  /** Local hours at which shifts begin [P]. */
  shifts: [
    { hour: 0, shiftCode: 'night' },
    { hour: 8, shiftCode: 'day' },
    { hour: 16, shiftCode: 'evening' },
  ],
  /** Layers whose source says "nothing new", and how often. */
  reports: { everySeconds: 10 * MINUTE, layers: ['ticket', 'lamp', 'roadWork', 'patrol', 'weather'] },
} as const;
