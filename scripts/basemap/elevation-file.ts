import type { LonLat } from '../../core/geo/units.ts';
import { VarintReader, VarintWriter } from '../../core/geo/varints.ts';
import { InputProblem } from '../import/input-problem.ts';

/** Heights above the sea on a raster of a local plane (`core/geo/projection.ts`), in meters, rows from south to north. */
export type Elevation = {
  readonly center: LonLat;
  /** Of the first place, in meters east and north of the center. */
  readonly west: number;
  readonly south: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
};

/** "DSEL", little-endian. */
const MAGIC = 0x4c45_5344;
const VERSION = 1;
const DATUM_WGS84 = 0;
const HEADER = 48;
/** Heights are kept in half meters. */
const PER_METER = 2;
/** Between the shore of the Dead Sea and the top of Mount Everest. */
const [LOWEST, HIGHEST] = [-500, 8_900];
/** On each side of the center: what is farther away is not on its plane any more. */
const MOST_METERS = 2_000_000;

/**
 * `elevation.bin`, version 1: a header of 48 bytes (magic, version and datum as 16 bits each, longitude and latitude of the
 * center as doubles, west, south, step, columns and rows as 32 bits each, length of the notice), the notice, then for
 * every place how much its height differs from that of west + south − south-west, in half meters as a signed varint.
 */
export function writeElevation(elevation: Elevation, notice: Uint8Array): Uint8Array {
  const { center, west, south, step, columns, rows, values } = elevation;
  const padded = Math.ceil(notice.byteLength / 8) * 8;
  const halves = Int32Array.from(values, (meters) => Math.round(PER_METER * meters));
  const body = new VarintWriter();
  for (let at = 0; at < halves.length; at++) body.putSigned(halves[at] - guess(halves, at, columns));
  const bytes = new Uint8Array(HEADER + padded + body.bytes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, DATUM_WGS84, true);
  view.setFloat64(8, center[0], true);
  view.setFloat64(16, center[1], true);
  [west, south, step, columns, rows, padded].forEach((value, i) => {
    view.setInt32(24 + 4 * i, value, true);
  });
  bytes.set(notice, HEADER);
  bytes.set(body.bytes, HEADER + padded);
  return bytes;
}

/** What the neighbors before it say of a place. */
function guess(halves: Int32Array, at: number, columns: number): number {
  const isFirst = at % columns === 0;
  if (at < columns) return isFirst ? 0 : halves[at - 1];
  return isFirst ? halves[at - columns] : halves[at - 1] + halves[at - columns] - halves[at - columns - 1];
}

/** @throws InputProblem when the bytes are no such file, of another version, or cut short. */
export function readElevation(bytes: Uint8Array): Elevation {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER || view.getUint32(0, true) !== MAGIC) throw refused('it is no file of heights');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw refused(`it is of version ${version}, and this program reads version ${VERSION}`);
  const center: LonLat = [view.getFloat64(8, true), view.getFloat64(16, true)];
  if (!(Math.abs(center[0]) <= 180 && Math.abs(center[1]) <= 90))
    throw refused(`its center ${center} is no place on earth`);
  const [west, south, step, columns, rows, notice] = [0, 1, 2, 3, 4, 5].map((i) => view.getInt32(24 + 4 * i, true));
  if (step < 1 || columns < 2 || rows < 2 || columns * rows > bytes.byteLength)
    throw refused(`${columns} × ${rows} heights are not in it`);
  const reach = Math.max(Math.abs(west), Math.abs(south)) + step * Math.max(columns, rows);
  if (reach > MOST_METERS) throw refused(`it reaches ${reach} m from its center; ${MOST_METERS} m are the most`);
  const halves = new Int32Array(columns * rows);
  const reader = new VarintReader(bytes, HEADER + notice);
  try {
    for (let at = 0; at < halves.length; at++) halves[at] = guess(halves, at, columns) + reader.nextSigned();
  } catch {
    throw refused('it is cut short');
  }
  const wild = halves.find((half) => half < PER_METER * LOWEST || half > PER_METER * HIGHEST);
  if (wild !== undefined)
    throw refused(`a height of ${wild / PER_METER} m; from ${LOWEST} to ${HIGHEST} m there is land`);
  return { center, west, south, step, columns, rows, values: Float64Array.from(halves, (half) => half / PER_METER) };
}

const refused = (reason: string) => new InputProblem(`elevation.bin cannot be read: ${reason}.`);
