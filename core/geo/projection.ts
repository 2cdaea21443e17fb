import { EARTH_RADIUS_METERS } from './lattice.ts';
import type { LonLat } from './units.ts';

/** A point of a local plane, meters east and north of its center. */
export type PlanePoint = readonly [x: number, y: number];

/** A plane that touches the earth at one place, true to scale around it. */
export type Projection = {
  toPlane(position: LonLat): PlanePoint;
  toLonLat(point: PlanePoint): LonLat;
};

const DEGREE = Math.PI / 180;

/**
 * Transverse Mercator of the sphere around a center: meters east and north of it.
 *
 * Conformal. Lengths are too long by (x / R)² / 2: at 30 km from the center's meridian by 11 millionths.
 * Method: Snyder, Map Projections: A Working Manual (1987), equations 8-1 to 8-7.
 */
export function localProjection([centerLon, centerLat]: LonLat): Projection {
  const north = centerLat * DEGREE;
  return {
    toPlane([lon, lat]) {
      const east = (lon - centerLon) * DEGREE;
      const x = Math.atanh(Math.cos(lat * DEGREE) * Math.sin(east));
      const y = Math.atan2(Math.tan(lat * DEGREE), Math.cos(east)) - north;
      return [EARTH_RADIUS_METERS * x, EARTH_RADIUS_METERS * y];
    },
    toLonLat([x, y]) {
      const east = x / EARTH_RADIUS_METERS;
      const angle = y / EARTH_RADIUS_METERS + north;
      const lat = Math.asin(Math.sin(angle) / Math.cosh(east));
      const lon = Math.atan2(Math.sinh(east), Math.cos(angle));
      return [centerLon + lon / DEGREE, lat / DEGREE];
    },
  };
}
