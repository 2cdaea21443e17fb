import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, isClockFactor, readConfig, readDemoClock, readTestConfig } from './config.ts';

/** The message of the error that reading throws. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'config-invalid' });
    return (error as ConfigError).message;
  }
  throw new Error('It was not refused.');
}

describe('readConfig', () => {
  it('has a value for everything that is not set', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataFolder: undefined,
      districtFolder: resolve('geodata/fengman-demo'),
      databaseUrl: undefined,
      demoClock: undefined,
      simulate: undefined,
      origins: [],
    });
  });

  it('refuses an origin as no browser would send it, naming it', () => {
    for (const origin of ['https://map.example.org/', 'map.example.org', 'https://MAP.example.org', 'null']) {
      expect(refusalOf(() => readConfig({ DOORSTEP_ORIGINS: `http://10.0.0.5 ${origin}` }))).toContain(origin);
    }
  });

  it('takes what is set to nothing as not set', () => {
    const names = ['PORT', 'HOST', 'DATABASE_URL'];
    const own = ['DATA', 'DISTRICT', 'CLOCK', 'SIMULATE', 'ORIGINS'].map((name) => `DOORSTEP_${name}`);
    expect(readConfig(Object.fromEntries([...names, ...own].map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('reads every variable', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      DOORSTEP_DATA: 'somewhere',
      DOORSTEP_DISTRICT: '/cities/mine',
      DATABASE_URL: 'postgres://there/db',
      DOORSTEP_CLOCK: '2026-01-17T16:50+08:00x60',
      DOORSTEP_SIMULATE: 'off',
      DOORSTEP_ORIGINS: 'https://map.example.org, http://wall.example.org:8443',
    });
    expect(config).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataFolder: resolve('somewhere'),
      districtFolder: '/cities/mine',
      databaseUrl: 'postgres://there/db',
      demoClock: { startAt: Date.UTC(2026, 0, 17, 8, 50), factor: 60 }, // eight hours before China's 16:50
      simulate: false,
      origins: ['https://map.example.org', 'http://wall.example.org:8443'],
    });
  });

  it.each(['0', '1', '8080', '65535'])('takes the port %s', (port) => {
    expect(readConfig({ PORT: port }).port).toBe(Number(port));
  });

  it.each(['65536', '-1', '80.5', '8080 ', '0x50', 'http', '1e3'])('refuses the port %j by name', (port) => {
    expect(refusalOf(() => readConfig({ PORT: port }))).toBe(`PORT=${port} is not a port: 0 to 65535.`);
  });

  it('reads the switch of the simulator', () => {
    expect(readConfig({ DOORSTEP_SIMULATE: 'on' }).simulate).toBe(true);
  });

  it.each(['yes', 'ON', '1', 'true'])('refuses %j for a switch by name', (value) => {
    expect(refusalOf(() => readConfig({ DOORSTEP_SIMULATE: value }))).toBe(
      `DOORSTEP_SIMULATE=${value} is neither on nor off.`,
    );
  });

  it('reads several origins, however they are set apart', () => {
    const origins = ['https://a.example', 'https://b.example', 'https://c.example'];
    expect(readConfig({ DOORSTEP_ORIGINS: ` ${origins[0]},${origins[1]}\n ${origins[2]} ,` }).origins).toEqual(origins);
  });

  it('refuses a clock by name', () => {
    expect(refusalOf(() => readConfig({ DOORSTEP_CLOCK: 'noon' }))).toMatch(/^DOORSTEP_CLOCK=noon is no moment/);
  });
});

describe('readDemoClock', () => {
  const at = Date.UTC(2026, 0, 17, 8, 50);

  it.each([
    ['2026-01-17T16:50+08:00', at, 1],
    ['2026-01-17T16:50+08:00x60', at, 60],
    ['2026-01-17T16:50+08:00×60', at, 60],
    ['2026-01-17T08:50Z', at, 1],
    ['2026-01-17T08:50:30Z', at + 30_000, 1],
    ['2026-01-17T08:50:30.250Zx0.5', at + 30_250, 0.5],
    [' 2026-01-17T00:50-08:00x2.25 ', at, 2.25],
  ])('reads %s', (text, startAt, factor) => {
    expect(readDemoClock(text)).toEqual({ startAt, factor });
  });

  it.each([
    ['no offset', '2026-01-17T16:50'],
    ['no time', '2026-01-17'],
    ['a month that is none', '2026-13-17T16:50Z'],
    ['an hour that is none', '2026-01-17T25:50Z'],
    ['a factor of nothing', '2026-01-17T16:50Zx0'],
    ['a factor below nothing', '2026-01-17T16:50Zx-1'],
    ['a factor that is no number', '2026-01-17T16:50Zxfast'],
    ['a factor that leaves the calendar', '2026-01-17T16:50Zx10000001'],
    ['an empty factor', '2026-01-17T16:50Zx'],
    ['more than a moment', '2026-01-17T16:50Z and on'],
  ])('refuses %s, naming the variable and the value', (_name, text) => {
    const message = refusalOf(() => readDemoClock(text));
    expect(message).toContain(`DOORSTEP_CLOCK=${text} `);
    expect(message).toContain('2026-01-17T16:50+08:00x60'); // what it takes
  });
});

describe('isClockFactor', () => {
  it.each([
    [Number.MIN_VALUE, true],
    [1, true],
    [10_000_000, true],
    [10_000_000.1, false],
    [0, false],
    [-1, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])('calls %d usable: %s', (factor, usable) => {
    expect(isClockFactor(factor)).toBe(usable);
  });
});

describe('readTestConfig', () => {
  it.each(['2026-02-30T08:00+08:00', '1969-12-31T23:00+00:00', '2200-01-01T00:00+00:00'])(
    'refuses %s, which no log may hold',
    (moment) => {
      expect(refusalOf(() => readDemoClock(moment))).toContain(moment);
    },
  );

  it('starts an embedded database and plays twenty seeds, unless told otherwise', () => {
    expect(readTestConfig({})).toEqual({ databaseUrl: undefined, fuzzSeeds: 20 });
    expect(readTestConfig({ DOORSTEP_TEST_DATABASE_URL: 'postgres://x/y', DOORSTEP_FUZZ_SEEDS: '500' })).toEqual({
      databaseUrl: 'postgres://x/y',
      fuzzSeeds: 500,
    });
  });
});
