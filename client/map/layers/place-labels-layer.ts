import type { SymbolLayerSpecification } from 'maplibre-gl';
import { MAP_FONT } from '../basemap.ts';
import { fromBasemapOr, inBasemap, nameIn } from '../basemap-source.ts';
import { besideSymbols } from '../label-points.ts';
import type { MapLayer } from '../layer.ts';
import { wallZoom } from '../scale.ts';
import type { MapScene } from '../scene.ts';
import { STREETS_SOURCE } from '../street-look.ts';

const words = {
  'zh-CN': { name: '地名', unit: '街道、社区、道路、水系', failed: '底图载入失败，暂用简图' },
  en: {
    name: 'Place names',
    unit: 'subdistricts, communities, streets, water',
    failed: 'base map not loaded, drawn without it',
  },
} as const;

/** Names of streets along them and of water along its course; under the symbols of the overlay, above everything else. */
export const placeLabelsLayer: MapLayer = {
  id: 'place-labels',
  isGround: true,
  words,
  legend: {
    form: 'list',
    entries: () => [],
    problem: ({ basemapHasFailed, language }) => (basemapHasFailed ? words[language].failed : undefined),
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    layers: (scene) => [...landmarkLabels(scene), streetLabels(scene), waterLabels(scene)],
  },
};

type Landmarks = {
  readonly kinds: readonly string[];
  readonly from: number;
  readonly to?: number;
  readonly sizePx: number;
};

/** Villages and hills from afar, large premises in town, schools near by. */
const LANDMARKS: Readonly<Record<string, Landmarks>> = {
  villages: { kinds: ['village'], from: 11.5, sizePx: 13 },
  peaks: { kinds: ['peak'], from: 11, sizePx: 12 },
  // Nearer by their grids carry their names.
  premises: { kinds: ['park', 'campus', 'hospital', 'industry', 'commerce'], from: 13, to: 14, sizePx: 12 },
  schools: { kinds: ['school'], from: 15.5, sizePx: 12 },
};

function landmarkLabels({ basemap, palette, letterScale, language }: MapScene): SymbolLayerSpecification[] {
  if (basemap === undefined) return [];
  return Object.entries(LANDMARKS).map(([id, { kinds, from, to = 24, sizePx }]) => ({
    id: `${id}-labels`,
    type: 'symbol',
    ...inBasemap('landmarks'),
    minzoom: from,
    maxzoom: to,
    filter: ['in', ['get', 'kind'], ['literal', kinds]],
    layout: {
      'text-field': id === 'peaks' ? ['concat', '▲\n', nameIn(language)] : nameIn(language),
      'text-font': MAP_FONT,
      'text-size': sizePx * letterScale,
      'text-max-width': 8,
      'text-padding': 6,
      ...(id !== 'peaks' && besideSymbols(1.1, 2.5)),
    },
    paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.4 },
  }));
}

function streetLabels(scene: MapScene): SymbolLayerSpecification {
  const { palette, letterScale, symbolScale } = scene;
  return {
    id: 'street-labels',
    type: 'symbol',
    ...fromBasemapOr(scene, 'streets', STREETS_SOURCE),
    minzoom: wallZoom(14.5, symbolScale.whole),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420 * letterScale,
      'text-field': nameIn(scene.language),
      'text-font': MAP_FONT,
      'text-size': 12 * letterScale,
      'text-padding': 8,
    },
    paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.4 },
  };
}

/** Along the course where the base map knows it, and in the middle of the water where not. */
function waterLabels({ basemap, palette, letterScale, language }: MapScene): SymbolLayerSpecification {
  const isAlong = basemap !== undefined;
  return {
    id: 'water-labels',
    type: 'symbol',
    ...(isAlong ? inBasemap('courses') : { source: 'water' }),
    layout: {
      'symbol-placement': isAlong ? 'line' : 'point',
      'symbol-spacing': 520 * letterScale,
      'text-field': nameIn(language),
      'text-font': MAP_FONT,
      'text-size': 15 * letterScale,
      'text-letter-spacing': language === 'en' ? 0.2 : isAlong ? 0.9 : 0.5,
    },
    paint: {
      'text-color': palette['map-label-water'],
      'text-halo-color': palette['map-water'],
      'text-halo-width': 1.2,
    },
  };
}
