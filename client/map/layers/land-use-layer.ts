import { BASEMAP_SOURCE, basemapSource, inBasemap, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';

/** Schools, hospitals and other premises that many people go to. */
const PUBLIC_USES = ['campus', 'school', 'hospital', 'institution', 'commerce', 'market'];

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
        {
          id: 'blocks',
          type: 'fill',
          ...inBasemap('land'),
          filter: ['!=', ['get', 'use'], 'open'],
          paint: {
            'fill-color': [
              'match',
              ['get', 'use'],
              'industry',
              palette['map-industry'],
              PUBLIC_USES,
              palette['map-public'],
              palette['map-block'],
            ],
          },
        },
        { id: 'parks', type: 'fill', ...inBasemap('green'), paint: { 'fill-color': palette['map-park'] } },
      ];
    },
  },
};
