import { InputProblem } from '../input-problem.ts';

/** A feature of the file with its index, whatever its geometry is. */
export type RawFeature = {
  readonly index: number;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
};

export type AreaFile = {
  readonly features: readonly RawFeature[];
  /** Name of the file's old `crs` member, if it has one. */
  readonly crs?: string;
};

/** Names under which WGS-84 or its Chinese equal may be declared by the `crs` member of GeoJSON before RFC 7946. */
const WGS84_CRS = /(?:CRS:?84|EPSG:{1,2}4326|OGC:1\.3:CRS84|WGS ?84)$/i;
const CGCS2000_CRS = /EPSG:{1,2}4490$/i;

/**
 * Takes a text apart into features.
 *
 * @throws InputProblem with one sentence when it is no GeoJSON with features in degrees.
 */
export function readAreas(text: string, path: string): AreaFile {
  const body = parse(text, path) as { type?: unknown; features?: unknown; crs?: unknown; geometryType?: unknown };
  if (body?.type === 'Topology') throw new InputProblem(`${path} is TopoJSON. Convert it to GeoJSON first.`);
  if (typeof body?.geometryType === 'string' && body.geometryType.startsWith('esri')) {
    throw new InputProblem(`${path} is Esri JSON. Export it as GeoJSON (f=geojson in the query of a feature service).`);
  }
  if (body?.type === 'Polygon' || body?.type === 'MultiPolygon' || body?.type === 'GeometryCollection') {
    throw new InputProblem(
      `${path} is a bare ${body.type}. An area needs a code and a name: wrap it in a Feature with properties.`,
    );
  }
  if (body?.type === 'Feature') return { features: [feature(body, 0)] };
  if (body?.type !== 'FeatureCollection' || !Array.isArray(body.features)) {
    throw new InputProblem(`${path} is not GeoJSON with features: a FeatureCollection of polygons is needed.`);
  }
  if (body.features.length === 0) throw new InputProblem(`${path} has no features.`);
  return { features: body.features.map(feature), crs: crsName(body.crs) };
}

/**
 * What an old `crs` member says about the datum.
 *
 * @throws InputProblem when the degrees are none of ours, or no degrees at all.
 */
export function datumOfCrs(crs: string | undefined, path: string): 'wgs84' | 'cgcs2000' | undefined {
  if (crs === undefined) return undefined;
  if (WGS84_CRS.test(crs)) return 'wgs84';
  if (CGCS2000_CRS.test(crs)) return 'cgcs2000';
  throw new InputProblem(`${path} declares the coordinate system ${crs}. Convert it to WGS-84 (EPSG:4326) first.`);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputProblem(`${path} is not GeoJSON: ${(error as Error).message}`);
  }
}

/** A feature's own `id` is offered beside its properties, under that name. */
function feature(value: unknown, index: number): RawFeature {
  const { id, properties, geometry } = (value ?? {}) as Partial<RawFeature> & { id?: unknown };
  const isRecord = typeof properties === 'object' && properties !== null && !Array.isArray(properties);
  return { index, properties: { ...(id !== undefined && { id }), ...(isRecord && properties) }, geometry };
}

function crsName(crs: unknown): string | undefined {
  const name = (crs as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
  return typeof name === 'string' ? name : undefined;
}
