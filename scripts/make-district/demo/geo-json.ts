import type { Feature, Geometry, Position } from 'geojson';
import { localProjection } from '../../../core/geo/projection.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import type { RingPolygon } from '../plane/rings.ts';
import type { LatticePoint } from '../plane/segment.ts';
import { simplified, toLattice, toPlaces } from './curve.ts';

export const CENTER: LonLat = [126.56, 43.82];
/** Seven decimals of a degree are 1.1 cm: finer than the lattice. The new road has nine, for its length is told to the centimeter. */
const DECIMALS = 7;
/** Of lamps and control boxes: 11 cm, where half a meter is asked for. */
export const POST_DECIMALS = 6;
/** Of what is drawn and never computed with: decimals of a degree, and meters a point may be off. */
export const DRAWN_DECIMALS = 5;
const DRAWN_TOLERANCE = 0.8;

const { toLonLat } = localProjection(CENTER);
export const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;

export function toDegrees([x, y]: LatticePoint, decimals: number = DECIMALS): Position {
  const [lon, lat] = toLonLat([x / 10, y / 10]);
  return [round(lon, decimals), round(lat, decimals)];
}

export const feature = (properties: Feature['properties'], geometry: Geometry): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
export const point = ([x, y]: readonly [number, number], decimals?: number): Geometry => ({
  type: 'Point',
  coordinates: toDegrees([10 * x, 10 * y], decimals),
});
export const line = (path: readonly LatticePoint[], decimals?: number): Geometry => ({
  type: 'LineString',
  coordinates: path.map((at) => toDegrees(at, decimals)),
});
export const area = (polygon: RingPolygon, decimals?: number): Geometry => ({
  type: 'Polygon',
  coordinates: polygon.map((ring) => [...ring, ring[0]].map((at) => toDegrees(at, decimals))),
});
/** An area that is drawn and never computed with. */
export const drawn = (polygon: RingPolygon): Geometry =>
  area(
    polygon.map((ring) => {
      const slim = simplified([...toPlaces(ring), toPlaces(ring)[0]], DRAWN_TOLERANCE).slice(0, -1);
      return slim.length > 2 ? toLattice(slim) : ring;
    }),
    DRAWN_DECIMALS,
  );
