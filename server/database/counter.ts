import { randomUUID } from 'node:crypto';
import type { EpochMs } from '../../core/geo/units.ts';
import type { DemoClock } from '../config.ts';
import type { ClockKind } from '../district-clock.ts';
import type { Database } from './connect.ts';

/** The one row that says where the log stands, whose it is and what time it is there. */
export type Counter = {
  readonly seq: number;
  readonly epoch: string;
  readonly districtId: string;
  readonly clock: ClockKind;
  readonly clockFactor: number;
  readonly districtAt: number;
};

export class DatabaseBindingError extends Error {
  readonly code: 'database-other-district' | 'clock-on-existing-database';
  constructor(code: DatabaseBindingError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Read the counter row, or make it: that is the moment a database is bound to a district and to a kind of clock.
 *
 * @throws DatabaseBindingError when the database belongs to another district, or a demo clock is asked of one that exists.
 */
export async function openCounter(sql: Database, districtId: string, demo: DemoClock | undefined): Promise<Counter> {
  const clock: ClockKind = demo ? 'demo' : 'wall';
  const made = await sql`
    insert into counter (epoch, district_id, clock, clock_factor, district_at)
    values (${randomUUID()}, ${districtId}, ${clock}, ${demo?.factor ?? 1}, ${demo?.startAt ?? Date.now()})
    on conflict (id) do nothing returning id`;
  const counter = await readCounter(sql);
  if (counter.districtId !== districtId) {
    throw new DatabaseBindingError(
      'database-other-district',
      `This database belongs to the district ${counter.districtId}, not to ${districtId}. Start with that district, or with another DOORSTEP_DATA or DATABASE_URL.`,
    );
  }
  if (demo && made.length === 0) {
    throw new DatabaseBindingError(
      'clock-on-existing-database',
      `DOORSTEP_CLOCK is for a new database. The one of ${districtId} exists with a ${counter.clock} clock; start without DOORSTEP_CLOCK, or with another DOORSTEP_DATA or DATABASE_URL.`,
    );
  }
  return counter;
}

export async function readCounter(sql: Database): Promise<Counter> {
  const [row] = await sql<Counter[]>`
    select seq, epoch, district_id as "districtId", clock, clock_factor as "clockFactor", district_at as "districtAt"
    from counter where id = 1`;
  return row;
}

/** Keep district time across a stop; it never goes back. */
export async function storeDistrictTime(sql: Database, districtAt: number): Promise<void> {
  await sql`update counter set district_at = greatest(district_at, ${districtAt}) where id = 1`;
}

/** Set the clock of a demo database with an empty log. @returns false when it is not one. */
export async function setDemoClock(sql: Database, districtAt: number, factor: number): Promise<boolean> {
  const rows = await sql`
    update counter set district_at = ${districtAt}, clock_factor = ${factor}
    where id = 1 and clock = 'demo' and seq = 0 returning id`;
  return rows.length === 1;
}

/** Change how fast a demo clock runs; the moment it has reached is kept. */
export async function setDemoFactor(sql: Database, districtAt: number, factor: number): Promise<void> {
  await sql`
    update counter set district_at = greatest(district_at, ${districtAt}), clock_factor = ${factor}
    where id = 1 and clock = 'demo'`;
}

/**
 * An empty log is to be told its first days up to a moment. One that has begun to be told them keeps the moment it began with.
 *
 * @returns the moment; undefined for a log that began without them, or has all of them.
 */
export async function beginFirstDays(sql: Database, now: EpochMs): Promise<EpochMs | undefined> {
  await sql`update counter set first_days_until = ${now} where id = 1 and seq = 0 and first_days_until is null`;
  const [row] = await sql<{ until: EpochMs | null }[]>`select first_days_until as until from counter where id = 1`;
  return row.until ?? undefined;
}

export async function endFirstDays(sql: Database): Promise<void> {
  await sql`update counter set first_days_until = null where id = 1`;
}

/** The log is not the one that was told: a backup was restored. Whoever notices first gives it a new epoch. */
export async function replaceEpoch(sql: Database, old: string): Promise<void> {
  await sql`update counter set epoch = ${randomUUID()} where id = 1 and epoch = ${old}`;
}
