import type { ExpressionSpecification } from 'maplibre-gl';
import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';
import type { BoundingBox } from '../../core/geo/units.ts';

/** Zooms between which a width is drawn; the first is farther out than any district is seen from. */
const FAR = 8;
const NEAR = 20;

type Width = number | ExpressionSpecification;

/**
 * A line as wide as something is on the ground, at any zoom.
 *
 * @param leastPx - Where it would be thinner, it is drawn so thick: a street has to be seen from afar as well. May depend
 *   on the zoom, since from farther out less room is left for it.
 */
export function widthOnGround(
  widthMeters: Width,
  bbox: BoundingBox,
  leastPx: number | ((zoom: number) => Width),
): ExpressionSpecification {
  const lat = (((bbox[1] + bbox[3]) / 2) * Math.PI) / 180;
  const leastAt = typeof leastPx === 'number' ? () => leastPx : leastPx;
  const pxAt = (zoom: number): ExpressionSpecification => [
    'max',
    leastAt(zoom),
    ['*', widthMeters, (512 * 2 ** zoom) / (2 * Math.PI * EARTH_RADIUS_METERS * Math.cos(lat))],
  ];
  const stops = Array.from({ length: NEAR - FAR + 1 }, (_, i) => FAR + i).flatMap((zoom) => [zoom, pxAt(zoom)]);
  return ['interpolate', ['exponential', 2], ['zoom'], ...stops] as unknown as ExpressionSpecification; // the type of a pair cannot be told to flatMap
}
