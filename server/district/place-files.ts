import type { District } from '../../core/domain/district.ts';
import { PLACE_FILES, type PlaceKind } from '../../core/domain/district-places.ts';
import type { FeatureFile } from '../../core/domain/feature-file.ts';
import type { FileFaultCode, PlaceFault } from '../../core/domain/place-fault.ts';
import { checkFeatures, checkReferences, type RawFeature, type SetAside } from './place-checks.ts';
import { findFile, type ServedFile, servedFile } from './served-file.ts';

const PLACE_KINDS = Object.keys(PLACE_FILES) as PlaceKind[];
/** Of each file so many features are named in words; the rest are counted. */
const MOST_COMPLAINTS = 10;

/** The places of a district folder that can be used, and what of them cannot. */
export type PlaceFiles = {
  readonly files: readonly ServedFile[];
  readonly faults: readonly PlaceFault[];
  /** The faults in sentences, with file, feature and reason. */
  readonly complaints: readonly string[];
};

type ReadFile =
  | { readonly kind: 'read'; readonly file: ServedFile; readonly features: readonly RawFeature[] }
  | { readonly kind: 'refused'; readonly code: FileFaultCode; readonly reason: string };

/**
 * Read the files a district may have. A place that cannot be used takes nothing with it but itself, and a file that cannot be
 * read nothing but its layer: grids, tickets and all other layers do not depend on them.
 */
export async function readPlaceFiles(folder: string, district: District): Promise<PlaceFiles> {
  const read = new Map<PlaceKind, ReadFile>();
  for (const kind of PLACE_KINDS) {
    const found = await readFeatures(folder, PLACE_FILES[kind].name);
    if (found) read.set(kind, found);
  }
  const all = { files: [] as ServedFile[], faults: [] as PlaceFault[], complaints: [] as string[] };
  for (const [kind, found] of read) {
    const { name } = PLACE_FILES[kind];
    if (found.kind === 'refused') {
      all.faults.push({ kind: 'file-refused', file: name, code: found.code });
      all.complaints.push(`${name} is left out: ${found.reason}.`);
      continue;
    }
    const setAside = checkFeatures(PLACE_FILES[kind], found.features, district);
    if (kind === 'lamps')
      addLost(setAside, checkReferences(found.features, idsOf(read, 'circuits'), idsOf(read, 'streets')));
    all.files.push(withoutThem(found, setAside));
    if (setAside.length === 0) continue;
    all.faults.push(faultOf(name, found.features.length, setAside));
    all.complaints.push(...complaintsOf(PLACE_FILES[kind], found.features.length, setAside));
  }
  return all;
}

/** @returns undefined when there is no such file. */
async function readFeatures(folder: string, name: string): Promise<ReadFile | undefined> {
  const refused = (code: FileFaultCode, reason: string): ReadFile => ({ kind: 'refused', code, reason });
  let file: ServedFile | undefined;
  try {
    file = await findFile(folder, name);
  } catch (error) {
    return refused('file-unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!file) return undefined;
  try {
    const { features } = (JSON.parse(file.bytes.toString('utf8')) ?? {}) as { features?: unknown };
    return Array.isArray(features)
      ? { kind: 'read', file, features }
      : refused('file-no-collection', 'it is no FeatureCollection');
  } catch (error) {
    return refused('file-not-json', `it is not JSON: ${(error as Error).message}`);
  }
}

/** All ids a file names, those of features that are set aside included. */
function idsOf(read: ReadonlyMap<PlaceKind, ReadFile>, kind: PlaceKind): ReadonlySet<unknown> {
  const found = read.get(kind);
  const { idKey }: FeatureFile<unknown> = PLACE_FILES[kind];
  if (found?.kind !== 'read' || idKey === undefined) return new Set();
  return new Set(found.features.map((feature) => feature?.properties?.[idKey]));
}

function addLost(setAside: SetAside[], lost: readonly SetAside[]): void {
  const known = new Set(setAside.map(({ index }) => index));
  setAside.push(...lost.filter(({ index }) => !known.has(index)));
}

/** The file as it stands where all of it is good, and its good features where not. */
function withoutThem({ file, features }: ReadFile & { kind: 'read' }, setAside: readonly SetAside[]): ServedFile {
  if (setAside.length === 0) return file;
  const left = new Set(setAside.map(({ index }) => index));
  const kept = features.filter((_, index) => !left.has(index));
  return servedFile(file.name, Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: kept })));
}

function faultOf(file: string, total: number, setAside: readonly SetAside[]): PlaceFault {
  const codes = [...new Set(setAside.map(({ code }) => code))];
  const reasons = codes.map((code) => {
    const alike = setAside.filter((one) => one.code === code);
    return { code, count: alike.length, first: alike[0].id ?? `#${alike[0].index}` };
  });
  return { kind: 'features-set-aside', file, total, reasons };
}

function complaintsOf({ name, idKey }: FeatureFile<unknown>, total: number, setAside: readonly SetAside[]): string[] {
  const lines = setAside
    .slice(0, MOST_COMPLAINTS)
    .map(
      ({ index, id, reason }) => `${name}: feature ${index}${id ? ` (${idKey} ${id})` : ''} is set aside: ${reason}.`,
    );
  return [...lines, `${name}: ${setAside.length} of ${total} features are set aside.`];
}
