import type { LineLayerSpecification } from 'maplibre-gl';
import type { StreetClass } from '../../../core/domain/street.ts';
import { fromBasemapOr, NO_SOURCES } from '../basemap-source.ts';
import type { MapLayer } from '../layer.ts';
import type { PaletteToken } from '../palette.ts';
import { lineFeature, placeSource } from '../place-features.ts';
import type { MapScene } from '../scene.ts';
import { firstZoomOf, STREETS_SOURCE, streetOpacity } from '../street-look.ts';
import { widthOnGround } from '../width-on-ground.ts';

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
      line(scene, 'lanes', ['lane', 'path'], 'map-road-1'),
      line(scene, 'local-streets', ['local'], 'map-road-2'),
    ],
  },
};

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
