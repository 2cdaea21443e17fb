import { BASEMAP_SOURCE, basemapSource, inBasemap, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';

/** Blocks between the streets, and parks: the ground of the town, which tells it from the land around. */
export const landUseLayer: MapLayer = {
  id: 'land-use',
  isGround: true,
  words: {
    'zh-CN': { name: '地块、公园', unit: '' },
    en: { name: 'Blocks and parks', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ basemap }) => (basemap === undefined ? NO_SOURCES : { [BASEMAP_SOURCE]: basemapSource(basemap) }),
    layers: ({ basemap, palette }) => {
      if (basemap === undefined) return [];
      return [
        { id: 'blocks', type: 'fill', ...inBasemap('land'), paint: { 'fill-color': palette['map-block'] } },
        { id: 'parks', type: 'fill', ...inBasemap('green'), paint: { 'fill-color': palette['map-park'] } },
      ];
    },
  },
};
