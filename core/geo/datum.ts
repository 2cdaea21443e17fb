import { type BoundingBox, isInside, type LonLat } from './units.ts';

/** What a source says its degrees are in. CGCS2000 equals WGS-84 within decimeters and is kept as it is. */
export type Datum = 'wgs84' | 'cgcs2000' | 'gcj02';

/** Where GCJ-02 is defined to differ from WGS-84; outside, both are the same numbers. */
const GCJ02_RANGE: BoundingBox = [72.004, 0.8293, 137.8347, 55.8271];

/** Whether GCJ-02 moves a position at all. */
export const inGcj02Range = (position: LonLat): boolean => isInside(position, GCJ02_RANGE);

/** Krassowsky 1940: semi-major axis in meters, first eccentricity squared. */
const AXIS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;

/** Rounds of the inverse; each takes away more than a factor 100 of an error that starts below 0.01 degrees. */
const INVERSE_ROUNDS = 8;

/**
 * The position as a GCJ-02 map prints it: 40 to 700 m away from where it is.
 *
 * Method: the published series of the "Mars coordinates", a sum of sines in meters put on the Krassowsky ellipsoid.
 */
export function wgs84ToGcj02(position: LonLat): LonLat {
  if (!inGcj02Range(position)) return position;
  const [lonShift, latShift] = gcj02Shift(position);
  return [position[0] + lonShift, position[1] + latShift];
}

/**
 * Where a GCJ-02 position really is, exact to the last digits of a double.
 *
 * The series has no closed inverse. It changes by less than a hundredth of the step, so fixed-point iteration converges.
 */
export function gcj02ToWgs84(position: LonLat): LonLat {
  if (!inGcj02Range(position)) return position;
  let guess = position;
  for (let round = 0; round < INVERSE_ROUNDS; round++) {
    const [lonShift, latShift] = gcj02Shift(guess);
    guess = [position[0] - lonShift, position[1] - latShift];
  }
  return guess;
}

/** A position of a declared datum in the one datum used inside. */
export function toWgs84(position: LonLat, datum: Datum): LonLat {
  return datum === 'gcj02' ? gcj02ToWgs84(position) : position;
}

/** Degrees to add to WGS-84 to get GCJ-02. */
function gcj02Shift([lon, lat]: LonLat): LonLat {
  const x = lon - 105;
  const y = lat - 35;
  const sine = Math.sin((lat / 180) * Math.PI);
  const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const meridianRadius = (AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  const parallelRadius = (AXIS / Math.sqrt(magic)) * Math.cos((lat / 180) * Math.PI);
  const degrees = 180 / Math.PI;
  return [(eastMeters(x, y) / parallelRadius) * degrees, (northMeters(x, y) / meridianRadius) * degrees];
}

const wave = (amplitude: number, argument: number) => amplitude * Math.sin(argument * Math.PI);

function eastMeters(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const waves =
    wave(20, 6 * x) + wave(20, 2 * x) + wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30);
  return plain + (2 / 3) * waves;
}

function northMeters(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const waves =
    wave(20, 6 * x) + wave(20, 2 * x) + wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30);
  return plain + (2 / 3) * waves;
}
