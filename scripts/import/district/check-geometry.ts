import { crossingsOf, MOST_POSITIONS, type Ring, signedArea } from '../../../core/geo/ring-crossings.ts';
import type { LonLat } from '../../../core/geo/units.ts';

/** Outer ring first, counterclockwise; holes clockwise (RFC 7946, section 3.1.6). */
export type Polygons = readonly (readonly Ring[])[];

export type GeometryVerdict =
  | {
      readonly ok: true;
      readonly polygons: Polygons;
      readonly turnedRings: number;
      readonly closedRings: number;
      readonly slips: number;
    }
  | { readonly ok: false; readonly reason: string };

const fail = (reason: string): GeometryVerdict => ({ ok: false, reason });

/**
 * Polygons that point-in-area questions and maps can be asked of. Winding is repaired, a missing last corner is added and heights are dropped; what
 * would change the shape is refused with a reason.
 *
 * @param move - Applied to every position, for a file in another datum.
 */
export function checkGeometry(geometry: unknown, move: (position: LonLat) => LonLat): GeometryVerdict {
  if (geometry === null || geometry === undefined) return fail('it has no geometry');
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return fail(`its geometry is a ${String(type)}, not a polygon`);
  const raw = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(raw) || raw.length === 0) return fail('its geometry is empty');

  const polygons: LonLat[][][] = [];
  let turnedRings = 0;
  let closedRings = 0;
  for (const rings of raw) {
    const polygon = readPolygon(rings, move);
    if (typeof polygon === 'string') return fail(polygon);
    turnedRings += polygon.turned;
    closedRings += polygon.closed;
    polygons.push(polygon.rings);
  }
  const positions = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (positions > MOST_POSITIONS) return fail(`its outline has ${positions} positions; ${MOST_POSITIONS} are the most`);
  const { grave, slips } = crossingsOf(polygons.flat());
  if (grave) return fail(`its outline crosses itself near ${grave.map((degrees) => degrees.toFixed(6)).join(', ')}`);
  return { ok: true, polygons, turnedRings, closedRings, slips };
}

/** @returns the reason when it is no polygon. */
function readPolygon(
  raw: unknown,
  move: (position: LonLat) => LonLat,
): { rings: LonLat[][]; turned: number; closed: number } | string {
  if (!Array.isArray(raw) || raw.length === 0) return 'its geometry is empty';
  const rings: LonLat[][] = [];
  let turned = 0;
  let closed = 0;
  for (const [index, rawRing] of raw.entries()) {
    const ring = readRing(rawRing, move);
    if (typeof ring === 'string') return `ring ${index}: ${ring}`;
    if (close(ring)) closed += 1;
    const fault = faultOf(ring);
    if (fault) return `ring ${index}: ${fault}`;
    const isWound = signedArea(ring) > 0 === (index === 0);
    if (!isWound) turned += 1;
    rings.push(isWound ? ring : ring.reverse());
  }
  return { rings, turned, closed };
}

/** @returns the reason when it is no ring. */
function readRing(raw: unknown, move: (position: LonLat) => LonLat): LonLat[] | string {
  if (!Array.isArray(raw)) return 'it is no list of positions';
  const ring: LonLat[] = [];
  for (const position of raw) {
    if (!isPair(position)) return `${JSON.stringify(position)?.slice(0, 60)} is no position`;
    const [lon, lat] = position;
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return `${lon}, ${lat} are no degrees`;
    const last = ring.at(-1);
    const moved = move([lon, lat]);
    if (!last || last[0] !== moved[0] || last[1] !== moved[1]) ring.push(moved);
  }
  return ring;
}

/**
 * Adds the last corner where the ring does not come back to its first. A ring of which more is missing mostly crosses itself
 * then, and is set aside for that.
 */
function close(ring: LonLat[]): boolean {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (ring.length < 3 || (first[0] === last[0] && first[1] === last[1])) return false;
  ring.push(first);
  return true;
}

const isPair = (value: unknown): value is LonLat =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

function faultOf(ring: readonly LonLat[]): string | undefined {
  if (ring.length < 4) return 'it has fewer than three different corners';
  // More than half way round the earth from one corner to the next: the outline goes the other way.
  const jump = ring.some(([lon], index) => index > 0 && Math.abs(lon - ring[index - 1][0]) > 180);
  if (jump) return 'it crosses the antimeridian; cut it in two there';
  return signedArea(ring) === 0 ? 'it has no area' : undefined;
}
