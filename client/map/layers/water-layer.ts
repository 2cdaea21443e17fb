import type { MapLayer } from '../layer.ts';
import { areaFeature, placeSource } from '../place-features.ts';

const SOURCE = 'water';

/** Rivers and lakes. They lie above every fill: the river cuts everything, visibly. */
export const waterLayer: MapLayer = {
  id: 'water',
  words: {
    'zh-CN': { name: '水系', unit: '' },
    en: { name: 'Water', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ district }) => ({
      [SOURCE]: placeSource((district?.water ?? []).map(({ name, rings }) => areaFeature(rings, { name }))),
    }),
    layers: ({ palette }) => [
      { id: 'water', type: 'fill', source: SOURCE, paint: { 'fill-color': palette['map-water'] } },
      {
        id: 'shore',
        type: 'line',
        source: SOURCE,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette['map-shore'],
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 15, 2],
        },
      },
    ],
  },
};
