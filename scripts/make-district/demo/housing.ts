import type { Building } from './building.ts';
import type { Compound } from './compound.ts';
import { gardenAt, isFree, type Kept } from './garden.ts';

/** Most houses along one row, and rows in a block: what bounds the loops. */
const MOST_ALONG = 400;
const MOST_ROWS = 60;

type RowStyle = {
  /** Meters from row to row. */
  readonly pitch: number;
  readonly depth: number;
  readonly lengths: readonly [number, number];
  readonly gap: number;
  /** How far each second row is shifted, in meters. */
  readonly shift: number;
  /** Share of places that are built on. */
  readonly fill: number;
  readonly make: (compound: Compound, length: number) => Pick<Building, 'kind' | 'storeys' | 'stairwells' | 'flats'>;
};

/** One of several plans of an estate of six-storey slabs. */
export function buildSlabs(compound: Compound): void {
  const style: RowStyle = {
    pitch: compound.pick([44, 47, 50]),
    depth: compound.pick([11, 12, 13]),
    lengths: compound.pick([
      [34, 44],
      [42, 66],
      [28, 52],
    ] as const),
    gap: compound.pick([9, 12, 15]),
    shift: compound.pick([0, 0, 14, 22]),
    fill: compound.between(0.86, 0.97),
    make: slab,
  };
  const plan = compound.random();
  layWays(compound, style, { everyMeters: 190 });
  const kept: Kept[] = [];
  if (plan < 0.4) buildAlongStreets(compound, 0.8);
  if (plan > 0.3 && plan < 0.65) kept.push(gardenAt(compound));
  fillRows(compound, style, kept);
}

/** Estates of towers: rows of eleven storeys, a ring of high towers around a garden, or staggered points. */
export function buildTowers(compound: Compound): void {
  const plan = compound.random();
  const isPoints = plan > 0.72;
  const style: RowStyle = {
    pitch: isPoints ? compound.pick([58, 64]) : compound.pick([56, 62, 68]),
    depth: isPoints ? 21 : compound.pick([14, 15]),
    lengths: isPoints
      ? [22, 26]
      : compound.pick([
          [30, 36],
          [40, 58],
          [28, 46],
        ] as const),
    gap: isPoints ? 30 : compound.pick([15, 19, 24]),
    shift: isPoints ? 27 : compound.pick([0, 20]),
    fill: compound.between(0.78, 0.92),
    make: towerOf(compound.pick(isPoints ? [17, 24, 27] : [11, 11, 11, 17, 18])),
  };
  layWays(compound, style, { everyMeters: 260 });
  const kept = plan > 0.3 ? [gardenAt(compound)] : [];
  if (compound.random() < 0.55) buildShops(compound);
  fillRows(compound, style, kept);
}

type CottageStyle = {
  readonly pitches: readonly number[];
  readonly homes: readonly number[];
  readonly gaps: Span;
  readonly fill: Span;
};
type Span = readonly [number, number];

/** Close rows, two or three homes under one roof. */
export const TOWN_COTTAGES: CottageStyle = {
  pitches: [36, 39, 43],
  homes: [1, 1, 2, 2, 3],
  gaps: [2, 5],
  fill: [0.7, 0.92],
};
/** Every house by itself in its yard. */
export const FARMHOUSES: CottageStyle = { pitches: [46, 50], homes: [1], gaps: [5, 11], fill: [0.66, 0.84] };

/** Rows of one-storey houses, a lane between each two of them. */
export function buildCottages(compound: Compound, style: CottageStyle): void {
  const pitch = compound.pick(style.pitches);
  const fill = compound.between(...style.fill);
  const { south, north, west, east } = compound.extent;
  const spines = Math.max(1, Math.round((east - west) / 110));
  for (let n = 0; n < spines; n++)
    compound.addChord('column', west + ((n + 0.5) * (east - west)) / spines + compound.between(-9, 9), [true, true]);
  const lanes: number[] = [];
  for (let row = 0, v = south + 16; v < north - 9 && row < MOST_ROWS; row++, v += pitch) {
    if (compound.addChord('row', v, [compound.random() < 0.45, compound.random() < 0.45])) lanes.push(v);
  }
  compound.joinWays();
  for (const v of lanes)
    for (const side of [-1, 1]) cottageRow(compound, v + side * compound.between(7.2, 8.4), style, fill);
}

function cottageRow(compound: Compound, v: number, { homes, gaps }: CottageStyle, fill: number): void {
  const { west, east } = compound.extent;
  for (let n = 0, u = west + 8; u < east && n < MOST_ALONG; n++) {
    const houses = compound.pick(homes);
    const length = houses * compound.between(7.5, 9.5);
    const building: Building = {
      kind: 'cottage',
      center: [u + length / 2, v + compound.between(-0.6, 0.6)],
      angle: 0,
      length,
      depth: compound.between(6, 7.5),
      storeys: 1,
      stairwells: 1,
      flats: houses,
    };
    const isBuilt = compound.random() < fill && compound.place(building, 1.5);
    u += isBuilt || compound.random() < 0.2 ? length + compound.between(...gaps) : 4;
  }
}

/** Ways between the rows, and from street to street across them; not every end has a gate. */
function layWays(compound: Compound, { pitch, depth }: RowStyle, { everyMeters }: { everyMeters: number }): void {
  const { south, north, west, east } = compound.extent;
  const spines = Math.max(1, Math.round((east - west) / everyMeters));
  const at = Array.from(
    { length: spines },
    (_, n) => west + ((n + 0.5) * (east - west)) / spines + compound.between(-12, 12),
  );
  at.forEach((u, n) => {
    const closed = compound.random();
    compound.addChord('column', u, [n === 0 || closed > 0.35, closed < 0.75], pitch / 2);
  });
  for (let row = 0, v = firstRow(south, depth); v < north - 12 && row < MOST_ROWS; row++, v += pitch) {
    const lane = v + depth / 2 + 5.5;
    const chord = compound.chord('row', lane);
    if (!chord || !at.some((u) => u > chord.from + 8 && u < chord.to - 8)) continue;
    compound.addChord('row', lane, [compound.random() < 0.12, compound.random() < 0.12], 12);
  }
  compound.joinWays();
}

const firstRow = (south: number, depth: number) => south + 14 + depth / 2;

function fillRows(compound: Compound, style: RowStyle, kept: readonly Kept[]): void {
  const { south, north, west, east } = compound.extent;
  for (let row = 0, v = firstRow(south, style.depth); v < north && row < MOST_ROWS; row++, v += style.pitch) {
    const start = west + 8 + (row % 2) * style.shift;
    for (let n = 0, u = start; u < east && n < MOST_ALONG; n++) {
      const length = compound.between(...style.lengths);
      const building: Building = {
        ...style.make(compound, length),
        center: [u + length / 2, v],
        angle: 0,
        length,
        depth: style.depth,
      };
      const isWanted = isFree(building, kept) && compound.random() < style.fill;
      u += isWanted && compound.place(building, style.gap - 1) ? length + style.gap : isWanted ? 3 : 9;
    }
  }
}

function slab(compound: Compound, length: number) {
  const stairwells = Math.max(1, Math.round(length / 16.5));
  const storeys = compound.pick([5, 6, 6, 6, 7]);
  return { kind: 'slab', storeys, stairwells, flats: stairwells * 2 * storeys } as const;
}

const towerOf = (storeys: number) => (_: Compound, length: number) => {
  const stairwells = length > 27 ? Math.max(1, Math.round(length / 22)) : 1;
  const perLanding = length > 27 ? 2 : 3;
  return { kind: 'tower', storeys, stairwells, flats: stairwells * perLanding * storeys } as const;
};

/** Slabs with shops below along the larger streets. */
function buildAlongStreets(compound: Compound, fill: number): void {
  alongStreets(compound, ['main', 'secondary', 'embankment'], 13, ({ length }) => {
    const stairwells = Math.max(1, Math.round(length / 16.5));
    const built = { kind: 'slab', storeys: 6, stairwells, flats: stairwells * 2 * 5 } as const;
    return compound.random() < fill ? built : undefined;
  });
}

/** Two storeys of shops along the larger streets. */
function buildShops(compound: Compound): void {
  alongStreets(compound, ['main', 'secondary'], 12, () => {
    const built = { kind: 'shop', storeys: 2, stairwells: 0, flats: 0 } as const;
    return compound.random() < 0.85 ? built : undefined;
  });
}

type Front = { readonly length: number };
type Made = Pick<Building, 'kind' | 'storeys' | 'stairwells' | 'flats'> | undefined;

function alongStreets(compound: Compound, kinds: readonly string[], depth: number, make: (front: Front) => Made): void {
  for (const { from, to, kind } of compound.edges) {
    const edge = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (!kinds.includes(kind) || edge < 30) continue;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const off = (kind === 'main' ? 20 : kind === 'embankment' ? 16 : 14.5) + depth / 2;
    for (let n = 0, along = 8; along < edge - 12 && n < MOST_ALONG; n++) {
      const length = Math.min(compound.between(34, 58), edge - along - 6);
      if (length < 20) break;
      const middle = along + length / 2;
      // a block's edges run counterclockwise, so its inside is at their left
      const building = {
        center: [
          from[0] + middle * Math.cos(angle) - off * Math.sin(angle),
          from[1] + middle * Math.sin(angle) + off * Math.cos(angle),
        ] as const,
        angle,
        length,
        depth,
      };
      const made = make({ length });
      along += made && compound.place({ ...made, ...building }, 6) ? length + 8 : 10;
    }
  }
}
