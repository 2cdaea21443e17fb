import type { ViewLevel } from '../../core/access/roles.ts';
import type { CodeTable } from '../../core/domain/district.ts';
import { type FileFeatures, PLACE_FILES, type PlaceKind, readPlaces } from '../../core/domain/district-places.ts';
import type { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { Organisation } from '../../core/domain/organisation.ts';
import type { FileFaultCode, PlaceFault } from '../../core/domain/place-fault.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { DistrictBody, SnapshotBody } from '../../core/protocol/http.ts';
import type { DistrictFiles, GridCollection } from '../store/district.ts';
import { ORGANISATION_FILE } from '../store/units.ts';
import { withView } from './session-watch.ts';

/** Rows before the snapshot, so that the ticker does not begin empty. */
const TAIL_ROWS = 60;
const PLACE_KINDS = Object.keys(PLACE_FILES) as PlaceKind[];

/**
 * The district and its files. Places it has no file of are empty lists, and so are those whose file is of no use: that one is
 * told with the faults the server found.
 *
 * @throws Error when a request is refused or cannot be made.
 */
export async function readDistrict(signal: AbortSignal): Promise<DistrictFiles> {
  const body = await readJson<DistrictBody>('/api/district', signal);
  const urlOf = (name: string) => body.files.find((file) => file.name === name)?.url;
  const required = <Body>(name: string) => {
    const url = urlOf(name);
    if (!url) throw new Error(`The district serves no ${name}.`);
    return readJson<Body>(url, signal);
  };
  const [grids, codes, organisation, ...placeFiles] = await Promise.all([
    required<GridCollection>('grids.geojson'),
    required<CodeTable>('codes.json'),
    readExtra(urlOf(ORGANISATION_FILE), ORGANISATION, signal),
    ...PLACE_KINDS.map((kind) => readExtra(urlOf(PLACE_FILES[kind].name), COLLECTION, signal)),
  ]);
  const fileOf = (kind: PlaceKind) => placeFiles[PLACE_KINDS.indexOf(kind)];
  const faults = [
    ...faultsOf(ORGANISATION_FILE, organisation),
    ...PLACE_KINDS.flatMap((kind) => faultsOf(PLACE_FILES[kind].name, fileOf(kind))),
  ];
  const places = readPlaces((kind) => fileOf(kind).content);
  const told = { ...body, faults: [...body.faults, ...faults] };
  return { body: told, grids, codes, places, organisation: organisation.content };
}

/** A file that a district may do without. */
type Extra<Content> = { readonly content?: Content; readonly fault?: FileFaultCode };

const faultsOf = (file: string, { fault: code }: Extra<unknown>): PlaceFault[] =>
  code ? [{ kind: 'file-refused', file, code }] : [];

/** How a file is told from something else that came in its place; what is in it, the server has checked. */
type Expected<Content> = { is(value: unknown): value is Content; readonly fault: FileFaultCode };

const COLLECTION: Expected<FileFeatures> = {
  is: (value): value is FileFeatures => Array.isArray((value as { features?: unknown } | null)?.features),
  fault: 'file-no-collection',
};
const ORGANISATION: Expected<Organisation> = {
  is: (value): value is Organisation => Array.isArray((value as { units?: unknown } | null)?.units),
  fault: 'file-of-other-format',
};

/**
 * One such file costs what it is for and not the map.
 *
 * @throws Error when the server does not answer or is not itself, which is worth asking again.
 */
async function readExtra<Content>(
  url: string | undefined,
  expected: Expected<Content>,
  signal: AbortSignal,
): Promise<Extra<Content>> {
  if (url === undefined) return {};
  const response = await fetch(url, { signal });
  if (response.status >= 500) throw new Error(`${url} answered ${response.status}.`);
  if (!response.ok) return { fault: 'file-unreadable' };
  const text = await response.text();
  try {
    const content: unknown = JSON.parse(text);
    return expected.is(content) ? { content } : { fault: expected.fault };
  } catch {
    return { fault: 'file-not-json' }; // what the reason is, the fault says
  }
}

export type LoadedLog = { epoch: string; seq: number; log: DistrictState; latest: LoggedEvent[] };

export type RowsWanted = {
  readonly signal: AbortSignal;
  readonly view?: ViewLevel | undefined;
  /** Asked once the snapshot is here; without the right, the rows before it stay unknown. */
  mayReadRows(): boolean;
};

/**
 * The state at a log position, with the last rows before it.
 *
 * @throws Error when the snapshot is refused, cannot be read, or is of another format.
 */
export async function readLog(
  url: string,
  { zone, windowDays }: DistrictBody,
  { signal, view, mayReadRows }: RowsWanted,
): Promise<LoadedLog> {
  const { epoch, seq, state } = await readJson<SnapshotBody>(url, signal);
  const latest = mayReadRows() ? readTail(seq, { signal, view }) : []; // on its way while the snapshot is read
  const log = readSnapshot(state, { zone, windowDays });
  log.seq = seq;
  return { epoch, seq, log, latest: await latest };
}

/** Newest first. The ticker is no reason to keep the map waiting, so a refusal leaves it empty. */
async function readTail(seq: number, { signal, view }: Omit<RowsWanted, 'mayReadRows'>): Promise<LoggedEvent[]> {
  if (seq === 0) return [];
  const path = `/api/events?after=${Math.max(0, seq - TAIL_ROWS)}&limit=${TAIL_ROWS}`;
  const response = await fetch(withView(path, view), { signal });
  if (!response.ok) return [];
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as LoggedEvent);
  return rows.filter((row) => row.seq <= seq).reverse();
}

/** The server wants to know first who asks. */
export class SignInNeededError extends Error {}

async function readJson<Body>(url: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(url, { signal });
  if (response.status === 401) throw new SignInNeededError(`${url} answered 401.`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as Body;
}
