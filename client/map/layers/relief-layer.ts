import type { ExpressionSpecification, FillLayerSpecification, LayerSpecification } from 'maplibre-gl';
import { FAR_SOURCE, farSource, fromAfar, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';

/** From here on lines tell of heights what light and shade do not. */
const CONTOURS_FROM = 11.5;

/** Hills in light and shade, contours, and the veil over the world beyond the border. */
export const reliefLayer: MapLayer = {
  id: 'relief',
  isGround: true,
  words: {
    'zh-CN': { name: '山地', unit: '' },
    en: { name: 'Hills', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ basemap }) => (basemap === undefined ? NO_SOURCES : { [FAR_SOURCE]: farSource(basemap) }),
    layers: (scene) => {
      const { basemap, palette } = scene;
      if (basemap === undefined) return [];
      return [
        areas('hills', ['hills'], palette['map-green']),
        areas('hill-shade', ['shade', 'deep-shade'], palette['map-shade'], SHADE_OPACITY),
        areas('hill-light', ['light', 'bright'], palette['map-lit'], SHADE_OPACITY),
        {
          id: 'contours',
          type: 'line',
          ...fromAfar('contours'),
          minzoom: CONTOURS_FROM,
          paint: {
            'line-color': palette['map-contour'],
            'line-width': 0.8,
            'line-opacity': opacityFrom(CONTOURS_FROM),
          },
        },
        ...beyond(scene),
      ];
    },
  },
};

/** From near by, where a slope is larger than the screen, contours tell more than light. */
const SHADE_OPACITY: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 11.5, 1, 14, 0.35];

const areas = (
  id: string,
  kinds: readonly string[],
  color: string,
  opacity: number | ExpressionSpecification = 1,
): FillLayerSpecification => ({
  id,
  type: 'fill',
  ...fromAfar('relief'),
  filter: ['in', ['get', 'kind'], ['literal', kinds]],
  paint: { 'fill-color': color, 'fill-opacity': opacity, 'fill-antialias': false },
});

const opacityFrom = (zoom: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  zoom,
  0,
  zoom + 1,
  1,
];

/** Rivers and lakes go on beyond the border, under a veil; the border itself is drawn over it. */
const beyond = ({ palette }: MapScene): LayerSpecification[] => [
  { id: 'beyond-water', type: 'fill', ...fromAfar('beyond'), paint: { 'fill-color': palette['map-water'] } },
  {
    id: 'veil',
    type: 'fill',
    ...fromAfar('veil'),
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette['map-outside'] },
  },
  {
    id: 'border',
    type: 'line',
    ...fromAfar('veil'),
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': palette['map-district'], 'line-width': 1.5 },
  },
];
