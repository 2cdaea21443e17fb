import type { Position } from 'geojson';
import type { SymbolLayerSpecification, VariableAnchorOffsetCollectionSpecification } from 'maplibre-gl';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';
import type { GridCollection } from '../store/district.ts';

export type LabelPoint = { readonly at: LonLat; readonly spanDegrees: number };

const SIDES = [
  ['top', 0, 1],
  ['bottom', 0, -1],
  ['left', 1, 0],
  ['right', -1, 0],
  ['top-left', 0.7, 0.7],
  ['top-right', -0.7, 0.7],
  ['bottom-left', 0.7, -0.7],
  ['bottom-right', -0.7, -0.7],
] as const;

/**
 * A name whose place is taken by a symbol stands beside it: `symbol-room-layer.ts` tells the map of symbols.
 *
 * @param reaches - How far from its place it may stand, nearest first, in parts of its size.
 */
export const besideSymbols = (...reaches: readonly number[]): SymbolLayerSpecification['layout'] => ({
  'text-variable-anchor-offset': [
    'center',
    [0, 0],
    ...reaches.flatMap((reach) => SIDES.flatMap(([anchor, x, y]) => [anchor, [x * reach, y * reach]])),
  ] as VariableAnchorOffsetCollectionSpecification, // anchors and offsets by turns
  'text-justify': 'auto',
});

type Polygon = readonly Position[][];

/**
 * Where the name of an area stands: the centroid of its largest polygon, or the middle of the longest stretch through
 * it at the centroid's latitude where the centroid lies outside.
 *
 * @returns the point, and the length of that stretch in degrees of longitude, which tells how much text fits.
 */
export function labelPointOf(geometry: GridCollection['features'][number]['geometry']): LabelPoint {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Polygon[];
  const largest = polygons.reduce((best, one) => (areaOf(one[0]) > areaOf(best[0]) ? one : best));
  const [lon, lat] = centroidOf(largest[0]);
  const stretch = longestStretch(largest, lat);
  if (!stretch) return { at: [lon, lat], spanDegrees: 0 };
  const isInside = new AreaIndex([{ id: 'area', polygons: [largest] }]).find([lon, lat]) !== undefined;
  const [west, east] = stretch;
  return { at: isInside ? [lon, lat] : [(west + east) / 2, lat], spanDegrees: east - west };
}

function longestStretch(polygon: Polygon, lat: number): [west: number, east: number] | undefined {
  const crossings = polygon.flatMap((ring) => crossingsOf(ring, lat)).sort((a, b) => a - b);
  let longest: [number, number] | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const stretch: [number, number] = [crossings[i], crossings[i + 1]];
    if (!longest || stretch[1] - stretch[0] > longest[1] - longest[0]) longest = stretch;
  }
  return longest;
}

function crossingsOf(ring: readonly Position[], lat: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[i + 1];
    if (ay > lat !== by > lat) crossings.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
  }
  return crossings;
}

/** Twice the signed area, by the shoelace formula. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum;
}

const areaOf = (ring: readonly Position[]) => Math.abs(signedArea(shifted(ring)));

/** Relative to the first corner, since products of large numbers that nearly cancel lose their digits. */
const shifted = (ring: readonly Position[]) => ring.map(([lon, lat]) => [lon - ring[0][0], lat - ring[0][1]]);

function centroidOf(ring: readonly Position[]): LonLat {
  const local = shifted(ring);
  const area = signedArea(local);
  if (area === 0) return [ring[0][0], ring[0][1]];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < local.length; i++) {
    const cross = local[i][0] * local[i + 1][1] - local[i + 1][0] * local[i][1];
    x += (local[i][0] + local[i + 1][0]) * cross;
    y += (local[i][1] + local[i + 1][1]) * cross;
  }
  return [ring[0][0] + x / (3 * area), ring[0][1] + y / (3 * area)];
}
