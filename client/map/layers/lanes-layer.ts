import type { StreetClass } from '../../../core/domain/street.ts';
import type { MapLayer } from '../layer.ts';
import { lineFeature, placeSource } from '../place-features.ts';
import { widthOnGround } from '../width-on-ground.ts';

const SOURCE = 'streets';
/** What is walked and driven slowly: under the fill, which is about these places. */
const CLASSES: readonly StreetClass[] = ['local', 'lane', 'path'];

/** The small streets, a texture under whatever fills the map. */
export const lanesLayer: MapLayer = {
  id: 'lanes',
  words: {
    'zh-CN': { name: '支路街巷', unit: '' },
    en: { name: 'Lanes', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: ({ district }) => ({
      [SOURCE]: placeSource(
        (district?.streets ?? []).map(({ path, class: streetClass, widthMeters, name }) =>
          lineFeature(path, { class: streetClass, widthMeters, name }),
        ),
      ),
    }),
    layers: ({ palette, district }) => [
      {
        id: 'lanes',
        type: 'line',
        source: SOURCE,
        minzoom: 11.5,
        filter: ['in', ['get', 'class'], ['literal', CLASSES]],
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': ['match', ['get', 'class'], 'local', palette['map-road-2'], palette['map-road-1']],
          'line-width': district ? widthOnGround(['get', 'widthMeters'], district.body.bbox, 0.6) : 1,
        },
      },
    ],
  },
};
