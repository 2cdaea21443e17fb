import { fromBasemapOr, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import { areaFeature, placeSource } from '../place-features.ts';

const SOURCE = 'water';

/** Rivers and lakes. They lie above every fill: the river cuts everything, visibly. */
export const waterLayer: MapLayer = {
  id: 'water',
  isGround: true,
  words: {
    'zh-CN': { name: '水系', unit: '' },
    en: { name: 'Water', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ district, basemap }) => {
      if (basemap !== undefined) return NO_SOURCES;
      return { [SOURCE]: placeSource((district?.water ?? []).map(({ name, rings }) => areaFeature(rings, { name }))) };
    },
    layers: (scene) => [
      {
        id: 'water',
        type: 'fill',
        ...fromBasemapOr(scene, 'water', SOURCE),
        paint: { 'fill-color': scene.palette['map-water'] },
      },
      {
        id: 'shore',
        type: 'line',
        ...fromBasemapOr(scene, 'water', SOURCE),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': scene.palette['map-shore'],
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 15, 2],
        },
      },
    ],
  },
};
