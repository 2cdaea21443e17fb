/*
 * Seeds of trouble: what goes wrong in each scenario. The tags are those of settings.ts.
 */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SCENARIO_NAMES = ['cold-snap', 'snow', 'rime-weekend', 'control-box', 'cable-cut', 'market-day'] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];

/** Other weather than the season's. */
export type WeatherBend = {
  readonly conditionCode?: string;
  readonly celsius: (usual: number) => number;
  readonly windFactor: number;
};

/** More tickets of some categories than the season brings. */
export type Surge = {
  /** So many times as many as usual, by category. */
  readonly factors: Readonly<Record<string, number>>;
  readonly where: 'anywhere' | 'markets' | 'riverside' | 'heat-areas';
  /** On the local clock, in hours; all day without it. */
  readonly hours?: readonly [from: number, to: number];
};

/** Lamps go dark at once, and people nearby say so. */
export type Blackout = {
  readonly by: 'control-box' | 'cable-cut';
  readonly reports: readonly { readonly category: string; readonly count: number }[];
  readonly withinSeconds: number;
  readonly meters: number;
};

export type Scenario = {
  readonly lastsSeconds: number;
  /** 0 is Monday; every day without it. */
  readonly weekdays?: readonly number[];
  readonly weather?: WeatherBend;
  readonly surges: readonly Surge[];
  readonly blackout?: Blackout;
};

/** From the beginning of a run to the trouble, so that one sees it begin [P]. */
export const SCENARIO_DELAY_SECONDS = 5 * MINUTE;
/** Heat areas that a cold snap finds unprepared [P]. */
export const COLD_HEAT_AREAS = 2;
/** So near to the water is the river corridor [P]. */
export const RIVERSIDE_METERS = 400;

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  /** Heat tickets rise with cold and with drops of more than 8 °C, and gather by heat-exchange station [I]. */
  'cold-snap': {
    lastsSeconds: 2 * DAY,
    weather: { celsius: (usual) => usual - 12, windFactor: 2 },
    surges: [
      { factors: { A01: 5, A02: 6, A03: 4 }, where: 'heat-areas' },
      { factors: { H02: 4 }, where: 'anywhere' },
    ],
  },
  /** A winter snowfall lasts 6 to 24 hours [I]; wet snow is what control boxes do not like. */
  snow: {
    lastsSeconds: 12 * HOUR,
    weather: { conditionCode: 'snow', celsius: (usual) => Math.min(Math.max(usual, -1.5), 0), windFactor: 1.5 },
    surges: [{ factors: { B01: 6, B02: 6, K03: 4, J01: 2 }, where: 'anywhere' }],
  },
  /** Rime on a clear, calm, cold weekend: traffic and parking ×4 along the river, 06:30–11:00 [I]. */
  'rime-weekend': {
    lastsSeconds: 7 * DAY,
    weekdays: [5, 6],
    weather: { conditionCode: 'clear', celsius: (usual) => Math.min(usual, -18), windFactor: 0.2 },
    surges: [{ factors: { J01: 4, J03: 4, E03: 4 }, where: 'riverside', hours: [6.5, 11] }],
  },
  /** A whole circuit dark: 8–40 lamps [I]. */
  'control-box': {
    lastsSeconds: 2 * HOUR,
    surges: [],
    blackout: {
      by: 'control-box',
      reports: [{ category: 'C02', count: 5 }],
      withinSeconds: 90 * MINUTE,
      meters: 120,
    },
  },
  /** A road work digs up the cable beside it [I]. */
  'cable-cut': {
    lastsSeconds: 2 * HOUR,
    surges: [],
    blackout: {
      by: 'cable-cut',
      reports: [
        { category: 'C02', count: 4 },
        { category: 'C04', count: 2 },
      ],
      withinSeconds: 60 * MINUTE,
      meters: 150,
    },
  },
  /** Street vending ×3 within 300 m of a market in the morning [P]. */
  'market-day': {
    lastsSeconds: DAY,
    surges: [{ factors: { E01: 3 }, where: 'markets', hours: [6, 12] }],
  },
};
