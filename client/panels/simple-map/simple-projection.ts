import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { BoundingBox, LonLat } from '../../../core/geo/units.ts';

/** Of the longer side; the picture is scaled by the page. */
const SIDE = 1_000;
const MARGIN = 24;

export type Projection = {
  readonly width: number;
  readonly height: number;
  point(position: LonLat | Position): [x: number, y: number];
  /** SVG path of a line. */
  line(path: readonly (LonLat | Position)[]): string;
  /** SVG path of an area, to a tenth of a unit. */
  path(geometry: Polygon | MultiPolygon): string;
};

/** A flat picture of a box: true to scale at its middle latitude, which is good enough for a city. */
export function projectionOf([west, south, east, north]: BoundingBox): Projection {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = (east - west) * narrowing;
  const spanY = north - south;
  const unit = (SIDE - 2 * MARGIN) / Math.max(spanX, spanY);
  const point = ([lon, lat]: LonLat | Position): [number, number] => [
    MARGIN + (lon - west) * narrowing * unit,
    MARGIN + (north - lat) * unit,
  ];
  const line = (positions: readonly (LonLat | Position)[]) =>
    `M${positions
      .map((at) =>
        point(at)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L')}`;
  const ringPath = (ring: Position[]) => `${line(ring)}Z`;
  return {
    width: spanX * unit + 2 * MARGIN,
    height: spanY * unit + 2 * MARGIN,
    point,
    line,
    path: (geometry) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat().map(ringPath).join(''),
  };
}
