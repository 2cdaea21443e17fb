import type { CodeTable } from '../../core/domain/district.ts';
import { type FileFeatures, PLACE_FILES, type PlaceKind, readPlaces } from '../../core/domain/district-places.ts';
import type { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { FileFaultCode, PlaceFault } from '../../core/domain/place-fault.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { DistrictBody, SnapshotBody } from '../../core/protocol/http.ts';
import type { DistrictFiles, GridCollection } from '../store/district.ts';

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
  const [grids, codes, ...placeFiles] = await Promise.all([
    required<GridCollection>('grids.geojson'),
    required<CodeTable>('codes.json'),
    ...PLACE_KINDS.map((kind) => readPlaceFile(urlOf(PLACE_FILES[kind].name), signal)),
  ]);
  const fileOf = (kind: PlaceKind) => placeFiles[PLACE_KINDS.indexOf(kind)];
  const faults = PLACE_KINDS.flatMap((kind): PlaceFault[] => {
    const code = fileOf(kind).fault;
    return code ? [{ kind: 'file-refused', file: PLACE_FILES[kind].name, code }] : [];
  });
  const places = readPlaces((kind) => fileOf(kind).features);
  return { body: { ...body, faults: [...body.faults, ...faults] }, grids, codes, places };
}

type PlaceFile = { readonly features?: FileFeatures; readonly fault?: FileFaultCode };

/**
 * One file of places costs its own layer and not the map.
 *
 * @throws Error when the server does not answer or is not itself, which is worth asking again.
 */
async function readPlaceFile(url: string | undefined, signal: AbortSignal): Promise<PlaceFile> {
  if (url === undefined) return {};
  const response = await fetch(url, { signal });
  if (response.status >= 500) throw new Error(`${url} answered ${response.status}.`);
  if (!response.ok) return { fault: 'file-unreadable' };
  const text = await response.text();
  try {
    const file = JSON.parse(text) as FileFeatures | null;
    return Array.isArray(file?.features) ? { features: file } : { fault: 'file-no-collection' };
  } catch {
    return { fault: 'file-not-json' }; // what the reason is, the fault says
  }
}

export type LoadedLog = { epoch: string; seq: number; log: DistrictState; latest: LoggedEvent[] };

/**
 * The state at a log position, with the last rows before it.
 *
 * @throws Error when the snapshot is refused, cannot be read, or is of another format.
 */
export async function readLog(
  url: string,
  { zone, windowDays }: DistrictBody,
  signal: AbortSignal,
): Promise<LoadedLog> {
  const { epoch, seq, state } = await readJson<SnapshotBody>(url, signal);
  const log = readSnapshot(state, { zone, windowDays });
  log.seq = seq;
  return { epoch, seq, log, latest: await readTail(seq, signal) };
}

/** Newest first. The ticker is no reason to keep the map waiting, so a refusal leaves it empty. */
async function readTail(seq: number, signal: AbortSignal): Promise<LoggedEvent[]> {
  if (seq === 0) return [];
  const response = await fetch(`/api/events?after=${Math.max(0, seq - TAIL_ROWS)}&limit=${TAIL_ROWS}`, { signal });
  if (!response.ok) return [];
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => JSON.parse(line) as LoggedEvent);
  return rows.filter((row) => row.seq <= seq).reverse();
}

async function readJson<Body>(url: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as Body;
}
