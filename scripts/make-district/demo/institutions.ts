import type { Building, BuildingKind } from './building.ts';
import type { Compound } from './compound.ts';

type CellStyle = {
  readonly kind: BuildingKind;
  /** Meters a cell has at most along either side. */
  readonly cell: readonly [number, number];
  readonly gap: number;
  readonly fill: number;
  /** Share of a cell's sides that its building takes. */
  readonly share: readonly [number, number];
  readonly storeys: readonly number[];
};

/** Whole blocks of what people do not live in. */
const STYLES: Readonly<Record<'commerce' | 'institution' | 'industry' | 'campus' | 'market', readonly CellStyle[]>> = {
  commerce: [
    { kind: 'mall', cell: [130, 90], gap: 14, fill: 0.95, share: [0.8, 0.95], storeys: [4, 5, 6] },
    { kind: 'office', cell: [62, 46], gap: 12, fill: 0.9, share: [0.6, 0.85], storeys: [6, 9, 12, 18, 24] },
    { kind: 'shop', cell: [70, 28], gap: 10, fill: 0.9, share: [0.7, 0.9], storeys: [2, 3, 3, 4] },
  ],
  institution: [
    { kind: 'office', cell: [84, 44], gap: 18, fill: 0.62, share: [0.45, 0.75], storeys: [4, 5, 6, 8] },
    { kind: 'office', cell: [64, 34], gap: 14, fill: 0.6, share: [0.5, 0.8], storeys: [3, 4, 5, 6] },
  ],
  industry: [
    { kind: 'factory', cell: [150, 64], gap: 16, fill: 0.8, share: [0.6, 0.9], storeys: [1, 1, 2] },
    { kind: 'factory', cell: [96, 46], gap: 14, fill: 0.78, share: [0.6, 0.85], storeys: [1, 1, 2, 3] },
  ],
  campus: [{ kind: 'campus', cell: [110, 62], gap: 24, fill: 0.62, share: [0.4, 0.72], storeys: [4, 5, 6, 6, 10] }],
  market: [{ kind: 'market', cell: [78, 19], gap: 8, fill: 1, share: [0.72, 0.9], storeys: [1] }],
};
const MOST_DEPTH = 9;

export function buildCells(compound: Compound, use: keyof typeof STYLES): void {
  const { west, east, south, north } = compound.extent;
  if (east - west > 150) compound.addChord('column', (west + east) / 2 + compound.between(-20, 20), [true, true]);
  if (north - south > 170) compound.addChord('row', (south + north) / 2 + compound.between(-20, 20), [true, true]);
  compound.joinWays();
  const style = compound.pick(STYLES[use]);
  fillCell(compound, style, { west, east, south, north }, 0);
}

type Cell = Compound['extent'];

/** Cut in two until a cell is small enough, then build on it. */
function fillCell(compound: Compound, style: CellStyle, cell: Cell, depth: number): void {
  const { west, east, south, north } = cell;
  const [width, height] = [east - west, north - south];
  const [mostWidth, mostHeight] = style.cell;
  if (depth < MOST_DEPTH && (width > mostWidth || height > mostHeight)) {
    const at = compound.between(0.4, 0.6);
    if (width / mostWidth > height / mostHeight) {
      const cut = west + width * at;
      fillCell(compound, style, { ...cell, east: cut }, depth + 1);
      fillCell(compound, style, { ...cell, west: cut }, depth + 1);
    } else {
      const cut = south + height * at;
      fillCell(compound, style, { ...cell, north: cut }, depth + 1);
      fillCell(compound, style, { ...cell, south: cut }, depth + 1);
    }
    return;
  }
  if (compound.random() > style.fill) return;
  const building: Building = {
    kind: style.kind,
    center: [(west + east) / 2, (south + north) / 2],
    angle: 0,
    length: Math.max(10, (width - style.gap) * compound.between(...style.share)),
    depth: Math.max(8, (height - style.gap) * compound.between(...style.share)),
    storeys: compound.pick(style.storeys),
    stairwells: 0,
    flats: 0,
  };
  settle(compound, building);
}

/** In the middle of its cell or a little beside it, as large as fits. */
function settle(compound: Compound, building: Building): void {
  const [u, v] = building.center;
  for (const scale of [1, 0.75, 0.55])
    for (const [du, dv] of [
      [0, 0],
      [9, 0],
      [-9, 0],
      [0, 9],
      [0, -9],
    ]) {
      const { length, depth } = building;
      if (compound.place({ ...building, center: [u + du, v + dv], length: length * scale, depth: depth * scale }, 7))
        return;
    }
}

/** Teaching slabs in the north, the running track in the south stays open. */
export function buildSchool(compound: Compound): void {
  const { west, east, south, north } = compound.extent;
  compound.addChord('column', west + (east - west) * compound.between(0.3, 0.7), [true, false], (north - south) * 0.45);
  compound.joinWays();
  for (const [share, length, depth, storeys] of [
    [0.82, 62, 13, 4],
    [0.62, 54, 12, 5],
    [0.42, 40, 15, 3],
  ]) {
    const v = south + (north - south) * share;
    for (const at of [0.3, 0.7]) {
      const center = [west + (east - west) * at, v] as const;
      settle(compound, { kind: 'school', center, angle: 0, length, depth, storeys, stairwells: 0, flats: 0 });
    }
  }
}

/** A high ward block with wings. */
export function buildHospital(compound: Compound): void {
  const { west, east, south, north } = compound.extent;
  compound.addChord('column', (west + east) / 2 - 12, [true, true]);
  compound.joinWays();
  for (const [u, v, length, depth, storeys] of [
    [0.7, 0.5, 74, 20, 12],
    [0.7, 0.8, 60, 16, 6],
    [0.28, 0.72, 52, 16, 5],
    [0.28, 0.4, 44, 18, 8],
    [0.7, 0.24, 50, 14, 4],
  ]) {
    const center = [west + (east - west) * u, south + (north - south) * v] as const;
    settle(compound, { kind: 'hospital', center, angle: 0, length, depth, storeys, stairwells: 0, flats: 0 });
  }
}
