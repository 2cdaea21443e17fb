import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../../core/domain/street.ts';
import { fromBasemapOr, inBasemap } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';
import { leastWidthPx, STREETS_SOURCE, streetOpacity } from '../street-look.ts';
import { widthOnGround } from '../width-on-ground.ts';

const ARTERIALS: readonly StreetClass[] = ['main', 'secondary'];
const BRIDGES: readonly StreetClass[] = ['bridge'];
const FOOTBRIDGES_FROM = 15;
const DAM_METERS: ExpressionSpecification = ['get', 'widthMeters'];

/** Arterials and bridges, above the water: what crosses the river, and what a place is found by. */
export const streetsLayer: MapLayer = {
  id: 'arterials',
  isGround: true,
  words: {
    'zh-CN': { name: '主次干路、桥', unit: '' },
    en: { name: 'Arterials and bridges', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: (scene) => {
      const { palette } = scene;
      return [
        line(scene, 'arterial-casing', ARTERIALS, palette['map-casing'], CASING),
        line(scene, 'arterials', ARTERIALS, roadColor(scene), ROAD),
        line(scene, 'bridge-casing', BRIDGES, palette['map-shore'], CASING),
        line(scene, 'bridges', BRIDGES, palette['map-road-4'], ROAD),
        ...structures(scene),
      ];
    },
  },
};

/** Dams, and bridges for feet over streets, which only a base map knows. */
function structures({ basemap, district, palette }: MapScene): LineLayerSpecification[] {
  if (basemap === undefined || !district) return [];
  const { bbox } = district.body;
  const footbridge: Pick<LineLayerSpecification, 'type' | 'source' | 'source-layer' | 'minzoom' | 'filter'> = {
    type: 'line',
    ...inBasemap('ways'),
    minzoom: FOOTBRIDGES_FROM,
    filter: ['==', ['get', 'kind'], 'footbridge'],
  };
  const dam = { type: 'line', ...inBasemap('structures') } as const;
  return [
    {
      id: 'dam-casing',
      ...dam,
      paint: { 'line-color': palette['map-shore'], 'line-width': widthOnGround(['+', DAM_METERS, 10], bbox, 3) },
    },
    {
      id: 'dams',
      ...dam,
      paint: { 'line-color': palette['map-road-4'], 'line-width': widthOnGround(DAM_METERS, bbox, 1.4) },
    },
    {
      id: 'footbridge-casing',
      ...footbridge,
      paint: { 'line-color': palette['map-casing'], 'line-width': widthOnGround(7, bbox, 3.6) },
    },
    {
      id: 'footbridges',
      ...footbridge,
      paint: { 'line-color': palette['map-road-4'], 'line-width': widthOnGround(4, bbox, 1.8) },
    },
  ];
}

type Form = { readonly extraMeters: number; readonly extraPx: number };
const ROAD: Form = { extraMeters: 0, extraPx: 0 };
const CASING: Form = { extraMeters: 5, extraPx: 1.4 };

function line(
  scene: MapScene,
  id: string,
  classes: readonly StreetClass[],
  color: string | ExpressionSpecification,
  { extraMeters, extraPx }: Form,
): LineLayerSpecification {
  const { district } = scene;
  const width: ExpressionSpecification = ['+', ['get', 'widthMeters'], extraMeters];
  return {
    id,
    type: 'line',
    ...fromBasemapOr(scene, 'streets', STREETS_SOURCE),
    filter: ['in', ['get', 'class'], ['literal', classes]],
    // Cut off and not rounded: a bridge ends where its street takes over.
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': color,
      'line-opacity': streetOpacity(classes),
      'line-width': district ? widthOnGround(width, district.body.bbox, leastWidthPx(extraPx)) : 1,
    },
  };
}

const roadColor = ({ palette }: MapScene): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  'main',
  palette['map-road-3'],
  palette['map-road-2'],
];
