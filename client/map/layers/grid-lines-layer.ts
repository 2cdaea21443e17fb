import { GRIDS_SOURCE } from '../grid-source.ts';
import type { MapLayer } from '../layer.ts';

/** Borders between the grids: hairlines, so that a street still reads as a street. */
export const gridLinesLayer: MapLayer = {
  id: 'grid-lines',
  words: {
    'zh-CN': { name: '网格边界', unit: '' },
    en: { name: 'Grid borders', unit: '' },
  },
  legend: { form: 'list', entries: () => [] },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: ({ palette }) => [
      {
        id: 'grid-lines',
        type: 'line',
        source: GRIDS_SOURCE,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette['map-grid'],
          'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 16, 1],
        },
      },
    ],
  },
};
