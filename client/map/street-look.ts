import type { ExpressionSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../core/domain/street.ts';

/** Brought by the layer of lanes, the lowest that draws streets. */
export const STREETS_SOURCE = 'streets';

/** From which zoom on a class of streets is drawn whole: the wider it is, the farther out one finds the way by it. */
export const STREET_ZOOM: Readonly<Record<StreetClass, number>> = {
  bridge: 10,
  main: 10,
  secondary: 11.75,
  local: 13.5,
  lane: 15,
  path: 15,
};
/** A class comes in over so many zooms, and does not jump out of the ground. */
const FADE_ZOOM = 0.75;

export const firstZoomOf = (streetClass: StreetClass): number => STREET_ZOOM[streetClass] - FADE_ZOOM;

/** Opacity of streets of several classes, each from its own zoom on. */
export function streetOpacity(classes: readonly StreetClass[]): ExpressionSpecification {
  const zooms = [...new Set(classes.flatMap((one) => [firstZoomOf(one), STREET_ZOOM[one]]))].sort((a, b) => a - b);
  const at = (zoom: number) => [
    'match',
    ['get', 'class'],
    ...classes.flatMap((one) => [one, Math.min(1, Math.max(0, (zoom - firstZoomOf(one)) / FADE_ZOOM))]),
    0,
  ];
  const stops = zooms.flatMap((zoom) => [zoom, at(zoom)]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification; // the type of a pair cannot be told to flatMap
}

/** No thinner than this, so that a street still reads as one from afar and a main street as a main one. */
export const leastWidthPx =
  (extraPx: number) =>
  (zoom: number): ExpressionSpecification => {
    const near = Math.min(1, Math.max(0, (zoom - 10) / 4));
    return ['match', ['get', 'class'], ['main', 'bridge'], 1.6 + 2.2 * near + extraPx, 0.6 + 1.4 * near + extraPx];
  };
