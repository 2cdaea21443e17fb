import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import {
  BASEMAP_FILE,
  type CodeTable,
  CodeTableSchema,
  type District,
  DistrictSchema,
} from '../../core/domain/district.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { OWN_BASEMAP_FILE, type OwnBasemap } from '../../core/domain/own-basemap.ts';
import type { PlaceFault } from '../../core/domain/place-fault.ts';
import { type Area, AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { BoundingBox } from '../../core/geo/units.ts';
import { type BasemapFile, findBasemap } from './basemap-file.ts';
import { readBuildings } from './building-file.ts';
import { readGridAreas } from './grid-areas.ts';
import { oneLine } from './one-line.ts';
import { readOrganisation } from './organisation-file.ts';
import { findOwnBasemap } from './own-basemap-file.ts';
import { readPlaceFiles } from './place-files.ts';
import { findFile, type ServedFile } from './served-file.ts';

/** What every district folder has. Only these, its places, buildings and organisation are served; anything else never is. */
const REQUIRED = ['district.json', 'grids.geojson', 'codes.json'] as const;

/** A district folder, read once and checked; read-only at run time. */
export type DistrictFolder = {
  readonly district: District;
  readonly grids: AreaIndex<GridId>;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Served in parts and from the disk; absent where the folder has none that can be used. */
  readonly basemap: BasemapFile | undefined;
  /** What the operator has drawn instead, from elsewhere. */
  readonly ownBasemap: OwnBasemap | undefined;
  /** Of all served files; a page with another one reloads the district. */
  readonly hash: string;
  /** Places the folder has and the program does not use. */
  readonly faults: readonly PlaceFault[];
  /** The faults in sentences, for who starts the server. */
  readonly complaints: readonly string[];
};

/** The folder is incomplete or contradicts itself: file, feature and reason are in the message. */
export class DistrictFolderError extends Error {
  readonly code = 'district-folder-invalid';

  constructor(message: string, options?: ErrorOptions) {
    super(oneLine(message), options);
  }
}

/**
 * What everything rests on (the district, its grids, its codes) has to be whole. Of the places a district may have, those that
 * cannot be used are set aside and told.
 *
 * @throws DistrictFolderError
 */
export async function readDistrictFolder(folder: string): Promise<DistrictFolder> {
  const files = new Map<string, ServedFile>();
  for (const name of REQUIRED) files.set(name, await readServed(folder, name));
  const district = parseDistrict(files.get('district.json')!);
  checkZone(district.zone);
  checkBoxes(district);
  checkCodes(parse(files.get('codes.json')!, CodeTableSchema) as CodeTable, district);
  const areas = readGridAreas(parseJson(files.get('grids.geojson')!), (reason) => invalid('grids.geojson', reason));
  const grids = indexOf(areas);
  checkInside(grids, district);
  const places = await readPlaceFiles(folder, district);
  for (const file of places.files) files.set(file.name, file);
  const siteIds = idsIn(files.get('sites.geojson'), 'siteId');
  const gridIds = new Set<string>(areas.map(({ id }) => id));
  const extras = [await readBuildings(folder, district), await readOrganisation(folder, { gridIds, siteIds })];
  for (const extra of extras) if (extra?.kind === 'read') files.set(extra.file.name, extra.file);
  const refused = extras.flatMap((extra) => (extra?.kind === 'refused' ? [extra] : []));

  const faults = [...places.faults, ...refused.map(({ fault }) => fault)];
  const complaints = [...places.complaints, ...refused.map(({ complaint }) => complaint)];
  const { basemap, ownBasemap, ...told } = await withBasemaps(folder, { faults, complaints });
  const hash = createHash('sha256');
  for (const { name, sha256 } of [...files.values(), ...(basemap ? [basemap] : [])]) hash.update(`${name} ${sha256}\n`);
  if (ownBasemap) hash.update(JSON.stringify(ownBasemap));
  return { district, grids, files, basemap, ownBasemap, hash: hash.digest('base64url').slice(0, 16), ...told };
}

async function withBasemaps(folder: string, { faults, complaints }: Pick<DistrictFolder, 'faults' | 'complaints'>) {
  const [own, found] = [await findOwnBasemap(folder), await findBasemap(folder)];
  const refused = [
    ...(own.kind === 'refused' ? [{ ...own, file: OWN_BASEMAP_FILE }] : []),
    ...(found.kind === 'refused' ? [{ ...found, file: BASEMAP_FILE }] : []),
  ];
  return {
    basemap: found.kind === 'read' ? found.file : undefined,
    ownBasemap: own.kind === 'read' ? own.basemap : undefined,
    faults: [...faults, ...refused.map(({ file, code }): PlaceFault => ({ kind: 'file-refused', file, code }))],
    complaints: [...complaints, ...refused.map(({ file, reason }) => `${file} is left out: ${reason}.`)].map(oneLine),
  };
}

/** Ids of the features that are served. */
function idsIn(file: ServedFile | undefined, key: string): ReadonlySet<string> {
  if (!file) return new Set();
  const { features } = JSON.parse(file.bytes.toString('utf8')) as {
    features: { properties: Record<string, string> }[];
  };
  return new Set(features.map(({ properties }) => properties[key]));
}

async function readServed(folder: string, name: string): Promise<ServedFile> {
  const unreadable = (code = 'ENOENT', cause?: unknown) =>
    new DistrictFolderError(`${join(folder, name)} cannot be read (${code}).`, { cause });
  const file = await findFile(folder, name).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(cause.code, cause);
  });
  if (!file) throw unreadable();
  return file;
}

function parseDistrict(file: ServedFile): District {
  const { datum } = (parseJson(file) ?? {}) as { datum?: unknown };
  if (typeof datum === 'string' && datum !== 'WGS-84' && datum !== 'CGCS2000')
    throw invalid(
      file.name,
      `/datum ${datum} is neither WGS-84 nor CGCS2000: in GCJ-02 or BD-09 every place lies 40 to 700 m beside where it is; ` +
        'npm run import -- district --datum gcj02 converts areas',
    );
  return parse(file, DistrictSchema) as District;
}

function parse(file: ServedFile, schema: TSchema): unknown {
  const value = parseJson(file);
  const [error] = Value.Errors(schema, value);
  if (error) throw invalid(file.name, `${error.instancePath || '/'} ${error.message}`);
  return value;
}

function parseJson({ name, bytes }: ServedFile): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw invalid(name, `it is not JSON: ${(cause as Error).message}`);
  }
}

function indexOf(areas: readonly Area<GridId>[]): AreaIndex<GridId> {
  try {
    return new AreaIndex(areas);
  } catch (cause) {
    throw invalid('grids.geojson', (cause as Error).message.replace(/\.$/, ''));
  }
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw invalid('district.json', `/zone ${zone} is no IANA time zone`);
  }
}

function checkBoxes({ bbox, homeBbox: home }: District): void {
  if (!isBox(bbox)) throw invalid('district.json', `/bbox ${bbox} is no box of west, south, east, north`);
  if (home && !(isBox(home) && isWithin(home, bbox)))
    throw invalid('district.json', `/homeBbox ${home} is no box of west, south, east, north within bbox ${bbox}`);
}

const isBox = ([west, south, east, north]: BoundingBox) => west < east && south < north;

const isWithin = ([west, south, east, north]: BoundingBox, around: BoundingBox) =>
  west >= around[0] && south >= around[1] && east <= around[2] && north <= around[3];

function checkCodes({ version }: CodeTable, { codeVersion }: District): void {
  if (version !== codeVersion)
    throw invalid('codes.json', `/version ${version} is not the codeVersion ${codeVersion} of district.json`);
}

function checkInside(grids: AreaIndex<GridId>, { bbox }: District): void {
  if (!isWithin(grids.bbox, bbox))
    throw invalid('grids.geojson', `its areas ${grids.bbox} reach beyond the bbox ${bbox} of district.json`);
}

const invalid = (file: string, reason: string) => new DistrictFolderError(`${file}: ${reason}.`);
