import type { Feature, Position } from 'geojson';
import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import type { GridCollection } from '../../store/district.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import type { MapLayer } from '../layer.ts';
import { collectionOf, placeSource } from '../place-features.ts';
import type { MapScene } from '../scene.ts';

const LINE = 'grid-selection';
const CASING = 'grid-selection-casing';
const VEIL = 'grid-veil';
/** As far as the map's projection reaches. */
const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** The grid in question, outlined whatever is selected in it; where it is the only one asked for, all around it is veiled. */
export const gridSelectionLayer: MapLayer = {
  id: 'grid-selection',
  words: {
    'zh-CN': { name: '选中的网格', unit: '' },
    en: { name: 'Selected grid', unit: '' },
  },
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [VEIL]: placeSource(veilOf(scene)) }),
    layers: (scene) => {
      const { palette } = scene;
      const line = { type: 'line', source: GRIDS_SOURCE, filter: isOutlined(scene) } as const;
      return [
        {
          id: VEIL,
          type: 'fill',
          source: VEIL,
          paint: { 'fill-color': palette['map-outside'], 'fill-antialias': false },
        },
        { ...line, id: CASING, paint: { 'line-color': palette['map-halo'], 'line-width': 6 } },
        {
          ...line,
          id: LINE,
          layout: { 'line-join': 'round' },
          paint: { 'line-color': palette.selection, 'line-width': 2.5 },
        },
      ];
    },
    update(map, scene, before) {
      if (scene.chosenGrid !== before?.chosenGrid || scene.district !== before?.district)
        map.getSource<GeoJSONSource>(VEIL)?.setData(collectionOf(veilOf(scene)));
      if (scene.selection !== before?.selection || scene.chosenGrid !== before?.chosenGrid) outline(map, scene);
    },
  },
};

function outline(map: LibreMap, scene: MapScene): void {
  for (const id of [CASING, LINE]) map.setFilter(id, isOutlined(scene));
}

function isOutlined({ selection, chosenGrid }: MapScene): ['==', ['get', 'gridId'], string] {
  const id = selection.kind === 'grid' ? selection.id : chosenGrid;
  return ['==', ['get', 'gridId'], id ?? ''];
}

/** The world with a hole in the shape of the chosen grid; nothing where none is chosen or where it has no shape. */
function veilOf({ chosenGrid, district }: MapScene): Feature[] {
  const chosen = district?.grids.features.find(({ properties }) => properties.gridId === chosenGrid);
  if (!chosen) return [];
  const coordinates = [WORLD, ...outerRings(chosen.geometry)];
  return [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }];
}

const outerRings = (geometry: GridCollection['features'][number]['geometry']) =>
  geometry.type === 'Polygon' ? [geometry.coordinates[0]] : geometry.coordinates.map(([outer]) => outer);
