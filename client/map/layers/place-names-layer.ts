import type { Feature } from 'geojson';
import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LonLat } from '../../../core/geo/units.ts';
import type { GridCollection } from '../../store/district.ts';
import type { PartyUnit } from '../../store/party-units.ts';
import type { Language } from '../../store/view.ts';
import { MAP_FONT } from '../basemap.ts';
import { besideSymbols, labelPointOf } from '../label-points.ts';
import type { MapLayer } from '../layer.ts';
import { placeSource, pointFeature } from '../place-features.ts';
import { wallZoom } from '../scale.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'place-names';
/** Subdistricts are told from afar, communities from nearer by, and then the grids themselves. */
const COMMUNITIES_FROM = 12.5;
const GRIDS_FROM = 14;

type Kind = 'subdistrict' | 'community';

/** Names of subdistricts, then of communities, each in the middle of its grids; none where the district names none. */
export const placeNamesLayer: MapLayer = {
  id: 'place-names',
  words: {
    'zh-CN': { name: '街道、社区名称', unit: '' },
    en: { name: 'Names of subdistricts and communities', unit: '' },
  },
  shownWith: 'place-labels',
  drawing: {
    kind: 'native',
    sources: ({ district, language }) => ({ [SOURCE]: placeSource(namedPlaces(district?.grids, language)) }),
    layers: (scene) => {
      const [communities, grids] = [COMMUNITIES_FROM, GRIDS_FROM].map((at) => wallZoom(at, scene.symbolScale.whole));
      return [
        { ...names(scene, 'subdistrict', 17), maxzoom: communities },
        { ...names(scene, 'community', 15), minzoom: communities, maxzoom: grids },
      ];
    },
    update(map, { partyUnits }, before) {
      const hadUnits = (before?.partyUnits.length ?? partyUnits.length) > 0;
      if (partyUnits.length > 0 === hadUnits) return;
      for (const kind of ['subdistrict', 'community'])
        map.setLayoutProperty(`${kind}-names`, 'text-field', nameField(partyUnits));
    },
  },
};

/** The ground has one name: that of the party tree while it is walked. */
export const nameField = (partyUnits: readonly PartyUnit[]): ExpressionSpecification | '' =>
  partyUnits.length > 0 ? '' : ['get', 'name'];

function names({ palette, letterScale, partyUnits }: MapScene, kind: Kind, sizePx: number): SymbolLayerSpecification {
  return {
    id: `${kind}-names`,
    type: 'symbol',
    source: SOURCE,
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      'text-field': nameField(partyUnits),
      'text-font': MAP_FONT,
      'text-size': sizePx * letterScale,
      'text-letter-spacing': 0.08,
      'text-padding': 6,
      ...besideSymbols(1.1, 2.5),
    },
    paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.6 },
  };
}

/** A point for each name, at the mean of the middles of its grids. */
export function namedPlaces(grids: GridCollection | undefined, language: Language = 'zh-CN'): Feature[] {
  const places = new Map<string, { kind: Kind; name: string; middles: LonLat[] }>();
  for (const { properties, geometry } of grids?.features ?? []) {
    const { at } = labelPointOf(geometry);
    for (const kind of ['subdistrict', 'community'] as const) {
      const ownName = properties[`${kind}Name`];
      if (ownName === undefined) continue;
      const name = (language === 'en' && properties[`${kind}NameEn`]) || ownName;
      const place = places.get(`${kind} ${ownName}`);
      if (place) place.middles.push(at);
      else places.set(`${kind} ${ownName}`, { kind, name, middles: [at] });
    }
  }
  return [...places.values()].map(({ kind, name, middles }) => pointFeature(meanOf(middles), { kind, name }));
}

const meanOf = (points: readonly LonLat[]): LonLat => [
  points.reduce((sum, [lon]) => sum + lon, 0) / points.length,
  points.reduce((sum, [, lat]) => sum + lat, 0) / points.length,
];
