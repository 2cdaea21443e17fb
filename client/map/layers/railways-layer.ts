import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl';
import { inBasemap } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';
import { leastWidthPx } from '../street-look.ts';
import { widthOnGround } from '../width-on-ground.ts';

const RAILWAY_PX: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 1.2, 14, 2.4, 18, 6];
const GAPS_PX: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 10, 0.5, 14, 1.2, 18, 4];
/** The gaps between the sleepers are told apart from here on. */
const GAPS_FROM_ZOOM = 13;
const ELEVATED_METERS = 18;

/** Railways, over the river and under the streets that cross them. */
export const railwaysLayer: MapLayer = {
  id: 'railways',
  isGround: true,
  words: {
    'zh-CN': { name: '铁路', unit: '' },
    en: { name: 'Railways', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: ({ basemap, palette }) => {
      if (basemap === undefined) return [];
      const railway = { type: 'line', ...inBasemap('railways'), filter: ofKind('railway') } as const;
      return [
        { id: 'railways', ...railway, paint: { 'line-color': palette['map-rail'], 'line-width': RAILWAY_PX } },
        {
          id: 'railway-gaps',
          ...railway,
          minzoom: GAPS_FROM_ZOOM,
          paint: { 'line-color': palette['map-land'], 'line-width': GAPS_PX, 'line-dasharray': [6, 6] },
        },
      ];
    },
  },
};

/** Roads on pillars, over all others: what stands above a street hides it. */
export const elevatedRoadsLayer: MapLayer = {
  id: 'elevated-roads',
  isGround: true,
  words: {
    'zh-CN': { name: '高架路', unit: '' },
    en: { name: 'Elevated roads', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: (scene) => {
      const { basemap, palette } = scene;
      if (basemap === undefined) return [];
      return [
        elevated(scene, 'elevated-casing', palette['map-casing'], { extraMeters: 6, extraPx: 2 }),
        elevated(scene, 'elevated-roads', palette['map-road-4'], { extraMeters: 0, extraPx: 0.4 }),
      ];
    },
  },
};

function elevated(
  { district }: MapScene,
  id: string,
  color: string,
  { extraMeters, extraPx }: { extraMeters: number; extraPx: number },
): LineLayerSpecification {
  return {
    id,
    type: 'line',
    ...inBasemap('railways'),
    filter: ofKind('elevated'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color,
      'line-width': district
        ? widthOnGround(ELEVATED_METERS + extraMeters, district.body.bbox, leastWidthPx(extraPx))
        : 1,
    },
  };
}

const ofKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
