/** Degrees, longitude first; a height may follow (RFC 7946, section 3.1.1). */
export function isPosition(at: unknown): boolean {
  return (
    Array.isArray(at) &&
    Number.isFinite(at[0]) &&
    Number.isFinite(at[1]) &&
    Math.abs(at[0]) <= 180 &&
    Math.abs(at[1]) <= 90
  );
}

export const isLine = (line: unknown): boolean => Array.isArray(line) && line.length >= 2 && line.every(isPosition);

/** Closed, of four positions or more (RFC 7946, section 3.1.6). */
export function isRing(ring: unknown): boolean {
  if (!isLine(ring)) return false;
  const positions = ring as number[][];
  const [first, last] = [positions[0], positions[positions.length - 1]];
  return positions.length >= 4 && first[0] === last[0] && first[1] === last[1];
}

/** Whether the first position there is can only be one with the latitude first; true in all of eastern China. */
export function isLatitudeFirst(coordinates: unknown): boolean {
  let position = coordinates;
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0];
  const [lat, lon]: unknown[] = Array.isArray(position) ? position : [];
  if (typeof lat !== 'number' || typeof lon !== 'number') return false;
  return Math.abs(lat) <= 90 && Math.abs(lon) > 90 && Math.abs(lon) <= 180;
}

export const LATITUDE_FIRST = 'its positions have the latitude first; GeoJSON has the longitude first';
