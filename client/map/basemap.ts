import type { StyleSpecification } from 'maplibre-gl';
import { GRIDS_SOURCE, gridsSource } from './grid-source.ts';
import type { MapScene } from './scene.ts';

/** CSS families of every text on the map, drawn from the shipped fonts; there is no glyph server. */
export const MAP_FONT = ['Inter', 'Noto Sans SC'];

/** The areas of the district, whatever is drawn over them: what a click on the map hits. */
export const LAND_LAYER = 'land';

/**
 * The ground everything stands on, from the tokens of the theme: land, and the quiet world beyond the district.
 * The line around the district lies under its land, so that only the outer half of it is seen and no inner border is.
 */
export function baseStyle({ district, palette }: Pick<MapScene, 'district' | 'palette'>): StyleSpecification {
  return {
    version: 8,
    sources: { [GRIDS_SOURCE]: gridsSource(district?.grids) },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': palette['map-ground'] } },
      {
        id: 'district-line',
        type: 'line',
        source: GRIDS_SOURCE,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette['map-district'], 'line-width': 3 },
      },
      { id: LAND_LAYER, type: 'fill', source: GRIDS_SOURCE, paint: { 'fill-color': palette['map-land'] } },
    ],
  };
}
