import type { LineString, Polygon } from 'geojson';
import type { LonLat } from '../../core/geo/units.ts';
import type { MapFeature } from './cut-tiles.ts';
import { type Box, FAR_MAX_ZOOM } from './tile-grid.ts';

/** All around the district within reach, what a map draws a veil over, and the border itself. */
export function veilAround(outline: readonly LonLat[], reach: Box): MapFeature[] {
  const [west, south, east, north] = reach;
  const around: LonLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const veil: Polygon = { type: 'Polygon', coordinates: [around, [...outline]] };
  const border: LineString = { type: 'LineString', coordinates: [...outline] };
  return [veil, border].map((geometry) => ({
    layer: 'veil',
    minZoom: 9,
    maxZoom: FAR_MAX_ZOOM,
    box: reach,
    feature: { type: 'Feature', properties: {}, geometry },
  }));
}
