import {
  BUILDINGS_HEADER,
  BUILDINGS_MAGIC,
  BUILDINGS_VERSION,
  BYTES_PER_BUILDING,
} from '../../../core/geo/building-doors.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import { BUILDING_KINDS, type Building } from './building.ts';
import { eldersOf } from './elders.ts';
import type { Entrance } from './homes.ts';

/**
 * `buildings.bin`, version 1: a header of 32 bytes (magic, version and datum as 16 bits each, longitude and latitude of the
 * center as doubles, count, length of the notice), the notice, then 28 bytes per building: center and door in decimeters
 * on the plane of the walk graph, the long side's angle in 1/65,536 of a turn, sides in decimeters, flats, households,
 * number of the grid in the order of `grids.geojson`, kind, storeys, stairwells, percent of elders.
 */
export function buildingFile(
  buildings: readonly Building[],
  {
    households,
    entrances,
    gridOf,
  }: { households: readonly number[]; entrances: readonly Entrance[]; gridOf: readonly number[] },
  center: LonLat,
  notice: Uint8Array,
): Uint8Array {
  const padded = Math.ceil(notice.byteLength / 8) * 8;
  const bytes = new Uint8Array(BUILDINGS_HEADER + padded + BYTES_PER_BUILDING * buildings.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, BUILDINGS_MAGIC, true);
  view.setUint16(4, BUILDINGS_VERSION, true);
  view.setUint16(6, 0, true);
  view.setFloat64(8, center[0], true);
  view.setFloat64(16, center[1], true);
  view.setUint32(24, buildings.length, true);
  view.setUint32(28, padded, true);
  bytes.set(notice, BUILDINGS_HEADER);
  buildings.forEach((building, i) => {
    const at = BUILDINGS_HEADER + padded + BYTES_PER_BUILDING * i;
    const decimeters = (meters: number) => Math.round(10 * meters);
    const [x, y] = building.center.map(decimeters);
    const [doorX, doorY] = entrances[i].door.map(decimeters);
    const turn = ((building.angle / (2 * Math.PI)) % 1) + 1;
    view.setInt32(at, x, true);
    view.setInt32(at + 4, y, true);
    view.setInt16(at + 8, doorX - x, true);
    view.setInt16(at + 10, doorY - y, true);
    view.setUint16(at + 12, Math.round(turn * 65_536) % 65_536, true);
    view.setUint16(at + 14, decimeters(building.length), true);
    view.setUint16(at + 16, decimeters(building.depth), true);
    view.setUint16(at + 18, building.flats, true);
    view.setUint16(at + 20, households[i], true);
    view.setUint16(at + 22, gridOf[i], true);
    view.setUint8(at + 24, BUILDING_KINDS.indexOf(building.kind));
    view.setUint8(at + 25, building.storeys);
    view.setUint8(at + 26, building.stairwells);
    view.setUint8(at + 27, eldersOf(building));
  });
  return bytes;
}
