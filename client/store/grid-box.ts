import type { Position } from 'geojson';
import type { GridId } from '../../core/domain/ids.ts';
import type { BoundingBox } from '../../core/geo/units.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const selectBoxes = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }): ReadonlyMap<GridId, BoundingBox> =>
    new Map(
      (district?.grids.features ?? []).flatMap(({ properties, geometry }) => {
        const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
        const box = boxAround(rings.flat());
        return box ? [[properties.gridId as GridId, box] as const] : [];
      }),
    ),
);

/** The same box for the same grid, so that a map that begins with it does not begin again. */
export const boxOfGrid = (state: AppState, id: GridId): BoundingBox | undefined => selectBoxes(state).get(id);

/** @returns undefined where there is nothing to go around. */
export function boxAround(positions: readonly Position[]): BoundingBox | undefined {
  if (positions.length === 0) return undefined;
  const lons = positions.map(([lon]) => lon);
  const lats = positions.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
