import type { SiteTier } from '../../core/domain/site.ts';

/** Tiers of sites that a picture shows, the largest first. */
export type SiteDetail = 'centers' | 'stations' | 'all';

const SHOWN: Readonly<Record<SiteDetail, readonly SiteTier[]>> = {
  centers: ['center'],
  stations: ['center', 'station'],
  all: ['center', 'station', 'micro', 'pop-up'],
};

/** So few doors never cover a town. */
const FEW_SITES = 40;
const STATIONS_FROM_ZOOM = 12.5;
const ALL_FROM_ZOOM = 14;

/**
 * Which doors there is room for.
 *
 * @param zoom - As a desk would see as much of the district.
 * @param isWall - Read from afar: what is for the few streets around it is not shown on it.
 */
export function siteDetailAt(zoom: number, count: number, isWall: boolean): SiteDetail {
  if (isWall) return 'stations';
  if (count <= FEW_SITES || zoom >= ALL_FROM_ZOOM) return 'all';
  return zoom >= STATIONS_FROM_ZOOM ? 'stations' : 'centers';
}

export const isTierShown = (detail: SiteDetail, tier: SiteTier): boolean => SHOWN[detail].includes(tier);
