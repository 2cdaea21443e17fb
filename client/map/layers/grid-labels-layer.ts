import type { FeatureCollection, Point } from 'geojson';
import type { GridCollection } from '../../store/district.ts';
import type { Language } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import { besideSymbols, labelPointOf } from '../label-points.ts';
import type { MapLayer } from '../layer.ts';
import { nameField } from './place-names-layer.ts';

const LABELS_SOURCE = 'grid-labels';
const TEXT_PX = 12;
/** Of the text's height, the mean width of a character; ideographs take a whole one. */
const LATIN_WIDTH = 0.62;

/** A grid narrower than this has its tickets to show, not its name. */
const LEAST_SPAN_PX = 72;

/** A filter sees whole zooms only; between two of them the nearer one counts. */
const FILTER_ZOOM_STEP = 0.5;

/** Up to here the names of communities stand in their place, where there are any. */
const AFTER_COMMUNITIES = 14;

/** Names of the grids, each from the zoom on at which it fits its grid. */
export const gridLabelsLayer: MapLayer = {
  id: 'grid-labels',
  words: {
    'zh-CN': { name: '网格名称', unit: '' },
    en: { name: 'Grid names', unit: '' },
  },
  legend: { form: 'list', entries: () => [] },
  drawing: {
    kind: 'native',
    sources: ({ district, language }) => ({
      [LABELS_SOURCE]: { type: 'geojson', data: labelPoints(district?.grids, language) },
    }),
    layers: ({ palette, letterScale, partyUnits }) => [
      {
        id: 'grid-labels',
        type: 'symbol',
        source: LABELS_SOURCE,
        filter: ['>=', ['+', ['zoom'], FILTER_ZOOM_STEP - Math.log2(letterScale)], ['get', 'fromZoom']],
        layout: {
          'text-field': nameField(partyUnits),
          'text-font': MAP_FONT,
          'text-size': TEXT_PX * letterScale,
          'text-max-width': 9,
          'text-padding': 4,
          ...besideSymbols(1.1, 2.5),
          'symbol-sort-key': ['get', 'fromZoom'],
        },
        paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.2 },
      },
    ],
    update(map, { partyUnits }, before) {
      const hadUnits = (before?.partyUnits.length ?? partyUnits.length) > 0;
      if (partyUnits.length > 0 !== hadUnits) map.setLayoutProperty('grid-labels', 'text-field', nameField(partyUnits));
    },
  },
};

type LabelProperties = { name: string; fromZoom: number };

function labelPoints(grids: GridCollection | undefined, language: Language): FeatureCollection<Point, LabelProperties> {
  const features = (grids?.features ?? []).map(({ properties: { communityName, ...own }, geometry }) => {
    const name = (language === 'en' && own.nameEn) || own.name;
    const { at, spanDegrees } = labelPointOf(geometry);
    return {
      type: 'Feature' as const,
      properties: { name, fromZoom: Math.max(zoomToFit(name, spanDegrees), communityName ? AFTER_COMMUNITIES : 0) },
      geometry: { type: 'Point' as const, coordinates: at },
    };
  });
  return { type: 'FeatureCollection', features };
}

/** A world of 512 px at zoom 0 spans 360°. Long names may break into two lines, so half of them has to fit. */
export function zoomToFit(name: string, spanDegrees: number): number {
  const width = [...name].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 ? LATIN_WIDTH : 1), 0);
  const neededPx = Math.max(LEAST_SPAN_PX, TEXT_PX * Math.min(width, Math.max(width / 2, 5)) + 6);
  return Math.log2((neededPx * 360) / (512 * Math.max(spanDegrees, 1e-6)));
}
