import { Value } from 'typebox/value';
import { type GridProperties, GridPropertiesSchema } from '../../core/domain/district.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { Area, PolygonRings } from '../../core/geo/point-in-areas.ts';
import { isRing } from './geometry.ts';

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
    return { id: id as GridId, polygons: polygonsOf(feature, `feature ${index} (gridId ${id})`, fail) };
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
  if (polygons.length === 0) throw fail(`${where}: a geometry without a polygon`);
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) throw fail(`${where}: a polygon without a ring`);
    for (const ring of rings)
      if (!isRing(ring)) throw fail(`${where}: a ring that is not closed, in degrees, of four positions or more`);
  }
  return polygons as PolygonRings[];
}
