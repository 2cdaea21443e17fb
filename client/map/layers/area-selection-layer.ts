import type { GeoJSONSource } from 'maplibre-gl';
import type { MapLayer } from '../layer.ts';
import { collectionOf, lineFeature, placeSource } from '../place-features.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'area-selection';

/** The selected community, subdistrict or market, outlined; a grid is outlined by its own layer. */
export const areaSelectionLayer: MapLayer = {
  id: 'area-selection',
  words: {
    'zh-CN': { name: '选中的范围', unit: '' },
    en: { name: 'Selected area', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [SOURCE]: placeSource(features(scene)) }),
    layers: ({ palette }) => [
      {
        id: 'area-selection-casing',
        type: 'line',
        source: SOURCE,
        paint: { 'line-color': palette['map-halo'], 'line-width': 7 },
      },
      {
        id: 'area-selection',
        type: 'line',
        source: SOURCE,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette.selection, 'line-width': 3 },
      },
    ],
    update(map, scene, before) {
      if (scene.selectedOutline !== before?.selectedOutline)
        map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(features(scene)));
    },
  },
};

const features = ({ selectedOutline }: MapScene) => selectedOutline.map((line) => lineFeature(line));
