import type { ExpressionSpecification, LineLayerSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../../core/domain/street.ts';
import { fromBasemapOr, inBasemap, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import type { PaletteToken } from '../palette.ts';
import { lineFeature, placeSource } from '../place-features.ts';
import type { MapScene } from '../scene.ts';
import { firstZoomOf, STREETS_SOURCE, streetOpacity } from '../street-look.ts';
import { widthOnGround } from '../width-on-ground.ts';

/** A way inside an estate, from curb to curb. */
const WAY_METERS = 3;
const STEPS_FROM = 15;
const GATES_FROM = 16;

/** The small streets, what is walked and driven slowly: a texture under the fill, which is about these places. */
export const lanesLayer: MapLayer = {
  id: 'lanes',
  isGround: true,
  words: {
    'zh-CN': { name: '支路街巷', unit: '' },
    en: { name: 'Lanes', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ district, basemap }) => {
      if (basemap !== undefined) return NO_SOURCES;
      const runs = (district?.streets ?? []).map(({ path, class: streetClass, widthMeters, name }) =>
        lineFeature(path, { class: streetClass, widthMeters, name }),
      );
      return { [STREETS_SOURCE]: placeSource(runs) };
    },
    layers: (scene) => [
      ...ways(scene),
      line(scene, 'lanes', ['lane', 'path'], 'map-road-1'),
      line(scene, 'local-streets', ['local'], 'map-road-2'),
    ],
  },
};

/** Ways inside estates, steps and gates, which only a base map knows. */
function ways({ basemap, district, palette }: MapScene): LineLayerSpecification[] {
  if (basemap === undefined || !district) return [];
  const { bbox } = district.body;
  const appearing: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 14, 0, 15, 1];
  return [
    {
      id: 'ways',
      type: 'line',
      ...inBasemap('ways'),
      minzoom: 14,
      filter: ['==', ['get', 'kind'], 'lane'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette['map-road-1'],
        'line-opacity': appearing,
        'line-width': widthOnGround(WAY_METERS, bbox, 0.5),
      },
    },
    {
      id: 'steps',
      type: 'line',
      ...inBasemap('ways'),
      minzoom: STEPS_FROM,
      filter: ['==', ['get', 'kind'], 'steps'],
      paint: {
        'line-color': palette['map-road-3'],
        'line-width': widthOnGround(WAY_METERS, bbox, 2.5),
        'line-dasharray': [0.35, 0.35],
      },
    },
    {
      id: 'gates',
      type: 'line',
      ...inBasemap('gates'),
      minzoom: GATES_FROM,
      layout: { 'line-cap': 'butt' },
      paint: { 'line-color': palette['map-label'], 'line-opacity': 0.55, 'line-width': 1.6 },
    },
  ];
}

function line(
  scene: MapScene,
  id: string,
  classes: readonly StreetClass[],
  token: PaletteToken,
): LineLayerSpecification {
  const { palette, district } = scene;
  return {
    id,
    type: 'line',
    ...fromBasemapOr(scene, 'streets', STREETS_SOURCE),
    minzoom: firstZoomOf(classes[0]),
    filter: ['in', ['get', 'class'], ['literal', classes]],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette[token],
      'line-opacity': streetOpacity(classes),
      'line-width': district ? widthOnGround(['get', 'widthMeters'], district.body.bbox, 0.8) : 1,
    },
  };
}
