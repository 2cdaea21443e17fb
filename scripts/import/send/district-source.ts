import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { District, GridProperties } from '../../../core/domain/district.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import { type Area, AreaIndex, type PolygonRings } from '../../../core/geo/point-in-areas.ts';
import type { BoundingBox, LonLat } from '../../../core/geo/units.ts';
import type { DistrictBody } from '../../../core/protocol/http.ts';
import { InputProblem } from '../input-problem.ts';
import { readJsonFile } from '../read-json.ts';

/** What an import must know of the district it goes to. */
export type ImportDistrict = {
  readonly id: string;
  readonly zone: string;
  readonly bbox: BoundingBox;
  readonly codeVersion: string;
  readonly areas: readonly { readonly id: GridId; readonly name: string }[];
  readonly index: AreaIndex<GridId>;
  /** Whether one area holds a position, whichever wins where several do. */
  holds(area: GridId, position: LonLat): boolean;
};

type Grids = FeatureCollection<Polygon | MultiPolygon, GridProperties>;
type Head = Pick<District, 'id' | 'zone' | 'bbox' | 'codeVersion'>;

/**
 * Asks a running server.
 *
 * @param tokenOf - The secret for a district, for a server that asks everybody who they are.
 * @throws InputProblem when there is none at the address or it is no Doorstep.
 */
export async function districtOfServer(
  url: string,
  tokenOf: (districtId: string) => Promise<string>,
): Promise<ImportDistrict> {
  const body = (await getJson(`${url}/api/district`)) as DistrictBody;
  const grids = body.files?.find(({ name }) => name === 'grids.geojson');
  if (!grids) throw new InputProblem(`${url} does not answer like a Doorstep server: it names no grids.geojson.`);
  const address = new URL(grids.url, url).href;
  return importDistrict(body, (await getJson(address, () => tokenOf(body.id))) as Grids);
}

/** Reads a district folder, for a dry run without a server. */
export async function districtOfFolder(folder: string): Promise<ImportDistrict> {
  const head = await readJsonFile(join(folder, 'district.json'));
  const grids = await readJsonFile(join(folder, 'grids.geojson'));
  return importDistrict(head as Head, grids as Grids);
}

function importDistrict({ id, zone, bbox, codeVersion }: Head, grids: Grids): ImportDistrict {
  const shapes = new Map<GridId, Area<GridId>>();
  const areas = grids.features.map(({ properties, geometry }) => {
    const gridId = properties.gridId as GridId;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    shapes.set(gridId, { id: gridId, polygons: polygons as PolygonRings[] });
    return { id: gridId, name: properties.name };
  });
  // One area's own index, made when it is first asked for: only areas that a source contradicts need it.
  const single = new Map<GridId, AreaIndex<GridId>>();
  const holds = (area: GridId, position: LonLat) => {
    const index = single.get(area) ?? new AreaIndex([shapes.get(area)!]);
    single.set(area, index);
    return index.find(position) !== undefined;
  };
  return { id, zone, bbox, codeVersion, areas, index: new AreaIndex([...shapes.values()]), holds };
}

/** @param secret - Asked for only where the server wants to know who asks, so that a dry run beside a demo needs none. */
async function getJson(url: string, secret?: () => Promise<string>): Promise<unknown> {
  let response = await reach(url);
  if (response.status === 401 && secret) response = await reach(url, { authorization: `Bearer ${await secret()}` });
  if (!response.ok) throw new InputProblem(`${url} answers ${response.status}. Is it a Doorstep server?`);
  return response.json().catch(() => {
    throw new InputProblem(`${url} does not answer with JSON. Is it a Doorstep server?`);
  });
}

const reach = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers }).catch((error: Error) => {
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new InputProblem(
      `No server answers at ${url} (${reason}). Start it with npm start, or give its address with --url.`,
    );
  });
