import { localProjection } from './projection.ts';
import { type LonLat, lonLat } from './units.ts';

/** Front doors of a district's buildings, and how many households live behind each. */
export type BuildingDoors = {
  readonly doors: readonly LonLat[];
  readonly households: Uint16Array;
};

/** "DSBD", little-endian. */
export const BUILDINGS_MAGIC = 0x4442_5344;
export const BUILDINGS_VERSION = 1;
export const BUILDINGS_HEADER = 32;
export const BYTES_PER_BUILDING = 28;
const DATUM_WGS84 = 0;

/**
 * Read doors and households out of `buildings.bin`, format version 1: a header of 32 bytes (magic, version and datum as 16 bits
 * each, longitude and latitude of the center as doubles, count, length of the notice), the notice, then 28 bytes per
 * building, which begin with its center and the way from there to its door in decimeters.
 *
 * @throws RangeError saying what is wrong: another kind of file, another version or datum, a file that is cut.
 */
export function readBuildingDoors(bytes: Uint8Array): BuildingDoors {
  if (bytes.byteLength < BUILDINGS_HEADER) throw new RangeError(`A file of ${bytes.byteLength} bytes is cut.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== BUILDINGS_MAGIC) throw new RangeError('It holds no buildings.');
  const version = view.getUint16(4, true);
  if (version !== BUILDINGS_VERSION) throw new RangeError(`Version ${version} is not ${BUILDINGS_VERSION}.`);
  const datum = view.getUint16(6, true);
  if (datum !== DATUM_WGS84) throw new RangeError(`Datum ${datum} is not WGS-84.`);
  const [count, notice] = [24, 28].map((at) => view.getUint32(at, true));
  const wanted = BUILDINGS_HEADER + notice + BYTES_PER_BUILDING * count;
  if (bytes.byteLength !== wanted) throw new RangeError(`${bytes.byteLength} bytes are not ${wanted}.`);

  const { toLonLat } = localProjection(lonLat(view.getFloat64(8, true), view.getFloat64(16, true)));
  const rows = Array.from({ length: count }, (_, i) => BUILDINGS_HEADER + notice + BYTES_PER_BUILDING * i);
  return {
    doors: rows.map((at) => {
      const x = view.getInt32(at, true) + view.getInt16(at + 8, true);
      const y = view.getInt32(at + 4, true) + view.getInt16(at + 10, true);
      return toLonLat([x / 10, y / 10]);
    }),
    households: Uint16Array.from(rows, (at) => view.getUint16(at + 20, true)),
  };
}
