import type { Brand } from '../brand.ts';

export type Meters = Brand<number, 'Meters'>;
export type Seconds = Brand<number, 'Seconds'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Brand<number, 'EpochMs'>;

/** WGS-84 degrees in GeoJSON order (RFC 7946, section 3.1.1). */
export type LonLat = [lon: number, lat: number];

/** `[west, south, east, north]` in WGS-84 degrees (RFC 7946, section 5); never across the antimeridian. */
export type BoundingBox = [west: number, south: number, east: number, north: number];

export const meters = (value: number) => value as Meters;
export const seconds = (value: number) => value as Seconds;
export const epochMs = (value: number) => value as EpochMs;

/**
 * Check a pair that comes from outside the program.
 *
 * @throws RangeError when a value is out of range. Swapped arguments are caught
 *   wherever the longitude is beyond ±90, so in all of eastern China.
 */
export function lonLat(lon: number, lat: number): LonLat {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    throw new RangeError(`Not a lon/lat pair: ${lon}, ${lat}.`);
  }
  return [lon, lat];
}

/** Whether a position lies in a box, its edges included. */
export function isInside([lon, lat]: LonLat, [west, south, east, north]: BoundingBox): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
