import type { Map as LibreMap, StyleSpecification } from 'maplibre-gl';
import { hasForeignGround } from '../store/basemap.ts';
import { GRIDS_SOURCE, gridsSource } from './grid-source.ts';
import { ownPictures } from './own-ground.ts';
import type { MapScene } from './scene.ts';

type BaseScene = Pick<MapScene, 'district' | 'palette' | 'theme' | 'ownBasemap'>;

/** CSS families of every text on the map, drawn from the shipped fonts; there is no glyph server. */
export const MAP_FONT = ['Inter', 'Noto Sans SC'];

/** The areas of the district, whatever is drawn over them: what a click on the map hits. */
export const LAND_LAYER = 'land';

/**
 * The ground everything stands on, from the tokens of the theme: land, and the quiet world beyond the district.
 * The line around the district lies under its land, so that only the outer half of it is seen and no inner border is.
 */
export function baseStyle({ district, palette, theme, ownBasemap }: BaseScene): StyleSpecification {
  const pictures = ownPictures(ownBasemap, theme);
  return {
    version: 8,
    sources: { ...pictures.sources, [GRIDS_SOURCE]: gridsSource(district?.grids) },
    layers: [
      { id: 'outside', type: 'background', paint: { 'background-color': palette['map-ground'] } },
      ...pictures.layers,
      {
        id: 'district-line',
        type: 'line',
        source: GRIDS_SOURCE,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette['map-district'], 'line-width': 3 },
      },
      {
        id: LAND_LAYER,
        type: 'fill',
        source: GRIDS_SOURCE,
        // still there under a map of the operator's, which it lets through: it is what a pointer hits
        paint: { 'fill-color': palette['map-land'], 'fill-opacity': hasForeignGround(ownBasemap) ? 0 : 1 },
      },
    ],
  };
}

/** Give the map its ground: our own, or a style of the operator's with ours over all of it but its background. */
export function setGround(map: LibreMap, scene: BaseScene): void {
  const ours = baseStyle(scene);
  const { ownBasemap: own } = scene;
  if (own?.kind !== 'style') {
    map.setStyle(ours, { diff: false });
    return;
  }
  map.setStyle(own.url, {
    diff: false,
    transformStyle: (_, theirs) => ({
      ...theirs,
      sources: { ...theirs.sources, ...ours.sources },
      layers: [...theirs.layers, ...ours.layers.filter(({ type }) => type !== 'background')],
    }),
  });
}
