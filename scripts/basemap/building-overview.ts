import type { Polygon, Position } from 'geojson';
import type { LonLat } from '../../core/geo/units.ts';
import type { MapFeature } from './cut-tiles.ts';
import { boxAround } from './tile-grid.ts';

/** From here on buildings are told with their height. */
const DETAIL_ZOOM = 14;
const FIRST_ZOOM = 12;
/** Square meters: a smaller building is not seen at the first zoom level. */
const LEAST_AREA = 110;
/** Degrees; about 800 m. */
const SQUARE = 0.0075;
const METERS_PER_DEGREE = 111_195;

/**
 * Features with the buildings in groups: those of one kind and height in a square are one feature, for there are many, and
 * each takes room of its own in a tile.
 */
export function withOverview(features: readonly MapFeature[]): MapFeature[] {
  const buildings = features.filter(({ layer }) => layer === 'buildings');
  const others = features.filter(({ layer }) => layer !== 'buildings');
  return [
    ...others,
    ...groupsOf(
      buildings.filter(({ box }) => areaOf(box) >= LEAST_AREA),
      ({ kind }) => ({ kind }),
      { minZoom: FIRST_ZOOM, maxZoom: FIRST_ZOOM },
    ),
    ...groupsOf(buildings, ({ kind }) => ({ kind }), { minZoom: FIRST_ZOOM + 1, maxZoom: DETAIL_ZOOM - 1 }),
    ...groupsOf(buildings, (properties) => properties, { minZoom: DETAIL_ZOOM }),
  ];
}

type Told = Readonly<Record<string, unknown>>;
type Zooms = Pick<MapFeature, 'minZoom' | 'maxZoom'>;

function groupsOf(buildings: readonly MapFeature[], tell: (properties: Told) => Told, zooms: Zooms): MapFeature[] {
  const groups = new Map<string, { told: Told; members: MapFeature[] }>();
  for (const building of buildings) {
    const told = tell(building.feature.properties ?? {});
    const [west, south] = building.box;
    const key = `${Object.values(told).join(' ')} ${Math.floor(west / SQUARE)} ${Math.floor(south / SQUARE)}`;
    const group = groups.get(key);
    if (group) group.members.push(building);
    else groups.set(key, { told, members: [building] });
  }
  return [...groups.values()].map(({ told, members }) => together(members, told, zooms));
}

function together(members: readonly MapFeature[], properties: Told, zooms: Zooms): MapFeature {
  const coordinates = members.flatMap(({ feature: { geometry } }): Position[][][] =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : [(geometry as Polygon).coordinates],
  );
  const corners = members.flatMap(({ box: [west, south, east, north] }): LonLat[] => [
    [west, south],
    [east, north],
  ]);
  const geometry = { type: 'MultiPolygon' as const, coordinates };
  return { layer: 'buildings', ...zooms, box: boxAround(corners), feature: { type: 'Feature', properties, geometry } };
}

const areaOf = ([west, south, east, north]: MapFeature['box']) =>
  (east - west) * Math.cos((south * Math.PI) / 180) * (north - south) * METERS_PER_DEGREE ** 2;
