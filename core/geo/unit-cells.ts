import type { PlanePoint } from './projection.ts';
import { type LonLat, lonLat } from './units.ts';
import { VarintReader, VarintWriter } from './varints.ts';

/**
 * Unit cells (单元网格): the smallest areas that are counted in, each within one grid. A cell's code is that of its community
 * and three digits more.
 */
export type UnitCell = {
  /** Index of its grid in the order of `grids.geojson`. */
  readonly grid: number;
  /** Its number in its community, from 1 to 999. */
  readonly number: number;
  /** Closed by its first point; the outer ring, then its holes, in decimeters on the plane around the file's center. */
  readonly rings: readonly (readonly PlanePoint[])[];
};

export type UnitCellFile = { readonly center: LonLat; readonly cells: readonly UnitCell[] };

/** "DSUC", little-endian. */
const MAGIC = 0x4355_5344;
const VERSION = 1;
const DATUM_WGS84 = 0;
const HEADER = 32;

/** The code of a cell: 6 digits of the district, 3 of the subdistrict, 3 of the community and 3 of its own. */
export const unitCellCode = (community: string, number: number): string => community + String(number).padStart(3, '0');

/**
 * `unit-cells.bin`, version 1: a header of 32 bytes (magic, version and datum as 16 bits each, longitude and latitude of the
 * center as doubles, count, length of the notice), the notice, then per cell as varints its grid, its number, how many
 * rings it has, and per ring how many points, each as its way from the point before, signed, in decimeters.
 */
export function writeUnitCells({ center, cells }: UnitCellFile, notice: Uint8Array): Uint8Array {
  const padded = Math.ceil(notice.byteLength / 8) * 8;
  const body = new VarintWriter();
  let [x, y] = [0, 0];
  for (const { grid, number, rings } of cells) {
    for (const value of [grid, number, rings.length]) body.put(value);
    for (const ring of rings) {
      body.put(ring.length);
      for (const [nextX, nextY] of ring) {
        body.putSigned(nextX - x);
        body.putSigned(nextY - y);
        [x, y] = [nextX, nextY];
      }
    }
  }
  const bytes = new Uint8Array(HEADER + padded + body.bytes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, DATUM_WGS84, true);
  view.setFloat64(8, center[0], true);
  view.setFloat64(16, center[1], true);
  view.setUint32(24, cells.length, true);
  view.setUint32(28, padded, true);
  bytes.set(notice, HEADER);
  bytes.set(body.bytes, HEADER + padded);
  return bytes;
}

/** @throws RangeError saying what is wrong: another kind of file, another version or datum, a file that is cut. */
export function readUnitCells(bytes: Uint8Array): UnitCellFile {
  if (bytes.byteLength < HEADER) throw new RangeError(`A file of ${bytes.byteLength} bytes is cut.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('It holds no unit cells.');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new RangeError(`Version ${version} is not ${VERSION}.`);
  const datum = view.getUint16(6, true);
  if (datum !== DATUM_WGS84) throw new RangeError(`Datum ${datum} is not WGS-84.`);
  const reader = new VarintReader(bytes, HEADER + view.getUint32(28, true));
  const count = view.getUint32(24, true);
  if (count > bytes.byteLength) throw new RangeError(`${count} cells are not in ${bytes.byteLength} bytes.`);
  let [x, y] = [0, 0];
  const cells = Array.from({ length: count }, (): UnitCell => {
    const [grid, number, rings] = [reader.next(), reader.next(), reader.count()];
    return {
      grid,
      number,
      rings: Array.from({ length: rings }, () =>
        Array.from({ length: reader.count() }, (): PlanePoint => {
          x += reader.nextSigned();
          y += reader.nextSigned();
          return [x, y];
        }),
      ),
    };
  });
  return { center: lonLat(view.getFloat64(8, true), view.getFloat64(16, true)), cells };
}
