import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILDINGS_HEADER, BYTES_PER_BUILDING, readBuildingDoors } from './building-doors.ts';
import { localProjection } from './projection.ts';

const NOTICE = 8;

/** A file of one building around 126.5° E, 43.8° N: center 100 m east, its door 5 m south of it, 12 households. */
function oneBuilding(): Uint8Array {
  const bytes = new Uint8Array(BUILDINGS_HEADER + NOTICE + BYTES_PER_BUILDING);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x4442_5344, true);
  view.setUint16(4, 1, true);
  view.setFloat64(8, 126.5, true);
  view.setFloat64(16, 43.8, true);
  view.setUint32(24, 1, true);
  view.setUint32(28, NOTICE, true);
  view.setInt32(BUILDINGS_HEADER + NOTICE, 1000, true);
  view.setInt16(BUILDINGS_HEADER + NOTICE + 10, -50, true);
  view.setUint16(BUILDINGS_HEADER + NOTICE + 20, 12, true);
  return bytes;
}

describe('readBuildingDoors', () => {
  it('reads where the doors are and who lives behind them', () => {
    const { doors, households } = readBuildingDoors(oneBuilding());
    expect(doors).toHaveLength(1);
    const [x, y] = localProjection([126.5, 43.8]).toPlane(doors[0]);
    expect([x, y]).toEqual([expect.closeTo(100, 3), expect.closeTo(-5, 3)]);
    expect([...households]).toEqual([12]);
  });

  it('reads the shipped demo: 127,000 households', () => {
    const bytes = readFileSync(new URL('../../geodata/fengman-demo/buildings.bin', import.meta.url));
    const { doors, households } = readBuildingDoors(bytes);
    expect(doors).toHaveLength(households.length);
    expect(households.reduce((sum, count) => sum + count, 0)).toBe(127_000);
  });

  it.each([
    ['a cut header', (bytes: Uint8Array) => bytes.subarray(0, 20), 'is cut'],
    ['a cut body', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1), 'are not 68'],
    ['another kind', (bytes: Uint8Array) => bytes.with(0, 0), 'holds no buildings'],
    ['another version', (bytes: Uint8Array) => bytes.with(4, 9), 'Version 9'],
    ['another datum', (bytes: Uint8Array) => bytes.with(6, 3), 'Datum 3'],
  ])('refuses %s', (_, change, reason) => {
    expect(() => readBuildingDoors(change(oneBuilding()))).toThrow(reason);
  });
});
