import { Value } from 'typebox/value';
import { type GridProperties, GridPropertiesSchema } from '../../core/domain/district.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { Area, PolygonRings } from '../../core/geo/point-in-areas.ts';
import { crossingsOf, MOST_POSITIONS, type Ring, signedArea } from '../../core/geo/ring-crossings.ts';
import { isLatitudeFirst, isRing, LATITUDE_FIRST } from './geometry.ts';

/** Square degrees, about a hand's breadth: what is smaller is a line drawn to and fro. */
const LEAST_AREA = 1e-12;

type Feature = { type?: unknown; properties?: unknown; geometry?: { type?: unknown; coordinates?: unknown } | null };

/**
 * The areas of `grids.geojson` (RFC 7946).
 *
 * @param fail - Makes the error for a reason that names the feature.
 */
export function readGridAreas(value: unknown, fail: (reason: string) => Error): Area<GridId>[] {
  const features = (value as { features?: unknown } | null)?.features;
  if (!Array.isArray(features) || features.length === 0) throw fail('it is no FeatureCollection with features');
  const seen = new Set<string>();
  return features.map((feature: Feature, index) => {
    const id = gridIdOf(feature, index, fail);
    if (seen.has(id)) throw fail(`feature ${index}: gridId ${id} stands twice`);
    seen.add(id);
    const where = `feature ${index} (gridId ${id})`;
    const polygons = polygonsOf(feature, where, fail);
    const fault = faultOf(polygons);
    if (fault) throw fail(`${where}: ${fault}`);
    return { id: id as GridId, polygons };
  });
}

function gridIdOf(feature: Feature, index: number, fail: (reason: string) => Error): string {
  const properties = feature?.properties;
  const [error] = Value.Errors(GridPropertiesSchema, properties);
  if (error) throw fail(`feature ${index}: properties${error.instancePath} ${error.message}`);
  return (properties as GridProperties).gridId;
}

function polygonsOf({ geometry }: Feature, where: string, fail: (reason: string) => Error): PolygonRings[] {
  const polygons = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.coordinates;
  if ((geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') || !Array.isArray(polygons)) {
    throw fail(`${where}: its geometry is neither Polygon nor MultiPolygon`);
  }
  if (isLatitudeFirst(polygons)) throw fail(`${where}: ${LATITUDE_FIRST}`);
  if (polygons.length === 0) throw fail(`${where}: a geometry without a polygon`);
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) throw fail(`${where}: a polygon without a ring`);
    for (const ring of rings)
      if (!isRing(ring)) throw fail(`${where}: a ring that is not closed, in degrees, of four positions or more`);
  }
  return polygons as PolygonRings[];
}

/** @returns why nobody could say what lies inside. Tiny loops at corners are kept: inside them there still is one answer. */
function faultOf(polygons: readonly PolygonRings[]): string | undefined {
  const rings = polygons.flat() as unknown as readonly Ring[]; // positions were checked one by one before
  const positions = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (positions > MOST_POSITIONS) return `its outline has ${positions} positions; ${MOST_POSITIONS} are the most`;
  const { grave } = crossingsOf(rings);
  if (grave) return `its outline crosses itself near ${grave.map((degrees) => degrees.toFixed(6)).join(', ')}`;
  return rings.some((ring) => Math.abs(signedArea(ring)) < LEAST_AREA) ? 'a ring without an area' : undefined;
}
