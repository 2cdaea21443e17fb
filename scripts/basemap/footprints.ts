import {
  BUILDINGS_HEADER,
  BUILDINGS_MAGIC,
  BUILDINGS_VERSION,
  BYTES_PER_BUILDING,
} from '../../core/geo/building-doors.ts';
import { localProjection } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { InputProblem } from '../import/input-problem.ts';
import { BUILDING_KINDS, type BuildingKind, cornersOf } from '../make-district/demo/building.ts';

/** What stands on the ground: its closed ring, what it is and how many storeys it has. */
export type Building = { readonly ring: readonly LonLat[]; readonly kind: BuildingKind; readonly storeys: number };

/**
 * The buildings of a `buildings.bin`.
 *
 * @throws InputProblem when the bytes are no such file, of another version, or cut short.
 */
export function readFootprints(bytes: Uint8Array): Building[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < BUILDINGS_HEADER || view.getUint32(0, true) !== BUILDINGS_MAGIC)
    throw refused('it is no file of buildings');
  const version = view.getUint16(4, true);
  if (version !== BUILDINGS_VERSION)
    throw refused(`it is of version ${version}, and this program reads version ${BUILDINGS_VERSION}`);
  const count = view.getUint32(24, true);
  const start = BUILDINGS_HEADER + view.getUint32(28, true);
  const needed = start + BYTES_PER_BUILDING * count;
  if (needed !== bytes.byteLength) throw refused(`it has ${bytes.byteLength} bytes and should have ${needed}`);
  const plane = localProjection([view.getFloat64(8, true), view.getFloat64(16, true)]);
  return Array.from({ length: count }, (_, index) => {
    const at = start + BYTES_PER_BUILDING * index;
    const kind = BUILDING_KINDS[view.getUint8(at + 24)];
    if (!kind) throw refused(`building ${index} is of an unknown kind`);
    const corners = cornersOf({
      center: [view.getInt32(at, true) / 10, view.getInt32(at + 4, true) / 10],
      angle: (view.getUint16(at + 12, true) / 65_536) * 2 * Math.PI,
      length: view.getUint16(at + 14, true) / 10,
      depth: view.getUint16(at + 16, true) / 10,
    }).map((corner) => plane.toLonLat(corner));
    return { ring: [...corners, corners[0]], kind, storeys: view.getUint8(at + 25) };
  });
}

const refused = (reason: string) => new InputProblem(`buildings.bin cannot be read: ${reason}.`);
