import type { GridId } from '../../core/domain/ids.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { PatrolAgesBody } from '../../core/protocol/http.ts';
import type { Database } from '../database/connect.ts';
import type { PatrolCount } from './patrol-positions.ts';

const HOUR_MS = 3_600_000;

/**
 * When patrols were last counted in each cell and grid: what a page would know that had been open all the time. Written
 * with each count, so it outlives the visits themselves, and holds no member and no moment of a visit.
 */
export class PatrolAges {
  readonly #sql: Database;

  constructor(sql: Database) {
    this.#sql = sql;
  }

  /**
   * Take a count over.
   *
   * @param holeMs - District time after which a count no longer continues the one before. Each count looks back an hour.
   */
  async note({ cells, grids, at }: PatrolCount, holeMs: number): Promise<void> {
    const seen = [
      ...cells.map(({ cell }) => ({ kind: 'cell', area: cell })),
      ...grids.map((area) => ({ kind: 'grid', area })),
    ];
    await this.#sql.begin(async (tx) => {
      await tx`
        insert into patrol_watch (since, counted_at) values (${at}, ${at})
        on conflict (id) do update set
          since = case when excluded.counted_at - patrol_watch.counted_at between ${-HOUR_MS} and ${holeMs}
            then patrol_watch.since else excluded.since end,
          counted_at = case when excluded.counted_at - patrol_watch.counted_at between ${-HOUR_MS} and ${holeMs}
            then greatest(patrol_watch.counted_at, excluded.counted_at) else excluded.counted_at end`;
      // What lies ahead was seen by a clock that has been set back.
      await tx`delete from patrol_ages where seen_at > ${at + HOUR_MS}`;
      await tx`
        insert into patrol_ages (kind, area, seen_at)
        select kind, area, ${at}::bigint from jsonb_to_recordset(${tx.json(seen)}::jsonb) as row(kind text, area text)
        order by kind, area
        on conflict (kind, area) do update set seen_at = greatest(patrol_ages.seen_at, excluded.seen_at)`;
    });
  }

  async read(): Promise<PatrolAgesBody> {
    return this.#sql.begin('isolation level repeatable read read only', async (tx) => {
      const rows = await tx<{ kind: string; area: string; seen_at: EpochMs }[]>`
        select kind, area, seen_at from patrol_ages order by kind, area`;
      const [watch] = await tx<{ since: EpochMs; counted_at: EpochMs }[]>`select since, counted_at from patrol_watch`;
      const of = (kind: string) =>
        rows.filter((row) => row.kind === kind).map((row): [string, EpochMs] => [row.area, row.seen_at]);
      return {
        since: watch?.since ?? null,
        countedAt: watch?.counted_at ?? null,
        cells: of('cell'),
        grids: of('grid') as [GridId, EpochMs][], // written from ids of grids
      };
    });
  }
}
