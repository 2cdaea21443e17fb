import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import { outlineOf } from '../../../core/geo/outline.ts';
import type { PolygonRings } from '../../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import type { GridCollection } from '../../store/district.ts';
import type { PartyUnit } from '../../store/party-units.ts';
import type { Language } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import { besideSymbols, labelPointOf } from '../label-points.ts';
import type { MapLayer } from '../layer.ts';
import { collectionOf, lineFeature, placeSource, pointFeature } from '../place-features.ts';
import type { MapScene } from '../scene.ts';

const [LINES, NAMES] = ['party-units', 'party-unit-names'];

const words = {
  'zh-CN': {
    name: '党建网',
    unit: '浏览党建网时，与业务网同一网格编码',
    outline: '党组织范围',
    counts: (groups: string, centers: string) => `党小组 ${groups} · 中心户 ${centers}`,
  },
  en: {
    name: 'Party tree',
    unit: 'while it is walked, on the key of the grids',
    outline: 'unit of the party tree',
    counts: (groups: string, centers: string) => `${groups} groups · ${centers} centers`,
  },
};

/** Where the party tree is walked: its units around their grids. Nothing else is drawn of it, and no home has a place. */
export const partyUnitsLayer: MapLayer = {
  id: LINES,
  words,
  legend: {
    form: 'list',
    entries: ({ explorer, language }) =>
      explorer.kind === 'open' && explorer.tree === 'party'
        ? [{ swatch: { kind: 'line', token: 'text-1' }, label: words[language].outline }]
        : [],
  },
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [LINES]: placeSource(outlines(scene)) }),
    layers: ({ palette }) => [
      {
        id: `${LINES}-casing`,
        type: 'line',
        source: LINES,
        paint: { 'line-color': palette['map-halo'], 'line-width': 4 },
      },
      {
        id: LINES,
        type: 'line',
        source: LINES,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette['text-1'], 'line-width': 1.5, 'line-opacity': 0.85 },
      },
    ],
    update: (map, scene, before) => tell(map, LINES, scene, before, outlines),
  },
};

/** Their names, instead of those the same ground has in the business tree, with what lies below them. */
export const partyNamesLayer: MapLayer = {
  id: NAMES,
  words,
  shownWith: LINES,
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [NAMES]: placeSource(names(scene)) }),
    layers: ({ palette, letterScale }) => [
      {
        id: NAMES,
        type: 'symbol',
        source: NAMES,
        layout: {
          'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'counts'], { 'font-scale': 0.9 }],
          'text-font': MAP_FONT,
          'text-size': 13 * letterScale,
          'text-max-width': 11,
          'text-padding': 3,
          ...besideSymbols(1, 2, 3.2),
        },
        paint: { 'text-color': palette['text-1'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.6 },
      },
    ],
    update: (map, scene, before) => tell(map, NAMES, scene, before, names),
  },
};

function tell(
  map: LibreMap,
  source: string,
  scene: MapScene,
  before: MapScene | undefined,
  features: (scene: MapScene) => Feature[],
): void {
  if (scene.partyUnits === before?.partyUnits && scene.language === before.language) return;
  map.getSource<GeoJSONSource>(source)?.setData(collectionOf(features(scene)));
}

const outlines = ({ partyUnits, district }: MapScene): Feature[] =>
  partyUnits.flatMap((unit) =>
    outlineOf(shapesOf(unit, district?.grids).flatMap(({ geometry }) => polygonsOf(geometry))).map((line) =>
      lineFeature(line, { code: unit.code }),
    ),
  );

const names = ({ partyUnits, district, language }: MapScene): Feature[] =>
  partyUnits.flatMap((unit) => {
    const middles = shapesOf(unit, district?.grids).map(({ geometry }) => labelPointOf(geometry).at);
    return middles.length === 0
      ? []
      : [pointFeature(meanOf(middles), { name: unit.name, counts: countsOf(unit, language) })];
  });

const countsOf = ({ partyGroups, centerHouseholds }: PartyUnit, language: Language) =>
  words[language].counts(String(partyGroups ?? '—'), String(centerHouseholds ?? '—'));

function shapesOf({ gridIds }: PartyUnit, grids: GridCollection | undefined) {
  const own = new Set<string>(gridIds);
  return grids?.features.filter(({ properties }) => own.has(properties.gridId)) ?? [];
}

type GridGeometry = GridCollection['features'][number]['geometry'];

const polygonsOf = (geometry: GridGeometry): readonly PolygonRings[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const meanOf = (points: readonly LonLat[]): LonLat => [
  points.reduce((sum, [lon]) => sum + lon, 0) / points.length,
  points.reduce((sum, [, lat]) => sum + lat, 0) / points.length,
];
