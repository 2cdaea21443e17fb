import type { CodeTable } from '../../core/domain/district.ts';
import { type FileFeatures, PLACE_FILES, type PlaceKind, readPlaces } from '../../core/domain/district-places.ts';
import type { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { DistrictBody, SnapshotBody } from '../../core/protocol/http.ts';
import type { DistrictFiles, GridCollection } from '../store/district.ts';

/** Rows before the snapshot, so that the ticker does not begin empty. */
const TAIL_ROWS = 60;
const PLACE_KINDS = Object.keys(PLACE_FILES) as PlaceKind[];

/**
 * The district and its files. Places it has no file of are empty lists.
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
    ...PLACE_KINDS.map((kind) => {
      const url = urlOf(PLACE_FILES[kind].name);
      return url && readJson<FileFeatures>(url, signal);
    }),
  ]);
  const places = readPlaces((kind) => placeFiles[PLACE_KINDS.indexOf(kind)] || undefined);
  return { body, grids, codes, places };
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
