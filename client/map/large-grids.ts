import type { Position } from 'geojson';
import type { GridId } from '../../core/domain/ids.ts';
import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';
import { signedArea } from '../../core/geo/ring-crossings.ts';
import type { GridCollection } from '../store/district.ts';
import { memo } from '../store/memo.ts';

/** A grid of a town has a tenth of it; what is larger is mostly fields and hills. */
export const LARGE_KM2 = 2;

const METERS_PER_DEGREE = (EARTH_RADIUS_METERS * Math.PI) / 180;

/** Grids whose color would be seen for their size and not for their step. */
export const largeGrids = memo(
  (grids: GridCollection | undefined) => [grids] as const,
  (grids): ReadonlySet<GridId> => {
    const large = (grids?.features ?? []).filter(({ geometry }) => squareKilometers(geometry) > LARGE_KM2);
    return new Set(large.map(({ properties }) => properties.gridId as GridId));
  },
);

/** Good enough to tell a village from a block: a degree of longitude is taken as long as at the first corner. */
function squareKilometers(geometry: GridCollection['features'][number]['geometry']): number {
  const polygons: Position[][][] = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const degrees = polygons.reduce((sum, [outer]) => sum + Math.abs(signedArea(outer as [number, number][])) / 2, 0);
  const [, lat] = polygons[0][0][0];
  return (degrees * METERS_PER_DEGREE ** 2 * Math.cos((lat * Math.PI) / 180)) / 1e6;
}
