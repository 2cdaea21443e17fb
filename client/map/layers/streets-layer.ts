import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../../core/domain/street.ts';
import type { MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';
import { widthOnGround } from '../width-on-ground.ts';

/** The source is brought by the layer of lanes, below. */
const SOURCE = 'streets';
const CLASSES: readonly StreetClass[] = ['main', 'secondary', 'bridge'];
const CASING_METERS = 5;

/** Arterials and bridges, above the water: what crosses the river, and what a place is found by. */
export const streetsLayer: MapLayer = {
  id: 'arterials',
  words: {
    'zh-CN': { name: '主次干路、桥', unit: '' },
    en: { name: 'Arterials and bridges', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: (scene) => [
      line(scene, 'arterial-casing', scene.palette['map-casing'], ['+', ['get', 'widthMeters'], CASING_METERS], 1.6),
      line(scene, 'arterials', roadColor(scene), ['get', 'widthMeters'], 1),
    ],
  },
};

function line(
  { district }: MapScene,
  id: string,
  color: string | ExpressionSpecification,
  widthMeters: ExpressionSpecification,
  leastPx: number,
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    source: SOURCE,
    filter: ['in', ['get', 'class'], ['literal', CLASSES]],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': color,
      'line-width': district ? widthOnGround(widthMeters, district.body.bbox, leastPx) : 1,
    },
  };
}

const roadColor = ({ palette }: MapScene): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  'bridge',
  palette['map-road-4'],
  'main',
  palette['map-road-3'],
  palette['map-road-2'],
];
