import { resolve } from 'node:path';

export type DemoClock = { readonly startAt: number; readonly factor: number };

/** Everything the environment decides. This file is the only reader of `process.env`. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where the embedded database, tokens and files live; undefined: `.data/<district id>`. */
  readonly dataFolder: string | undefined;
  readonly districtFolder: string;
  readonly databaseUrl: string | undefined;
  /** Only for a database that does not exist yet. */
  readonly demoClock: DemoClock | undefined;
  /** undefined: on where the district is synthetic and the database embedded. */
  readonly simulate: boolean | undefined;
  /** What goes wrong in the simulated town; undefined: nothing out of the ordinary. */
  readonly scenario: string | undefined;
  /** undefined: `demo` where the district is synthetic and the database embedded, else `accounts`. */
  readonly access: 'demo' | 'accounts' | undefined;
  /** Origins besides this machine's own under which the page may be opened. */
  readonly origins: readonly string[];
};

export class ConfigError extends Error {
  readonly code = 'config-invalid';
}

/** @throws ConfigError naming the variable, its value and what it takes. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: readPort(env.PORT || '8080'),
    host: env.HOST || '127.0.0.1',
    dataFolder: env.DOORSTEP_DATA ? resolve(env.DOORSTEP_DATA) : undefined,
    districtFolder: resolve(env.DOORSTEP_DISTRICT || 'geodata/fengman-demo'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    demoClock: env.DOORSTEP_CLOCK ? readDemoClock(env.DOORSTEP_CLOCK) : undefined,
    simulate: readSwitch('DOORSTEP_SIMULATE', env.DOORSTEP_SIMULATE),
    scenario: env.DOORSTEP_SCENARIO || undefined,
    access: readAccess(env.DOORSTEP_ACCESS),
    origins: (env.DOORSTEP_ORIGINS ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(readOrigin),
  };
}

function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new ConfigError(`PORT=${value} is not a port: 0 to 65535.`);
  return port;
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const isPostgres = URL.canParse(value) && /^postgres(?:ql)?:$/.test(new URL(value).protocol);
  // The value may hold a password, so it is not repeated.
  if (!isPostgres)
    throw new ConfigError('DATABASE_URL is no URL of a PostgreSQL, such as postgres://user@host/database.');
  return value;
}

/** As a browser writes it in the Origin header: anything else would never match, and nobody would know why. */
function readOrigin(value: string): string {
  if (!URL.canParse(value) || new URL(value).origin !== value) {
    throw new ConfigError(`DOORSTEP_ORIGINS: ${value} is no origin, such as https://map.example.org without a path.`);
  }
  return value;
}

function readAccess(value: string | undefined): Config['access'] {
  if (!value) return undefined;
  if (value !== 'demo' && value !== 'accounts')
    throw new ConfigError(`DOORSTEP_ACCESS=${value} is neither demo nor accounts.`);
  return value;
}

function readSwitch(name: string, value: string | undefined): boolean | undefined {
  if (!value) return undefined;
  if (value !== 'on' && value !== 'off') throw new ConfigError(`${name}=${value} is neither on nor off.`);
  return value === 'on';
}

const CLOCK =
  /^(?<moment>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))(?:[x×](?<factor>\d+(?:\.\d+)?))?$/;

/** `2026-01-17T16:50+08:00` or `2026-01-17T16:50+08:00x60`. */
export function readDemoClock(value: string): DemoClock {
  const { moment, factor = '1' } = CLOCK.exec(value.trim())?.groups ?? {};
  const startAt = Date.parse(moment ?? '');
  const exists = startAt >= 0 && startAt <= LAST_MOMENT && isCalendarDay(moment ?? '');
  if (!exists || !isClockFactor(Number(factor))) {
    throw new ConfigError(
      `DOORSTEP_CLOCK=${value} is no moment with an offset and an optional factor above 0, such as 2026-01-17T16:50+08:00x60.`,
    );
  }
  return { startAt, factor: Number(factor) };
}

/** The end of the year 2199, where moments of events end. */
const LAST_MOMENT = 7_258_118_399_999;

/** `Date.parse` takes 30 February for 2 March. */
function isCalendarDay(moment: string): boolean {
  const day = moment.slice(0, 10);
  return new Date(`${day}T00:00Z`).toISOString().startsWith(day);
}

/** District milliseconds per wall millisecond; more than ten million would leave the calendar within a day. */
export const isClockFactor = (factor: number) => factor > 0 && factor <= 10_000_000;

/** What only tests are told by the environment. */
export type TestConfig = {
  /** A PostgreSQL to make throw-away databases in; undefined: an embedded one is started. */
  readonly databaseUrl: string | undefined;
  /** How many seeds the fuzz tests try. */
  readonly fuzzSeeds: number;
};

export const readTestConfig = (env: NodeJS.ProcessEnv = process.env): TestConfig => ({
  databaseUrl: env.DOORSTEP_TEST_DATABASE_URL || undefined,
  fuzzSeeds: readCount('DOORSTEP_FUZZ_SEEDS', env.DOORSTEP_FUZZ_SEEDS || '20'),
});

function readCount(name: string, value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new ConfigError(`${name}=${value} is not a count from 1.`);
  return Number(value);
}
