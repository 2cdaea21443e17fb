import { MAP_FONT } from '../basemap.ts';
import type { MapLayer } from '../layer.ts';
import { STREETS_SOURCE } from '../street-look.ts';

/** Names of streets along them and of water along its middle; under the symbols of the overlay, above everything else. */
export const placeLabelsLayer: MapLayer = {
  id: 'place-labels',
  words: {
    'zh-CN': { name: '地名', unit: '街道、社区、道路、水系' },
    en: { name: 'Place names', unit: 'subdistricts, communities, streets, water' },
  },
  legend: { form: 'list', entries: () => [] },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: ({ palette, letterScale }) => [
      {
        id: 'street-labels',
        type: 'symbol',
        source: STREETS_SOURCE,
        minzoom: 14.5,
        layout: {
          'symbol-placement': 'line',
          'symbol-spacing': 420 * letterScale,
          'text-field': ['get', 'name'],
          'text-font': MAP_FONT,
          'text-size': 12 * letterScale,
          'text-padding': 8,
        },
        paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.4 },
      },
      {
        id: 'water-labels',
        type: 'symbol',
        source: 'water',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': MAP_FONT,
          'text-size': 15 * letterScale,
          'text-letter-spacing': 0.5,
        },
        paint: {
          'text-color': palette['map-label-water'],
          'text-halo-color': palette['map-water'],
          'text-halo-width': 1.2,
        },
      },
    ],
  },
};
