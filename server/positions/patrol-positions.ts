import type { PatrolId } from '../../core/domain/ids.ts';
import { cellCenter, cellOf, type Lattice, latticeOver } from '../../core/geo/lattice.ts';
import { type BoundingBox, type EpochMs, isInside, meters } from '../../core/geo/units.ts';
import type { PatrolFix, PositionsAnswer } from '../../core/protocol/http.ts';
import type { PatrolCell } from '../../core/protocol/stream.ts';
import type { Database } from '../database/connect.ts';

const CELL_SIDE = meters(100);
/** A cell is shown while so many different members were in it within the hour; fewer could be told apart. */
const LEAST_MEMBERS = 3;
const HOUR_MS = 3_600_000;
/** A clock ahead by more is wrong, and a fix of the future would never be overwritten. */
const MAX_AHEAD_MS = 300_000;

/** Where patrols are: never in the log, newest fix wins, kept for a short time, shown as counts by cell. */
export class PatrolPositions {
  readonly #sql: Database;
  readonly #bbox: BoundingBox;
  readonly #lattice: Lattice;

  constructor(sql: Database, bbox: BoundingBox) {
    this.#sql = sql;
    this.#bbox = bbox;
    this.#lattice = latticeOver(bbox, CELL_SIDE);
  }

  /** Store what can be stored; the rest comes back with its index and the reason. */
  async store(fixes: readonly PatrolFix[], now: EpochMs): Promise<PositionsAnswer> {
    const refused: PositionsAnswer['refused'] = [];
    const good = fixes.filter((fix, index) => {
      const refusal = this.#refusalOf(fix, now);
      if (refusal) refused.push({ index, ...refusal });
      return !refusal;
    });
    if (good.length > 0) await this.#write(good);
    return { accepted: good.length, refused };
  }

  /** Cells in which at least three members were within the last hour of district time. */
  async cells(now: EpochMs): Promise<PatrolCell[]> {
    const rows = await this.#sql<{ cell: string; count: number }[]>`
      select cell, count(*)::int as count from patrol_cells
      where occurred_at > ${now - HOUR_MS} group by cell having count(*) >= ${LEAST_MEMBERS} order by cell`;
    return rows.map(({ cell, count }) => ({ cell, position: cellCenter(this.#lattice, cell), count }));
  }

  /** Positions go after a day of wall time, visits to cells after an hour of district time. */
  async forget(now: EpochMs): Promise<void> {
    await this.#sql`delete from patrol_positions where stored_at < clock_timestamp() - interval '24 hours'`;
    await this.#sql`delete from patrol_cells where occurred_at <= ${now - HOUR_MS}`;
  }

  #refusalOf({ position, occurredAt }: PatrolFix, now: EpochMs): { code: string; message: string } | undefined {
    if (!isInside(position, this.#bbox) || (position[0] === 0 && position[1] === 0)) {
      return { code: 'position-outside-district', message: `${position} lies outside the district's box.` };
    }
    if (occurredAt > now + MAX_AHEAD_MS) {
      return { code: 'position-in-future', message: `occurredAt ${occurredAt} is ahead of the district clock ${now}.` };
    }
    return undefined;
  }

  async #write(fixes: readonly PatrolFix[]): Promise<void> {
    const newest = new Map<PatrolId, PatrolFix>();
    const visits = new Map<string, { patrol_id: PatrolId; cell: string; occurred_at: EpochMs }>();
    for (const fix of fixes) {
      const { patrolId, occurredAt, position } = fix;
      if ((newest.get(patrolId)?.occurredAt ?? -1) < occurredAt) newest.set(patrolId, fix);
      const cell = cellOf(this.#lattice, position);
      const key = `${cell} ${patrolId}`;
      if ((visits.get(key)?.occurred_at ?? -1) < occurredAt)
        visits.set(key, { patrol_id: patrolId, cell, occurred_at: occurredAt });
    }
    await this.#sql.begin(async (tx) => {
      await tx`
        insert into patrol_positions (patrol_id, occurred_at, lon, lat)
        select fix->>'patrolId', (fix->>'occurredAt')::bigint, (fix->'position'->>0)::float8, (fix->'position'->>1)::float8
        from jsonb_array_elements(${tx.json([...newest.values()] as never)}::jsonb) as row(fix) order by 1
        on conflict (patrol_id) do update
          set occurred_at = excluded.occurred_at, lon = excluded.lon, lat = excluded.lat, stored_at = clock_timestamp()
          where patrol_positions.occurred_at < excluded.occurred_at`;
      await tx`
        insert into patrol_cells (patrol_id, cell, occurred_at)
        select patrol_id, cell, occurred_at
        from jsonb_to_recordset(${tx.json([...visits.values()] as never)}::jsonb)
          as row(patrol_id text, cell text, occurred_at bigint) order by 1, 2
        on conflict (patrol_id, cell) do update
          set occurred_at = greatest(patrol_cells.occurred_at, excluded.occurred_at)`;
    });
  }
}
