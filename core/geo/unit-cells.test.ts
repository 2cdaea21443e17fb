import { describe, expect, it } from 'vitest';
import { readUnitCells, type UnitCellFile, unitCellCode, writeUnitCells } from './unit-cells.ts';

const notice = new TextEncoder().encode('示意图');
const file: UnitCellFile = {
  center: [126.56, 43.82],
  cells: [
    {
      grid: 3,
      number: 1,
      rings: [
        [
          [-150_000, 0],
          [1000, 0],
          [1000, 1000],
          [0, 1000],
        ],
        [
          [200, 200],
          [300, 300],
          [300, 200],
        ],
      ],
    },
    {
      grid: 255,
      number: 999,
      rings: [
        [
          [-5, -7],
          [40_000, 3],
          [2, 90_000],
        ],
      ],
    },
  ],
};

describe('a file of unit cells', () => {
  it('is read as it was written', () => {
    expect(readUnitCells(writeUnitCells(file, notice))).toEqual(file);
  });

  it('is refused when it is another file, of another version or cut', () => {
    const bytes = writeUnitCells(file, notice);
    expect(() => readUnitCells(new Uint8Array(64))).toThrow('It holds no unit cells.');
    expect(() => readUnitCells(bytes.slice(0, -1))).toThrow(RangeError);
    const other = bytes.slice();
    other[4] = 9;
    expect(() => readUnitCells(other)).toThrow('Version 9 is not 1.');
  });
});

describe('the code of a unit cell', () => {
  it('is that of its community and three digits', () => {
    expect(unitCellCode('220211001002', 7)).toBe('220211001002007');
  });
});
