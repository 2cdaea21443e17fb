import type { UnitCell } from '../../../core/geo/unit-cells.ts';
import type { PlanarMap } from '../plane/planar-map.ts';
import { dissolve, doubledArea, placeInside, type Ring, ringsOfFace } from '../plane/rings.ts';
import { type LatticePoint, overshot } from '../plane/segment.ts';
import { gapsAlong, type Housed, split } from './cut-blocks.ts';
import { groundPlan, keptLines, type PlanLine } from './ground-plan.ts';
import type { DemoPlan } from './make-plan.ts';

/** Square decimeters: a cell of the town is about 100 m × 100 m and has at most this. */
const MOST_AREA = 1_900_000;
/** Neither part of a piece of town has less than this share of it. */
const LEAST_SHARE = 0.25;
const MOST_DEPTH = 8;
/** Decimeters: sides of the squares of open country, from lonely ones down to those with houses. */
const SQUARES = [16_000, 8000, 4000, 2000, 1000];
/** A piece smaller than this share of a cell joins the neighbor with which it has the longest border. */
const SLIVER_SHARE = 0.22;

/**
 * Unit cells of every grid, in the order of the grids: pieces of about a hectare in town, cut between the buildings, and
 * squares in the country that are the larger the fewer houses there are.
 */
export function unitCells(plan: DemoPlan): UnitCell[] {
  const { areas, units } = plan;
  const gridOf = new Map(units.flatMap(({ faces }, grid) => faces.map((face): [number, number] => [face, grid])));
  const faceAt = (x: number, y: number) => areas.locator.find(Math.round(x), Math.round(y));
  const { map } = groundPlan(
    [...keptLines(areas.plan), ...townCuts(plan), ...countryCuts(plan)],
    (kind, x, y) => kind !== 'parish' || areas.villageOf[faceAt(10 * x, 10 * y)] >= 0,
  );
  const grids = map.faces.map((_, face) =>
    face === 0 ? undefined : gridOf.get(faceAt(...placeInside(ringsOfFace(map, face)))),
  );
  const tidy = withoutStrays(map, grids);
  const cellOf = joinedSlivers(map, tidy);
  return numbered(dissolve(map, cellOf), tidy, plan);
}

function townCuts({ areas, buildings, households, blocks }: DemoPlan): PlanLine[] {
  const housed = new Map<number, Housed[]>();
  buildings.forEach((building, i) => {
    const [x, y] = building.center;
    const face = areas.locator.find(Math.round(10 * x), Math.round(10 * y));
    if (areas.blockOf[face] < 0) return;
    housed.set(face, [...(housed.get(face) ?? []), { ...building, households: 1 + households[i] }]);
  });
  const cuts: PlanLine[] = [];
  areas.blockOf.forEach((block, face) => {
    if (block < 0) return;
    const [ring] = ringsOfFace(areas.plan.map, face);
    divide(ring, housed.get(face) ?? [], blocks[block].angle, 0, (path) =>
      cuts.push({ kind: 'cut', path: overshot(path) }),
    );
  });
  return cuts;
}

function divide(
  ring: Ring,
  houses: readonly Housed[],
  angle: number,
  depth: number,
  take: (path: readonly LatticePoint[]) => void,
): void {
  if (doubledArea(ring) / 2 <= MOST_AREA || depth >= MOST_DEPTH) return;
  for (const { axis, level } of levels(ring, houses, angle)) {
    const parts = split(ring, axis, level);
    if (!parts) continue;
    const share = doubledArea(parts.before) / doubledArea(ring);
    if (share < LEAST_SHARE || share > 1 - LEAST_SHARE) continue;
    take(parts.cut);
    const isBefore = ({ center: [x, y] }: Housed) => x * Math.cos(axis) + y * Math.sin(axis) < level;
    divide(parts.before, houses.filter(isBefore), angle, depth + 1, take);
    divide(
      parts.after,
      houses.filter((house) => !isBefore(house)),
      angle,
      depth + 1,
      take,
    );
    return;
  }
}

/** Where a piece may be cut, the best first: between buildings and near the middle of its longer side. */
function levels(ring: Ring, houses: readonly Housed[], angle: number): { axis: number; level: number }[] {
  const axes = [angle, angle + Math.PI / 2].map((axis) => {
    const along = ring.map(([x, y]) => (x * Math.cos(axis) + y * Math.sin(axis)) / 10);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    return { axis, middle: (low + high) / 2, length: high - low };
  });
  axes.sort((a, b) => b.length - a.length);
  const gaps = axes.flatMap(({ axis, middle }) =>
    gapsAlong(houses, axis)
      .map(({ level }) => ({ axis, level, off: Math.abs(level - middle) }))
      .sort((a, b) => a.off - b.off)
      .slice(0, 4),
  );
  return [...gaps, ...axes.map(({ axis, middle }) => ({ axis, level: middle }))];
}

/** Borders of squares over the whole district; only what lies in open country stays. */
function countryCuts({ land, buildings, blockOf }: DemoPlan): PlanLine[] {
  const housed = SQUARES.map((side) => new Set<string>(squaresWith(buildings, blockOf, side)));
  const [xs, ys] = [0, 1].map((axis) => land.border.map((point) => point[axis]));
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  return squareBorders(box, housed).map((path) => ({ kind: 'parish', path }));
}

function* squaresWith(buildings: DemoPlan['buildings'], blockOf: readonly number[], side: number): Generator<string> {
  for (const [i, { center }] of buildings.entries())
    if (blockOf[i] < 0) yield center.map((value) => Math.floor((10 * value) / side)).join(' ');
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Borders of all squares that touch a box: a square is divided in four while it has a house in it. */
function squareBorders([west, south, east, north]: Box, sides: readonly ReadonlySet<string>[]): LatticePoint[][] {
  const borders: LatticePoint[][] = [];
  const visit = (column: number, row: number, level: number) => {
    const side = SQUARES[level];
    const [x, y] = [column * side, row * side];
    if (x > east || y > north || x + side < west || y + side < south) return;
    if (level + 1 < SQUARES.length && sides[level].has(`${column} ${row}`)) {
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ])
        visit(2 * column + dx, 2 * row + dy, level + 1);
      return;
    }
    borders.push([
      [x, y + side],
      [x, y],
      [x + side, y],
    ]);
  };
  const largest = SQUARES[0];
  for (let row = Math.floor(south / largest); row * largest <= north; row++)
    for (let column = Math.floor(west / largest); column * largest <= east; column++) visit(column, row, 0);
  return borders;
}

/** Square decimeters; what is smaller came about where a rounded border moved by a decimeter. */
const STRAY = 5000;

/** Grids of faces, strays given to the neighbor with which they have the longest border. */
function withoutStrays(map: PlanarMap, grids: readonly (number | undefined)[]): (number | undefined)[] {
  const borders = bordersBetween(map, (face) => grids[face] !== undefined);
  return grids.map((grid, face) => {
    if (grid === undefined || map.faces[face].doubledArea / 2 > STRAY || borders[face].size === 0) return grid;
    return grids[longest(borders[face])];
  });
}

/** Decimeters of border between neighboring faces. */
function bordersBetween(map: PlanarMap, isIn: (face: number) => boolean): Map<number, number>[] {
  const borders = map.faces.map(() => new Map<number, number>());
  for (let half = 0; half < map.from.length; half++) {
    const [a, b] = [map.faceOf[half], map.faceOf[half ^ 1]];
    if (a === b || !isIn(a) || !isIn(b)) continue;
    const [from, to] = [map.from[half], map.from[half ^ 1]];
    const length = Math.hypot(map.xs[to] - map.xs[from], map.ys[to] - map.ys[from]);
    borders[a].set(b, (borders[a].get(b) ?? 0) + length);
  }
  return borders;
}

const longest = (border: ReadonlyMap<number, number>): number => [...border].reduce((a, b) => (b[1] > a[1] ? b : a))[0];

/** A cell for each face; one that is too small is a part of a neighbor of the same grid. */
function joinedSlivers(map: PlanarMap, grids: readonly (number | undefined)[]): Int32Array {
  const cellOf = Int32Array.from(grids, (grid, face) => (grid === undefined ? -1 : face));
  const areas = map.faces.map(({ doubledArea: doubled }) => doubled / 2);
  const borders = bordersBetween(map, (face) => grids[face] !== undefined);
  /** The face whose cell a face is a part of by now. */
  const rootOf = (face: number) => {
    let root = face;
    for (let steps = 0; cellOf[root] !== root && steps < grids.length; steps++) root = cellOf[root];
    return root;
  };
  const order = [...map.faces.keys()].filter((face) => cellOf[face] >= 0).sort((a, b) => areas[a] - areas[b]);
  for (const face of order) {
    if (areas[face] > SLIVER_SHARE * MOST_AREA) break;
    const own = new Map([...borders[face]].filter(([near]) => grids[near] === grids[face] && rootOf(near) !== face));
    if (own.size > 0) cellOf[face] = rootOf(longest(own));
  }
  return cellOf.map((cell, face) => (cell < 0 ? cell : rootOf(face)));
}

function numbered(
  outlines: ReturnType<typeof dissolve>,
  grids: readonly (number | undefined)[],
  { units }: DemoPlan,
): UnitCell[] {
  const drafts = [...outlines].flatMap(
    ([cell, polygons]) => polygons.map((rings) => ({ grid: grids[cell]!, rings })), // a cell is a face of a grid
  );
  const byPlace = (a: (typeof drafts)[number], b: (typeof drafts)[number]) =>
    a.grid - b.grid || b.rings[0][0][1] - a.rings[0][0][1] || a.rings[0][0][0] - b.rings[0][0][0];
  const counts = new Map<string, number>();
  return drafts.sort(byPlace).map(({ grid, rings }) => {
    const { code } = units[grid].community;
    const number = (counts.get(code) ?? 0) + 1;
    counts.set(code, number);
    return { grid, number, rings };
  });
}
