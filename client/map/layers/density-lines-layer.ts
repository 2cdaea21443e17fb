import type { Feature } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl';
import { FIELD_LAYERS } from '../../store/fields.ts';
import { MAP_FONT } from '../basemap.ts';
import type { MapLayer } from '../layer.ts';
import { collectionOf, lineFeature, placeSource, pointFeature } from '../place-features.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'density-lines';

/** Lines of equal density, each with its number on it: what the density steps down to where something else is the fill. */
export const densityLinesLayer: MapLayer = {
  id: 'density-lines',
  words: {
    'zh-CN': { name: '诉求密度等值线', unit: '件/km²' },
    en: { name: 'Lines of ticket density', unit: 'tickets/km²' },
  },
  shownWith: FIELD_LAYERS.density,
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [SOURCE]: placeSource(features(scene)) }),
    layers: (scene) => {
      const { palette, letterScale } = scene;
      return [
        {
          id: 'density-lines',
          type: 'line',
          source: SOURCE,
          filter: ['==', ['geometry-type'], 'LineString'],
          layout: { 'line-join': 'round' },
          paint: { 'line-color': palette['hue-demand'], 'line-width': widths, 'line-opacity': 0.9 },
        },
        {
          id: 'density-numbers',
          type: 'symbol',
          source: SOURCE,
          filter: ['==', ['geometry-type'], 'Point'],
          layout: {
            'text-field': ['to-string', ['get', 'level']],
            'text-font': MAP_FONT,
            'text-size': 12 * letterScale,
            'text-padding': 6,
            'symbol-sort-key': ['-', 0, ['get', 'level']],
          },
          paint: { 'text-color': palette['hue-demand'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 2 },
        },
      ];
    },
    update(map, scene, before) {
      if (scene.density === before?.density && scene.fill === before?.fill) return;
      map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(features(scene)));
    },
  },
};

/** Wider the higher the level, since one hue has no other way to say it. */
const widths: ExpressionSpecification = ['interpolate', ['linear'], ['get', 'step'], 1, 1.1, 5, 3];

function features({ density, fill }: MapScene): Feature[] {
  if (!density || fill.kind === 'density') return [];
  return density.lines.flatMap(({ level, path, labelAt }) => {
    const properties = { level, step: density.steps.indexOf(level) };
    return [lineFeature(path, properties), pointFeature(labelAt, properties)];
  });
}
