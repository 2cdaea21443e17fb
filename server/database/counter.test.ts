import { describe, expect, it } from 'vitest';
import { TEMPLATE } from '../testing/database-setup.ts';
import { makeThrowAwayDatabase } from '../testing/throw-away-database.ts';
import { openCounter, readCounter, replaceEpoch, setDemoClock, storeDistrictTime } from './counter.ts';

const START_AT = Date.UTC(2026, 0, 17, 8, 50);
const DEMO = { startAt: START_AT, factor: 60 };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const makeDatabase = () => makeThrowAwayDatabase(TEMPLATE);

describe('openCounter', () => {
  it('binds a new database to a district and to wall time', async () => {
    const sql = await makeDatabase();
    const before = Date.now();
    const counter = await openCounter(sql, 'fengman', undefined);
    expect(counter).toMatchObject({ seq: 0, districtId: 'fengman', clock: 'wall', clockFactor: 1 });
    expect(counter.epoch).toMatch(UUID);
    expect(counter.districtAt).toBeGreaterThanOrEqual(before);
    expect(counter.districtAt).toBeLessThanOrEqual(Date.now());
  });

  it('makes a new database a demo', async () => {
    const counter = await openCounter(await makeDatabase(), 'fengman', { startAt: START_AT, factor: 2.5 });
    expect(counter).toMatchObject({ clock: 'demo', clockFactor: 2.5, districtAt: START_AT });
  });

  it('finds at a later start what the first one made', async () => {
    const sql = await makeDatabase();
    const first = await openCounter(sql, 'fengman', DEMO);
    expect(await openCounter(sql, 'fengman', undefined)).toEqual(first);
  });

  it('makes one row when several servers start at the same time', async () => {
    const sql = await makeDatabase();
    const counters = await Promise.all([1, 2, 3].map(() => openCounter(sql, 'fengman', undefined)));
    expect(new Set(counters.map(({ epoch }) => epoch)).size).toBe(1);
    expect(await sql`select id from counter`).toHaveLength(1);
  });

  it('refuses another district, naming both, and leaves the database as it is', async () => {
    const sql = await makeDatabase();
    const bound = await openCounter(sql, 'fengman', undefined);
    await expect(openCounter(sql, 'grid-town', undefined)).rejects.toMatchObject({
      code: 'database-other-district',
      message: expect.stringMatching(/^This database belongs to the district fengman, not to grid-town\. /),
    });
    expect(await readCounter(sql)).toEqual(bound);
  });

  it.each([
    ['wall', undefined],
    ['demo', DEMO],
  ])('refuses a clock for an existing database with a %s clock, naming the variable', async (clock, demo) => {
    const sql = await makeDatabase();
    const bound = await openCounter(sql, 'fengman', demo);
    await expect(openCounter(sql, 'fengman', DEMO)).rejects.toMatchObject({
      code: 'clock-on-existing-database',
      message: expect.stringMatching(
        new RegExp(`^DOORSTEP_CLOCK is for a new database\\. The one of fengman exists with a ${clock} clock;`),
      ),
    });
    expect(await readCounter(sql)).toEqual(bound);
  });

  it('speaks of the district first where both are wrong', async () => {
    const sql = await makeDatabase();
    await openCounter(sql, 'fengman', undefined);
    await expect(openCounter(sql, 'grid-town', DEMO)).rejects.toMatchObject({ code: 'database-other-district' });
  });
});

describe('district time in the database', () => {
  it('goes forward and never back', async () => {
    const sql = await makeDatabase();
    await openCounter(sql, 'fengman', DEMO);
    await storeDistrictTime(sql, START_AT + 500);
    await storeDistrictTime(sql, START_AT - 500);
    expect((await readCounter(sql)).districtAt).toBe(START_AT + 500);
    expect((await openCounter(sql, 'fengman', undefined)).districtAt).toBe(START_AT + 500);
  });
});

describe('setDemoClock', () => {
  it('sets an empty demo, back as well', async () => {
    const sql = await makeDatabase();
    await openCounter(sql, 'fengman', DEMO);
    const at = START_AT - 86_400_000;
    expect(await setDemoClock(sql, at, 0.25)).toBe(true);
    expect(await readCounter(sql)).toMatchObject({ districtAt: at, clockFactor: 0.25 });
  });

  it('leaves a demo with events, and wall time, as they are', async () => {
    const [filled, wall] = await Promise.all([makeDatabase(), makeDatabase()]);
    await openCounter(filled, 'fengman', DEMO);
    await filled`update counter set seq = 1`;
    await openCounter(wall, 'fengman', undefined);
    for (const sql of [filled, wall]) {
      const before = await readCounter(sql);
      expect(await setDemoClock(sql, START_AT + 1, 5)).toBe(false);
      expect(await readCounter(sql)).toEqual(before);
    }
  });
});

describe('replaceEpoch', () => {
  it('gives the log another epoch, and keeps everything else', async () => {
    const sql = await makeDatabase();
    const before = await openCounter(sql, 'fengman', DEMO);
    await replaceEpoch(sql, before.epoch);
    const after = await readCounter(sql);
    expect(after.epoch).toMatch(UUID);
    expect(after.epoch).not.toBe(before.epoch);
    expect({ ...after, epoch: before.epoch }).toEqual(before);
  });

  it('is done once, by whoever notices first', async () => {
    const sql = await makeDatabase();
    const { epoch } = await openCounter(sql, 'fengman', undefined);
    await replaceEpoch(sql, epoch);
    const first = (await readCounter(sql)).epoch;
    await Promise.all([replaceEpoch(sql, epoch), replaceEpoch(sql, epoch)]);
    expect((await readCounter(sql)).epoch).toBe(first);
  });
});
