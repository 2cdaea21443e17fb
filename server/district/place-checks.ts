import { Value } from 'typebox/value';
import type { District } from '../../core/domain/district.ts';
import type { FeatureFile, FileFeature, Shape } from '../../core/domain/feature-file.ts';
import type { FeatureFaultCode } from '../../core/domain/place-fault.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import { isLatitudeFirst, isLine, isPosition, isRing, LATITUDE_FIRST } from './geometry.ts';

/** A feature that is left out: which one, and why, as a code and in words. */
export type SetAside = {
  readonly index: number;
  /** Where it has one that can be printed. */
  readonly id: string | undefined;
  readonly code: FeatureFaultCode;
  readonly reason: string;
};
type Fault = Pick<SetAside, 'code' | 'reason'>;

const HAS_SHAPE: Readonly<Record<Shape, (coordinates: unknown) => boolean>> = {
  Point: isPosition,
  LineString: isLine,
  Polygon: (rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing),
};
const SHAPE_IN_WORDS: Readonly<Record<Shape, string>> = {
  Point: 'a Point in degrees',
  LineString: 'a LineString in degrees of two positions or more',
  Polygon: 'a Polygon in degrees whose rings are closed and have four positions or more',
};

export type RawFeature = {
  properties?: Record<string, unknown> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
} | null;

/** The features of one file that the program would trip over, whatever else the district has. */
export function checkFeatures(
  file: FeatureFile<unknown>,
  features: readonly RawFeature[],
  { bbox }: Pick<District, 'bbox'>,
): SetAside[] {
  const seen = new Set<unknown>();
  return features.flatMap((feature, index) => {
    const fault = faultOf(file, feature, bbox, seen);
    return fault ? [{ index, id: idOf(file.idKey, feature), ...fault }] : [];
  });
}

function faultOf(
  file: FeatureFile<unknown>,
  feature: RawFeature,
  bbox: BoundingBox,
  seen: Set<unknown>,
): Fault | undefined {
  const { shape, idKey } = file;
  const [error] = Value.Errors(file.properties, feature?.properties);
  if (error) return { code: 'properties-wrong', reason: `properties${error.instancePath} ${error.message}` };
  const { type, coordinates } = feature?.geometry ?? {};
  if (type === shape && isLatitudeFirst(coordinates)) return { code: 'geometry-wrong', reason: LATITUDE_FIRST };
  if (type !== shape || !HAS_SHAPE[shape](coordinates))
    return { code: 'geometry-wrong', reason: `its geometry is not ${SHAPE_IN_WORDS[shape]}` };
  if (!liesIn(bbox, shape, coordinates))
    return { code: 'outside-district', reason: 'it lies outside the bbox of district.json' };
  const id = idKey && feature?.properties?.[idKey];
  if (id !== undefined && seen.has(id)) return { code: 'id-repeated', reason: `${idKey} stands twice` };
  const contradiction = file.problemOf?.(file.toItem(feature as FileFeature)); // it has its shape by now
  if (contradiction) return { code: 'contradiction', reason: contradiction };
  seen.add(id);
  return undefined;
}

/**
 * A point has to lie in the box. A line or an area may reach out of it, as rivers do, but has to touch it with its own box,
 * and no corner may lie farther away than the district is wide: that one is a slip.
 */
function liesIn(bbox: BoundingBox, shape: Shape, coordinates: unknown): boolean {
  if (shape === 'Point') return isInside(coordinates as LonLat, bbox);
  const corners = (shape === 'LineString' ? coordinates : (coordinates as unknown[]).flat()) as LonLat[];
  const [west, south, east, north] = bbox;
  const around: BoundingBox = [2 * west - east, 2 * south - north, 2 * east - west, 2 * north - south];
  const beside = (axis: 0 | 1, least: number, most: number) =>
    corners.every((at) => at[axis] < least) || corners.every((at) => at[axis] > most);
  return corners.every((at) => isInside(at, around)) && !beside(0, west, east) && !beside(1, south, north);
}

function idOf(idKey: string | undefined, feature: RawFeature): string | undefined {
  const id = idKey && feature?.properties?.[idKey];
  return typeof id === 'string' && id.length <= 64 ? id : undefined;
}

/**
 * Lamps name their circuit and their street: those have to be there, where the district has such a file at all. One that
 * is there and was set aside itself still counts, so that its lamps stay.
 */
export function checkReferences(
  features: readonly RawFeature[],
  circuitIds: ReadonlySet<unknown>,
  streetIds: ReadonlySet<unknown>,
): SetAside[] {
  return features.flatMap((feature, index) => {
    const { circuitId, streetId } = feature?.properties ?? {};
    const lost = (what: string, file: string): SetAside => ({
      index,
      id: idOf('lampId', feature),
      code: 'reference-lost',
      reason: `${what} is not in ${file}`,
    });
    if (circuitIds.size > 0 && !circuitIds.has(circuitId)) return [lost(`circuitId ${circuitId}`, 'circuits.geojson')];
    if (streetIds.size > 0 && !streetIds.has(streetId)) return [lost(`streetId ${streetId}`, 'streets.geojson')];
    return [];
  });
}
