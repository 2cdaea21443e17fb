import type { Position } from 'geojson';
import type { GridId, LampId } from '../../core/domain/ids.ts';
import type { Site } from '../../core/domain/site.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { cellCenter, cellOf } from '../../core/geo/lattice.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { localProjection } from '../../core/geo/projection.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import { boxOfGrid } from './grid-box.ts';
import { memo } from './memo.ts';
import { selectLattice } from './patrols.ts';
import { selectLampLights } from './places.ts';
import type { AppState } from './store.ts';
import { selectTicketRows } from './ticket-order.ts';

/** The one grid the filter names, where it names one. */
export const selectChosenGrid = ({ filter: { areas } }: AppState): GridId | undefined =>
  areas.length === 1 ? areas[0] : undefined;

/** Open tickets that pass the filter, what presses first. */
export const selectOpenRows = memo(
  (state: AppState) => [selectTicketRows(state)] as const,
  (state) => selectTicketRows(state).filter(isOpen),
);

const selectArea = memo(
  (state: AppState) => [state.district, selectChosenGrid(state)] as const,
  (state) => {
    const id = selectChosenGrid(state);
    const geometry = state.district?.grids.features.find(({ properties }) => properties.gridId === id)?.geometry;
    const box = id && boxOfGrid(state, id);
    if (!geometry || !box) return undefined;
    const polygons: Position[][][] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const center: LonLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return { box, center, index: new AreaIndex([{ id: 'grid', polygons }]) };
  },
);

/** Meters from the middle of the chosen grid, as the crow flies; unknown where the grid has no shape. */
export function metersFromMiddle(state: AppState, position: LonLat): number | undefined {
  const area = selectArea(state);
  return area && Math.hypot(...localProjection(area.center).toPlane(position));
}

/** Failed lamps of the chosen grid, by street. */
export type DarkLamps = { readonly street: string; readonly lampIds: readonly LampId[] };

export const selectDarkLampsOfGrid = memo(
  (state: AppState) => [selectArea(state), selectLampLights(state), state.district] as const,
  (state): readonly DarkLamps[] => {
    const area = selectArea(state);
    if (!area) return [];
    const byStreet = new Map<string, LampId[]>();
    for (const { lamp, light } of selectLampLights(state).lamps) {
      if (light !== 'dark' || !area.index.find(lamp.position)) continue;
      byStreet.set(lamp.streetId, [...(byStreet.get(lamp.streetId) ?? []), lamp.id]);
    }
    const nameOf = (id: string) => state.district?.streets.find((street) => street.id === id)?.name ?? id;
    return [...byStreet].map(([id, lampIds]) => ({ street: nameOf(id), lampIds }));
  },
);

/** What is known of patrols in the chosen grid: cells seen in the time of the unbroken record, and the last that is known. */
export type PatrolOfGrid = {
  readonly cells: number;
  readonly seen: number;
  readonly lastAt: EpochMs | undefined;
  readonly since: EpochMs;
};

const selectCells = memo(
  (state: AppState) => [selectArea(state), selectLattice(state)] as const,
  (state): readonly string[] => {
    const area = selectArea(state);
    if (!area) return [];
    const lattice = selectLattice(state);
    const [west, south, east, north] = area.box;
    const [left, bottom] = cellOf(lattice, [west, south]).split('.').map(Number);
    const [right, top] = cellOf(lattice, [east, north]).split('.').map(Number);
    const cells: string[] = [];
    for (let column = left; column <= right; column++)
      for (let row = bottom; row <= top; row++) {
        const cell = `${column}.${row}`;
        if (area.index.find(cellCenter(lattice, cell))) cells.push(cell);
      }
    return cells;
  },
);

/** @returns undefined while no count of patrols has come, and where the grid has no shape: then nothing is known. */
export const selectPatrolOfGrid = memo(
  (state: AppState) => [selectCells(state), state.cellsSeen, state.gridsSeen, state.watchedSince] as const,
  (state): PatrolOfGrid | undefined => {
    const { cellsSeen, gridsSeen, watchedSince: since } = state;
    const id = selectChosenGrid(state);
    const cells = selectCells(state);
    if (since === undefined || cells.length === 0) return undefined;
    const times = cells.flatMap((cell) => cellsSeen.get(cell) ?? []);
    // Three members in three cells of the grid are seen in the grid and in none of its cells.
    const gridAt = id && gridsSeen.get(id);
    const lastAt = [...times, ...(gridAt ? [gridAt] : [])].reduce<EpochMs | undefined>(
      (last, at) => (last === undefined || at > last ? at : last),
      undefined,
    );
    return { cells: cells.length, seen: times.filter((at) => at >= since).length, lastAt, since };
  },
);

/** The site nearest to the middle of the chosen grid, as the crow flies. */
export const selectNearestSite = memo(
  (state: AppState) => [selectArea(state), state.district] as const,
  (state): { readonly site: Site; readonly meters: number } | undefined => {
    const area = selectArea(state);
    const sites = area ? (state.district?.sites ?? []) : [];
    const { toPlane } = localProjection(area?.center ?? [0, 0]);
    const measured = sites.map((site) => ({ site, meters: Math.hypot(...toPlane(site.position)) }));
    return measured.length > 0 ? measured.reduce((a, b) => (b.meters < a.meters ? b : a)) : undefined;
  },
);
