import type { DistrictPlaces } from '../../core/domain/district-places.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import type { Ground } from './ground.ts';
import { isReportedPlace } from './reported-places.ts';

/** So near to a place of the account, news would be taken for news about it. */
const SPARED_METERS = 60;

/**
 * @returns whether a position lies at a street, site or work that the account names, or at a street whose lamps were relit: the
 *   account counts those streets and names two of them.
 */
export function sparedPlaces(
  { streets, sites, works, lamps }: Pick<DistrictPlaces, 'streets' | 'sites' | 'works' | 'lamps'>,
  ground: Ground,
): (position: LonLat) => boolean {
  const relitStreets = new Set(lamps.flatMap(({ relit, streetId }) => (relit ? [streetId] : [])));
  const paths: (readonly LonLat[])[] = [
    ...streets.filter(({ id }) => relitStreets.has(id)).map(({ path }) => path),
    ...[...streets, ...works].filter(({ name }) => isReportedPlace(name)).map(({ path }) => path),
    ...sites.filter(({ name }) => isReportedPlace(name)).map(({ position }) => [position]),
  ];
  const spared = paths.map((path) => ({ path, box: boxAround(path, ground) }));
  return (position) =>
    spared.some(({ path, box }) => isInside(position, box) && ground.metersToPath(position, path) <= SPARED_METERS);
}

/** All that can lie so near. */
function boxAround(path: readonly LonLat[], ground: Ground): BoundingBox {
  const [lons, lats] = [path.map(([lon]) => lon), path.map(([, lat]) => lat)];
  const [west, south] = ground.moved([Math.min(...lons), Math.min(...lats)], -SPARED_METERS - 1, -SPARED_METERS - 1);
  const [east, north] = ground.moved([Math.max(...lons), Math.max(...lats)], SPARED_METERS + 1, SPARED_METERS + 1);
  return [west, south, east, north];
}
