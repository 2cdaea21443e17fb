import type { ExpressionSpecification, FillLayerSpecification } from 'maplibre-gl';
import { inBasemap } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import { darkerBy } from '../palette.ts';
import type { MapScene } from '../scene.ts';

const FIRST_ZOOM = 12;
/** Comes in over so many zooms, and does not jump out of the ground. */
const FADE_ZOOM = 1;
/** What everybody goes to, and finds the way by. */
const PUBLIC_KINDS = ['school', 'kindergarten', 'hospital', 'market', 'campus', 'station'];

const words = {
  'zh-CN': { name: '建筑', unit: '' },
  en: { name: 'Buildings', unit: '' },
} as const;

/** Under every fill: on a dark ground, where light lies over them. */
export const buildingsLayer = buildingsOn('buildings', 'dark', ({ palette }) => [
  palette['map-building'],
  palette['map-building-public'],
]);

/** Over the fill, as if printed on it: on paper. A shade of black over a color multiplies it. */
export const printedBuildingsLayer = buildingsOn('buildings-printed', 'light', ({ palette }) => [
  darkerBy(palette['map-land'], palette['map-building']),
  darkerBy(palette['map-land'], palette['map-building-public']),
]);

const isLight = ({ theme }: MapScene) => theme === 'light';

type Colors = readonly [usual: string, ofPublic: string];

function buildingsOn(id: string, ground: 'dark' | 'light', colorsOf: (scene: MapScene) => Colors): MapLayer {
  return {
    id,
    isGround: true,
    words,
    drawing: {
      kind: 'native',
      sources: () => ({}),
      layers: (scene) =>
        scene.basemap === undefined || isLight(scene) !== (ground === 'light')
          ? []
          : [buildings(id, ...colorsOf(scene))],
    },
  };
}

function buildings(id: string, color: string, publicColor: string): FillLayerSpecification {
  const byKind: ExpressionSpecification = ['match', ['get', 'kind'], PUBLIC_KINDS, publicColor, color];
  return {
    id,
    type: 'fill',
    ...inBasemap('buildings'),
    minzoom: FIRST_ZOOM,
    paint: {
      'fill-color': byKind,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], FIRST_ZOOM, 0.4, FIRST_ZOOM + FADE_ZOOM, 1],
    },
  };
}
