import { Value } from 'typebox/value';
import type { District } from '../../core/domain/district.ts';
import {
  type DistrictPlaces,
  type FileFeatures,
  PLACE_FILES,
  type PlaceKind,
} from '../../core/domain/district-places.ts';
import type { FeatureFile, FileFeature, Shape } from '../../core/domain/feature-file.ts';
import { isInside, type LonLat } from '../../core/geo/units.ts';
import { isLine, isPosition, isRing } from './geometry.ts';

/** Makes the error for a file and a reason that names the feature. */
type Fail = (file: string, reason: string) => Error;

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

/**
 * Check one of the files that a district may have.
 *
 * @returns what it holds, as it stands in the file.
 * @throws the error that `fail` makes.
 */
export function checkPlaces(
  kind: PlaceKind,
  value: unknown,
  { bbox }: Pick<District, 'bbox'>,
  fail: Fail,
): FileFeatures {
  const file: FeatureFile<unknown> = PLACE_FILES[kind];
  const features = (value as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) throw fail(file.name, 'it is no FeatureCollection');
  const seen = new Set<unknown>();
  features.forEach((feature, index) => {
    const reason = problemOf(file, feature, bbox, seen);
    if (reason) throw fail(file.name, `${nameOf(file, feature, index)}: ${reason}`);
  });
  return { features };
}

type RawFeature = { properties?: Record<string, unknown> | null; geometry?: Record<string, unknown> | null } | null;

function problemOf(file: FeatureFile<unknown>, feature: RawFeature, bbox: District['bbox'], seen: Set<unknown>) {
  const { shape, idKey } = file;
  const [error] = Value.Errors(file.properties, feature?.properties);
  if (error) return `properties${error.instancePath} ${error.message}`;
  const { type, coordinates } = feature?.geometry ?? {};
  if (type !== shape || !HAS_SHAPE[shape](coordinates)) return `its geometry is not ${SHAPE_IN_WORDS[shape]}`;
  if (shape === 'Point' && !isInside(coordinates as LonLat, bbox)) return 'it lies outside the bbox of district.json';
  const id = idKey && feature?.properties?.[idKey];
  if (id !== undefined && seen.has(id)) return `${idKey} stands twice`;
  seen.add(id);
  return file.problemOf?.(file.toItem(feature as FileFeature));
}

function nameOf({ idKey }: FeatureFile<unknown>, feature: RawFeature, index: number): string {
  const id = idKey && feature?.properties?.[idKey];
  return typeof id === 'string' ? `feature ${index} (${idKey} ${id})` : `feature ${index}`;
}

/** Lamps name their circuit and their street: those have to be there, where the district has such a file at all. */
export function checkReferences({ lamps, circuits, streets }: DistrictPlaces, fail: Fail): void {
  const circuitIds = new Set(circuits.map(({ id }) => id));
  const streetIds = new Set(streets.map(({ id }) => id));
  for (const { id, circuitId, streetId } of lamps) {
    const lost = (what: string, file: string) =>
      fail(PLACE_FILES.lamps.name, `lampId ${id}: ${what} is not in ${file}`);
    if (circuitIds.size > 0 && !circuitIds.has(circuitId))
      throw lost(`circuitId ${circuitId}`, PLACE_FILES.circuits.name);
    if (streetIds.size > 0 && !streetIds.has(streetId)) throw lost(`streetId ${streetId}`, PLACE_FILES.streets.name);
  }
}
