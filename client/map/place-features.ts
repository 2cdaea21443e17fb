import type { Feature, FeatureCollection, LineString, Point, Polygon } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import type { LonLat } from '../../core/geo/units.ts';

type Properties = Readonly<Record<string, string | number>>;

/** A source of places; `tolerance` keeps small shapes as they are. */
export function placeSource(features: readonly Feature[]): GeoJSONSourceSpecification {
  return { type: 'geojson', data: collectionOf(features), tolerance: 0.2 };
}

export function collectionOf(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

export function lineFeature(path: readonly LonLat[], properties: Properties = {}): Feature<LineString> {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates: [...path] } };
}

export function areaFeature(rings: readonly (readonly LonLat[])[], properties: Properties = {}): Feature<Polygon> {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings.map((ring) => [...ring]) } };
}

export function pointFeature(position: LonLat, properties: Properties = {}): Feature<Point> {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: position } };
}
