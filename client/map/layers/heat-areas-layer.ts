import { NOTHING_SELECTED } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import type { MapLayer } from '../layer.ts';
import { areaFeature, placeSource } from '../place-features.ts';
import { placeLegend } from '../place-legend.ts';

const SOURCE = 'heat-areas';

const words = {
  'zh-CN': { name: '换热站供热范围', unit: '供热工单按此聚集', outline: '供热范围' },
  en: { name: 'Heat-exchange areas', unit: 'where cold rooms gather', outline: 'area served' },
};

/** What each heat-exchange station serves. Cold rooms gather by these and not by grids. */
export const heatAreasLayer: MapLayer = {
  id: 'heat-areas',
  needs: 'heatAreas',
  words,
  isOffAtFirst: true,
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ heatAreas }) => heatAreas,
      ({ language }) => [{ swatch: { kind: 'line', token: 'text-3' }, label: words[language].outline }],
    ),
  },
  drawing: {
    kind: 'native',
    sources: ({ district }) => ({
      [SOURCE]: placeSource((district?.heatAreas ?? []).map(({ name, rings }) => areaFeature(rings, { name }))),
    }),
    layers: ({ palette, letterScale }) => [
      // A line is hard to hit, so a wider one without color answers for it.
      { id: 'heat-areas-reach', type: 'line', source: SOURCE, paint: { 'line-width': 12, 'line-opacity': 0 } },
      {
        id: 'heat-areas',
        type: 'line',
        source: SOURCE,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette['text-3'], 'line-width': 1.8, 'line-dasharray': [5, 2, 1, 2] },
      },
      {
        id: 'heat-area-labels',
        type: 'symbol',
        source: SOURCE,
        minzoom: 12,
        layout: { 'text-field': ['get', 'name'], 'text-font': MAP_FONT, 'text-size': 12 * letterScale },
        paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.4 },
      },
    ],
    pickable: ['heat-areas-reach'],
  },
  pick: (feature) => ({
    selection: NOTHING_SELECTED,
    tooltip: { title: (feature as { properties: { name: string } }).properties.name, lines: [] },
  }),
};
