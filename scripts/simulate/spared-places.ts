import type { DistrictPlaces } from '../../core/domain/district-places.ts';
import type { LonLat } from '../../core/geo/units.ts';
import type { Ground } from './ground.ts';
import { isReportedPlace } from './reported-places.ts';

/** So near to a place of the account, news would be taken for news about it. */
const SPARED_METERS = 60;

/** @returns whether a position lies at a street, site or work that the account names. */
export function sparedPlaces(
  { streets, sites, works }: Pick<DistrictPlaces, 'streets' | 'sites' | 'works'>,
  ground: Ground,
): (position: LonLat) => boolean {
  const paths: (readonly LonLat[])[] = [
    ...[...streets, ...works].filter(({ name }) => isReportedPlace(name)).map(({ path }) => path),
    ...sites.filter(({ name }) => isReportedPlace(name)).map(({ position }) => [position]),
  ];
  return (position) => paths.some((path) => ground.metersToPath(position, path) <= SPARED_METERS);
}
