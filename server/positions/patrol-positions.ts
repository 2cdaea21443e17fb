import { CELL_SIDE } from '../../core/access/policy.ts';
import type { GridId, PatrolId } from '../../core/domain/ids.ts';
import { cellCenter, cellOf, type Lattice, latticeOver } from '../../core/geo/lattice.ts';
import type { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type BoundingBox, type EpochMs, isInside, type LonLat } from '../../core/geo/units.ts';
import type { PatrolFix, PositionsAnswer } from '../../core/protocol/http.ts';
import type { PatrolCell } from '../../core/protocol/stream.ts';
import type { Database } from '../database/connect.ts';

/** A cell or grid is told of while so many different members were in it within the hour; fewer could be told apart. */
const LEAST_MEMBERS = 3;
const HOUR_MS = 3_600_000;
/** A clock ahead by more is wrong, and a fix of the future would never be overwritten. */
const MAX_AHEAD_MS = 300_000;

/** Cells and grids in which at least three members were within the hour before `at`. */
export type PatrolCount = {
  readonly at: EpochMs;
  readonly cells: readonly PatrolCell[];
  readonly grids: readonly GridId[];
};

/** Where patrols are: never in the log, newest fix wins, kept for a short time, shown as counts by cell. */
export class PatrolPositions {
  readonly #sql: Database;
  readonly #bbox: BoundingBox;
  readonly #grids: AreaIndex<GridId>;
  readonly #lattice: Lattice;

  constructor(sql: Database, bbox: BoundingBox, grids: AreaIndex<GridId>) {
    this.#sql = sql;
    this.#bbox = bbox;
    this.#grids = grids;
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

  async count(now: EpochMs): Promise<PatrolCount> {
    return { at: now, cells: await this.cells(now), grids: await this.#gridsWith(now) };
  }

  /** Cells in which at least three members were within the last hour of district time. */
  async cells(now: EpochMs): Promise<PatrolCell[]> {
    const rows = await this.#sql<{ cell: string; count: number }[]>`
      select cell, count(*)::int as count from patrol_cells
      where occurred_at > ${now - HOUR_MS} group by cell having count(*) >= ${LEAST_MEMBERS} order by cell`;
    return rows.map(({ cell, count }) => ({ cell, position: cellCenter(this.#lattice, cell), count }));
  }

  /** Positions go after a day of wall time, visits after an hour of district time. */
  async forget(now: EpochMs): Promise<void> {
    await this.#sql`delete from patrol_positions where stored_at < clock_timestamp() - interval '24 hours'`;
    await this.#sql`delete from patrol_cells where occurred_at <= ${now - HOUR_MS}`;
    await this.#sql`delete from patrol_grids where occurred_at <= ${now - HOUR_MS}`;
  }

  async #gridsWith(now: EpochMs): Promise<GridId[]> {
    const rows = await this.#sql<{ grid_id: GridId }[]>`
      select grid_id from patrol_grids
      where occurred_at > ${now - HOUR_MS} group by grid_id having count(*) >= ${LEAST_MEMBERS} order by grid_id`;
    return rows.map(({ grid_id }) => grid_id);
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
    for (const fix of fixes)
      if ((newest.get(fix.patrolId)?.occurredAt ?? -1) < fix.occurredAt) newest.set(fix.patrolId, fix);
    const cells = newestVisits(fixes, (position) => cellOf(this.#lattice, position));
    const grids = newestVisits(fixes, (position) => this.#grids.find(position)?.id);
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
        select patrol_id, area, occurred_at
        from jsonb_to_recordset(${tx.json(cells)}::jsonb) as row(patrol_id text, area text, occurred_at bigint)
        order by 1, 2
        on conflict (patrol_id, cell) do update
          set occurred_at = greatest(patrol_cells.occurred_at, excluded.occurred_at)`;
      await tx`
        insert into patrol_grids (patrol_id, grid_id, occurred_at)
        select patrol_id, area, occurred_at
        from jsonb_to_recordset(${tx.json(grids)}::jsonb) as row(patrol_id text, area text, occurred_at bigint)
        order by 1, 2
        on conflict (patrol_id, grid_id) do update
          set occurred_at = greatest(patrol_grids.occurred_at, excluded.occurred_at)`;
    });
  }
}

type Visit = { patrol_id: PatrolId; area: string; occurred_at: EpochMs };

/** The newest visit of each member to each area; a position in none is no visit. */
function newestVisits(fixes: readonly PatrolFix[], areaOf: (position: LonLat) => string | undefined): Visit[] {
  const visits = new Map<string, Visit>();
  for (const { patrolId, occurredAt, position } of fixes) {
    const area = areaOf(position);
    const key = `${area} ${patrolId}`;
    if (area === undefined || (visits.get(key)?.occurred_at ?? -1) >= occurredAt) continue;
    visits.set(key, { patrol_id: patrolId, area, occurred_at: occurredAt });
  }
  return [...visits.values()];
}
