import { ageStep, type LastSeen, withSeen } from '../../core/analysis/patrol-age.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { cellCenter, type Lattice, latticeOver } from '../../core/geo/lattice.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type EpochMs, type LonLat, meters } from '../../core/geo/units.ts';
import type { PatrolCell, PositionsFrame } from '../../core/protocol/stream.ts';
import type { LoadedDistrict } from './district.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';

/** Side of the cells the server counts patrols by; nobody is shown more precisely. */
const CELL_SIDE = meters(100);
const HOUR_MS = 3_600_000;

export type PatrolsSlice = {
  /** Cells with three members or more in the last hour of the district. */
  patrolCells: readonly PatrolCell[];
  /** This page's wall clock when they came. */
  patrolsAt: number | undefined;
  /** When somebody was last seen in a cell, as far as this page has watched. */
  lastSeen: LastSeen;
  /** District time of the first count this page has seen; before it nothing is known. */
  watchedSince: EpochMs | undefined;
  showPatrols(frame: PositionsFrame, wallAt: number): void;
};

export const patrolsSlice: SliceOf<PatrolsSlice> = (set, get) => ({
  patrolCells: [],
  patrolsAt: undefined,
  lastSeen: new Map(),
  watchedSince: undefined,

  showPatrols({ cells, occurredAt }, wallAt) {
    const { lastSeen, watchedSince = occurredAt } = get();
    set({ patrolCells: cells, patrolsAt: wallAt, watchedSince, lastSeen: withSeen(lastSeen, cells, occurredAt) });
  },
});

/** A cell somebody was seen in, with the step of how long ago. */
export type SeenCell = { readonly ring: readonly LonLat[]; readonly step: number };
export type CoverageAge = {
  readonly cells: readonly SeenCell[];
  /** Grids in which somebody was seen in a cell; of the others nothing is known. */
  readonly seenGrids: ReadonlySet<GridId>;
};

/** Hours change slowly: the steps are looked at once a quarter of an hour of the district, and whenever somebody is seen. */
export const selectCoverageAge = memo(
  (state: AppState) => [state.district, state.lastSeen, Math.floor(selectMinute(state) / (HOUR_MS / 4))] as const,
  (state): CoverageAge => {
    const { district, lastSeen } = state;
    if (!district || lastSeen.size === 0) return { cells: [], seenGrids: new Set() };
    const lattice = selectLattice(state);
    const index = selectGridIndex(state);
    const seenGrids = new Set<GridId>();
    const now = selectMinute(state);
    const cells = [...lastSeen].map(([cell, seenAt]) => {
      const center = cellCenter(lattice, cell);
      const grid = index?.find(center)?.id;
      if (grid) seenGrids.add(grid);
      return { ring: ringOf(lattice, center), step: ageStep(seenAt, now) };
    });
    return { cells, seenGrids };
  },
);

const selectLattice = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }) => latticeOver(district?.body.bbox ?? [0, 0, 1, 1], CELL_SIDE),
);

const selectGridIndex = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }) => (district && district.grids.features.length > 0 ? new AreaIndex(areasOf(district)) : undefined),
);

const areasOf = ({ grids }: LoadedDistrict) =>
  grids.features.map(({ properties, geometry }) => ({
    id: properties.gridId as GridId,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));

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
