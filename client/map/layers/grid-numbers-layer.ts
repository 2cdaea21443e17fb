import type { Feature } from 'geojson';
import type { GeoJSONSource } from 'maplibre-gl';
import type { GridId } from '../../../core/domain/ids.ts';
import type { GridCollection } from '../../store/district.ts';
import { FIELD_LAYERS } from '../../store/fields.ts';
import { memo } from '../../store/memo.ts';
import { MAP_FONT } from '../basemap.ts';
import { gridNumber, gridValueOf } from '../grid-words.ts';
import { isHatchTaken } from '../hatch-owner.ts';
import { labelPointOf } from '../label-points.ts';
import type { MapLayer } from '../layer.ts';
import { collectionOf, placeSource, pointFeature } from '../place-features.ts';
import { wallZoom } from '../scale.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'grid-numbers';
/** From here on a grid has room for its number. */
const FROM_ZOOM = 14;
/** Of a grid that nothing was heard of, where no hatch says so. */
const UNKNOWN = '—';

/** The measure of each grid in figures, where another field is the fill; words always, where there are too few cases. */
export const gridNumbersLayer: MapLayer = {
  id: 'grid-numbers',
  words: {
    'zh-CN': { name: '网格数值', unit: '' },
    en: { name: 'Figures of the grids', unit: '' },
  },
  shownWith: FIELD_LAYERS.choropleth,
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [SOURCE]: placeSource(features(scene)) }),
    layers: ({ palette, letterScale, symbolScale }) => [
      {
        id: 'grid-numbers',
        type: 'symbol',
        source: SOURCE,
        minzoom: wallZoom(FROM_ZOOM, symbolScale.whole),
        layout: {
          'text-field': ['get', 'text'],
          'text-font': MAP_FONT,
          'text-size': 15 * letterScale,
          'text-offset': [0, 1.2],
          'text-padding': 0,
        },
        paint: { 'text-color': palette['hue-demand'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.6 },
      },
    ],
    update(map, scene, before) {
      const isSame =
        scene.gridValues === before?.gridValues &&
        scene.fill === before.fill &&
        isHatchTaken(scene) === isHatchTaken(before) &&
        scene.district === before.district &&
        scene.language === before.language;
      if (!isSame) map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(features(scene)));
    },
  },
};

/** Where numbers stand does not change with them. */
const placesOf = memo(
  (grids: GridCollection | undefined) => [grids] as const,
  (grids) =>
    (grids?.features ?? []).map(({ properties, geometry }) => ({
      id: properties.gridId as GridId,
      at: labelPointOf(geometry).at,
    })),
);

function features(scene: MapScene): Feature[] {
  return placesOf(scene.district?.grids).flatMap(({ id, at }) => {
    const value = gridValueOf(scene, id);
    const isTold = scene.fill.kind !== 'choropleth' || (value !== 'silent' && value.kind === 'few');
    const isUnmarked = value === 'silent' && isHatchTaken(scene);
    const text = isUnmarked ? UNKNOWN : isTold ? gridNumber(scene, id) : '';
    return text === '' ? [] : [pointFeature(at, { text })];
  });
}
