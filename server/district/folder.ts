import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { type CodeTable, CodeTableSchema, type District, DistrictSchema } from '../../core/domain/district.ts';
import { PLACE_FILES, type PlaceKind, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { readGridAreas } from './grid-areas.ts';
import { checkPlaces, checkReferences } from './place-checks.ts';

/** What every district folder has. Only these and the files of its places are served; anything else never is. */
const REQUIRED = ['district.json', 'grids.geojson', 'codes.json'] as const;
const PLACE_KINDS = Object.keys(PLACE_FILES) as PlaceKind[];
export type ServedFile = { readonly name: string; readonly bytes: Buffer; readonly sha256: string };

/** A district folder, read once and checked; read-only at run time. */
export type DistrictFolder = {
  readonly district: District;
  readonly grids: AreaIndex<GridId>;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** Of all served files; a page with another one reloads the district. */
  readonly hash: string;
};

/** The folder is incomplete or contradicts itself: file, feature and reason are in the message. */
export class DistrictFolderError extends Error {
  readonly code = 'district-folder-invalid';
}

/** @throws DistrictFolderError */
export async function readDistrictFolder(folder: string): Promise<DistrictFolder> {
  const files = new Map<string, ServedFile>();
  for (const name of REQUIRED) files.set(name, await readServed(folder, name));
  for (const kind of PLACE_KINDS) {
    const file = await readOptional(folder, PLACE_FILES[kind].name);
    if (file) files.set(file.name, file);
  }

  const district = parse(files.get('district.json')!, DistrictSchema) as District;
  checkZone(district.zone);
  checkCodes(parse(files.get('codes.json')!, CodeTableSchema) as CodeTable, district);
  const areas = readGridAreas(parseJson(files.get('grids.geojson')!), (reason) => invalid('grids.geojson', reason));
  const grids = new AreaIndex(areas);
  checkInside(grids, district);
  checkAllPlaces(files, district);

  const hash = createHash('sha256');
  for (const { name, sha256 } of files.values()) hash.update(`${name} ${sha256}\n`);
  return { district, grids, files, hash: hash.digest('base64url').slice(0, 16) };
}

async function readServed(folder: string, name: string): Promise<ServedFile> {
  const file = await readOptional(folder, name);
  if (!file) throw new DistrictFolderError(`${join(folder, name)} cannot be read (ENOENT).`);
  return file;
}

/** @returns undefined when there is no such file; one that is there and cannot be read is an error. */
async function readOptional(folder: string, name: string): Promise<ServedFile | undefined> {
  const bytes = await readFile(join(folder, name)).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new DistrictFolderError(`${join(folder, name)} cannot be read (${cause.code}).`, { cause });
  });
  return bytes && { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
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

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw invalid('district.json', `/zone ${zone} is no IANA time zone`);
  }
}

function checkCodes({ version }: CodeTable, { codeVersion }: District): void {
  if (version !== codeVersion)
    throw invalid('codes.json', `/version ${version} is not the codeVersion ${codeVersion} of district.json`);
}

function checkInside(grids: AreaIndex<GridId>, { bbox }: District): void {
  const [west, south, east, north] = grids.bbox;
  const isInside = west >= bbox[0] && south >= bbox[1] && east <= bbox[2] && north <= bbox[3];
  if (!isInside)
    throw invalid('grids.geojson', `its areas ${grids.bbox} reach beyond the bbox ${bbox} of district.json`);
}

function checkAllPlaces(files: ReadonlyMap<string, ServedFile>, district: District): void {
  const places = readPlaces((kind) => {
    const file = files.get(PLACE_FILES[kind].name);
    return file && checkPlaces(kind, parseJson(file), district, invalid);
  });
  checkReferences(places, invalid);
}

const invalid = (file: string, reason: string) => new DistrictFolderError(`${file}: ${reason}.`);
