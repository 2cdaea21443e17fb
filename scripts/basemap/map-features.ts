import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { STREET_CLASSES, type StreetClass } from '../../core/domain/street.ts';
import { type LonLat, lonLat } from '../../core/geo/units.ts';
import type { MapFeature } from './cut-tiles.ts';
import type { Building } from './footprints.ts';
import { type Box, boxAround, FAR_MAX_ZOOM, overlap } from './tile-grid.ts';
import { veilAround } from './veil.ts';
import { waterCourse } from './water-course.ts';

type Properties = Readonly<Record<string, unknown>>;
type Drawn = Polygon | MultiPolygon | LineString | MultiLineString | Point;

/** What becomes of the features of a file: in which layer they are, from which zoom level on, and what is told of them. */
type Rule = {
  readonly file: string;
  readonly shape: 'area' | 'line' | 'point';
  /** @throws RangeError with the reason why there is no place for a feature in the map. */
  place(properties: Properties): Pick<MapFeature, 'layer' | 'minZoom' | 'maxZoom'> & { readonly told: Properties };
};

/** The wider a street is, the farther out it is seen: small zoom levels hold a whole city in a tile. */
const STREET_MIN_ZOOM: Readonly<Record<StreetClass, number>> = {
  main: 9,
  bridge: 9,
  secondary: 11,
  local: 12,
  lane: 14,
  path: 14,
};
const METERS_PER_STOREY = 3;
const GREEN_USES: readonly unknown[] = ['park', 'green', 'forest'];

/** From how far out a landmark is named, where not from near by alone. */
const LANDMARK_MIN_ZOOM: Readonly<Record<string, number>> = {
  village: 11,
  peak: 10,
  park: 13,
  campus: 13,
  hospital: 13,
  industry: 13,
  commerce: 13,
};

/** The widest road or dam, and the highest building; what is said to be more is a slip, and no tile could hold it. */
const [MOST_WIDTH_METERS, MOST_HEIGHT_METERS] = [1_000, 1_000];

const widthOf = (meters: unknown) =>
  typeof meters === 'number' && meters > 0 && meters <= MOST_WIDTH_METERS ? meters : 6;

/** The name, and how it is written in English where the file says so. */
const namesOf = ({ name, nameEn }: Properties): Properties => ({
  name: text(name),
  ...(typeof nameEn === 'string' && { nameEn }),
});

const text = (value: unknown) => (typeof value === 'string' ? value : '');

export const FILE_RULES: readonly Rule[] = [
  {
    file: 'water.geojson',
    shape: 'area',
    place: (properties) => ({ layer: 'water', minZoom: 9, told: namesOf(properties) }),
  },
  {
    file: 'surroundings.geojson',
    shape: 'area',
    place: ({ kind }) => {
      if (kind === 'district') return { layer: 'veil', minZoom: 9, told: {} };
      if (kind === 'town') return { layer: 'land', minZoom: 9, maxZoom: 10, told: { use: 'town' } };
      return { layer: 'beyond', minZoom: 9, maxZoom: FAR_MAX_ZOOM, told: { kind: text(kind) } };
    },
  },
  {
    file: 'blocks.geojson',
    shape: 'area',
    place: ({ use }) =>
      GREEN_USES.includes(use)
        ? { layer: 'green', minZoom: 9, told: { use: text(use) } }
        : { layer: 'land', minZoom: 11, told: { use: text(use) } },
  },
  {
    file: 'buildings.geojson',
    shape: 'area',
    place: ({ kind, height, storeys }) => ({
      layer: 'buildings',
      minZoom: 12,
      told: { kind: text(kind), height: heightOf(height, storeys) },
    }),
  },
  {
    file: 'railways.geojson',
    shape: 'line',
    place: (properties) => ({
      layer: 'railways',
      minZoom: 9,
      told: { kind: text(properties.kind), ...namesOf(properties) },
    }),
  },
  {
    file: 'structures.geojson',
    shape: 'line',
    place: (properties) => ({
      layer: 'structures',
      minZoom: 10,
      told: { kind: text(properties.kind), ...namesOf(properties), widthMeters: widthOf(properties.widthMeters) },
    }),
  },
  {
    file: 'landmarks.geojson',
    shape: 'point',
    place: (properties) => {
      const kind = text(properties.kind);
      return { layer: 'landmarks', minZoom: LANDMARK_MIN_ZOOM[kind] ?? 14, told: { kind, ...namesOf(properties) } };
    },
  },
  {
    file: 'streets.geojson',
    shape: 'line',
    place: ({ class: given, widthMeters, ...properties }) => {
      const streetClass = STREET_CLASSES.find((one) => one === given);
      if (!streetClass) throw new RangeError(`its class "${text(given)}" is none of ${STREET_CLASSES.join(', ')}`);
      return {
        layer: 'streets',
        minZoom: STREET_MIN_ZOOM[streetClass],
        told: { class: streetClass, ...namesOf(properties), widthMeters: widthOf(widthMeters) },
      };
    },
  },
];

const heightOf = (height: unknown, storeys: unknown) => {
  const told = typeof storeys === 'number' ? METERS_PER_STOREY * storeys : 0;
  const meters = typeof height === 'number' && height >= 0 ? Math.round(height) : told;
  return meters >= 0 && meters <= MOST_HEIGHT_METERS ? meters : 0;
};

export type PlacedFeatures = {
  readonly features: readonly MapFeature[];
  /** Features that cannot be drawn, each in a sentence. */
  readonly leftOut: readonly string[];
};

/**
 * The features of a file for the map.
 *
 * @param reach - What lies outside is left out, and nothing is cut into tiles beyond it.
 */
export function placeFeatures(rule: Rule, given: readonly unknown[], reach: Box): PlacedFeatures {
  const features: MapFeature[] = [];
  const leftOut: string[] = [];
  for (const [index, one] of given.entries()) {
    try {
      features.push(...placeFeature(rule, one as Feature, reach));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leftOut.push(`${rule.file}: feature ${index} is left out: ${error.message}.`);
    }
  }
  return { features, leftOut };
}

function placeFeature({ shape, place }: Rule, given: Feature | null, reach: Box): MapFeature[] {
  const { told, ...placed } = place((given?.properties ?? {}) as Properties);
  const geometry = given?.geometry as Drawn | null | undefined;
  const parts = partsOf(shape, geometry);
  const box = boxWithin(reach, boxAround(parts.flat(2)));
  if (placed.layer === 'veil') return parts.flatMap(([outline]) => veilAround(outline, reach));
  const drawn: MapFeature = { ...placed, box, feature: { type: 'Feature', properties: told, geometry: geometry! } };
  return placed.layer === 'water' ? [drawn, ...coursesOf(parts, told, reach)] : [drawn];
}

const LEAST_POSITIONS = { area: 4, line: 2, point: 1 } as const;

/** Polygons as rings, lines and points as one ring each, with every position checked. */
function partsOf(shape: Rule['shape'], geometry: Drawn | null | undefined): LonLat[][][] {
  const least = LEAST_POSITIONS[shape];
  const parts = rawParts(shape, geometry);
  if (parts.length === 0) throw new RangeError(`it is no ${shape}`);
  return parts.map((rings) =>
    rings.map((ring) => {
      if (!Array.isArray(ring) || ring.length < least) throw new RangeError(`it is no ${shape}`);
      return ring.map((position) => checked(position));
    }),
  );
}

function rawParts(shape: Rule['shape'], geometry: Drawn | null | undefined): Position[][][] {
  if (!Array.isArray(geometry?.coordinates)) return [];
  switch (geometry.type) {
    case 'Polygon':
      return shape === 'area' ? [geometry.coordinates] : [];
    case 'MultiPolygon':
      return shape === 'area' ? geometry.coordinates : [];
    case 'LineString':
      return shape === 'line' ? [[geometry.coordinates]] : [];
    case 'MultiLineString':
      return shape === 'line' ? geometry.coordinates.map((path) => [path]) : [];
    case 'Point':
      return shape === 'point' ? [[[geometry.coordinates]]] : [];
    default:
      return [];
  }
}

function checked(position: Position): LonLat {
  if (!Array.isArray(position)) throw new RangeError('a position is no pair');
  try {
    return lonLat(position[0], position[1]);
  } catch {
    throw new RangeError(`${position} is no place on earth, longitude first`);
  }
}

function boxWithin(reach: Box, box: Box): Box {
  if (!overlap(box, reach)) throw new RangeError('it lies outside the district');
  return [
    Math.max(box[0], reach[0]),
    Math.max(box[1], reach[1]),
    Math.min(box[2], reach[2]),
    Math.min(box[3], reach[3]),
  ];
}

function coursesOf(parts: readonly LonLat[][][], names: Properties, reach: Box): MapFeature[] {
  if (names.name === '') return [];
  return parts.flatMap((rings) => {
    const path = waterCourse(rings);
    if (!path || !overlap(boxAround(path), reach)) return [];
    const geometry: LineString = { type: 'LineString', coordinates: path };
    const box = boxWithin(reach, boxAround(path));
    return [{ layer: 'courses', minZoom: 9, box, feature: { type: 'Feature', properties: names, geometry } }];
  });
}

/** Buildings as they stand in a file of their own form. */
export function placeBuildings(buildings: readonly Building[], reach: Box): MapFeature[] {
  return buildings.flatMap(({ ring, kind, storeys }) => {
    const box = boxAround(ring);
    if (!overlap(box, reach)) return [];
    const properties = { kind, height: METERS_PER_STOREY * storeys };
    const geometry: Polygon = { type: 'Polygon', coordinates: [[...ring]] };
    return [{ layer: 'buildings', minZoom: 12, box, feature: { type: 'Feature', properties, geometry } }];
  });
}
