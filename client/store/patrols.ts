import { CELL_SIDE } from '../../core/access/policy.ts';
import { ageStep, type LastSeen, withSeen, withTold } from '../../core/analysis/patrol-age.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { cellCenter, type Lattice, latticeOver } from '../../core/geo/lattice.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { PatrolAgesBody } from '../../core/protocol/http.ts';
import type { PatrolCell, PositionsFrame } from '../../core/protocol/stream.ts';
import { districtAt } from './clock.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';

const HOUR_MS = 3_600_000;

export type PatrolsSlice = {
  /** Cells with three members or more in the last hour of the district. */
  patrolCells: readonly PatrolCell[];
  /** This page's wall clock when they were counted, which may be some time before they came. */
  patrolsAt: number | undefined;
  /** The last count with three members or more, by cell and by grid. */
  cellsSeen: LastSeen;
  gridsSeen: LastSeen<GridId>;
  /** District time since which counts follow each other without a hole; of what was before only the last is known. */
  watchedSince: EpochMs | undefined;
  showPatrols(frame: PositionsFrame, wallAt: number): void;
  /** What the server knows of all counts, also of those before this page was open. */
  showPatrolAges(ages: PatrolAgesBody): void;
};

export const patrolsSlice: SliceOf<PatrolsSlice> = (set, get) => ({
  patrolCells: [],
  patrolsAt: undefined,
  cellsSeen: new Map(),
  gridsSeen: new Map(),
  watchedSince: undefined,

  showPatrols({ cells, grids, occurredAt }, wallAt) {
    const { cellsSeen, gridsSeen, watchedSince = occurredAt, clock } = get();
    const agoMs = clock ? Math.max(0, districtAt(clock, wallAt) - occurredAt) / clock.factor : 0;
    const names = cells.map(({ cell }) => cell);
    set({
      patrolCells: cells,
      patrolsAt: wallAt - agoMs,
      watchedSince,
      cellsSeen: withSeen(cellsSeen, names, occurredAt),
      gridsSeen: withSeen(gridsSeen, grids, occurredAt),
    });
  },

  showPatrolAges({ since, countedAt, cells, grids }) {
    const { cellsSeen, gridsSeen, watchedSince } = get();
    set({
      watchedSince: since ?? watchedSince,
      cellsSeen: withTold(cellsSeen, cells, countedAt),
      gridsSeen: withTold(gridsSeen, grids, countedAt),
    });
  },
});

/** A cell patrols were counted in, with the step of how long ago. */
export type SeenCell = { readonly ring: readonly LonLat[]; readonly step: number };
export type CoverageAge = {
  readonly cells: readonly SeenCell[];
  /** Steps of the grids patrols were counted in; of the others nothing is known. */
  readonly gridSteps: ReadonlyMap<GridId, number>;
};

/** Hours change slowly: the steps are looked at once a quarter of an hour of the district, and whenever somebody is seen. */
const selectAges = memo(
  (state: AppState) =>
    [state.district, state.cellsSeen, state.gridsSeen, Math.floor(selectMinute(state) / (HOUR_MS / 4))] as const,
  (state) => {
    const now = selectMinute(state);
    const steps = <Area extends string>(seen: LastSeen<Area>) =>
      new Map([...seen].map(([area, seenAt]) => [area, ageStep(seenAt, now)] as const));
    const cells = steps(state.cellsSeen);
    const grids = steps(state.gridsSeen);
    return { cells, grids, mark: JSON.stringify([[...cells], [...grids]]) };
  },
);

/** The same object until a step changes: every count sees somebody, and few of them say anything new. */
export const selectCoverageAge = memo(
  (state: AppState) => [state.district, selectAges(state).mark] as const,
  (state): CoverageAge => {
    const { cells, grids } = selectAges(state);
    if (!state.district) return { cells: [], gridSteps: grids };
    const lattice = selectLattice(state);
    return {
      cells: [...cells].map(([cell, step]) => ({ ring: ringOf(lattice, cellCenter(lattice, cell)), step })),
      gridSteps: grids,
    };
  },
);

/** The cells of the district, as the server names them. */
export const selectLattice = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }) => latticeOver(district?.body.bbox ?? [0, 0, 1, 1], CELL_SIDE),
);

function ringOf({ lonStep, latStep }: Lattice, [lon, lat]: LonLat): LonLat[] {
  const [east, north] = [lonStep / 2, latStep / 2];
  return [
    [lon - east, lat - north],
    [lon + east, lat - north],
    [lon + east, lat + north],
    [lon - east, lat + north],
    [lon - east, lat - north],
  ];
}
