import { MinHeap } from '../../../core/geo/min-heap.ts';
import { curveThrough, distance, simplified } from './curve.ts';
import type { Place } from './noise.ts';
import type { Height } from './terrain.ts';
import type { OpenCountry } from './villages.ts';

/** Meters; side of the raster on which ways are sought. */
const CELL = 200;
const WEST = -12_000;
const SOUTH = -35_000;
const COLUMNS = 210;
const ROWS = 210;
/** A meter of rise costs as much as so many meters of way. */
const RISE_COST = 14;
/** Where a road lies already, going along it costs this share. */
const ALONG_ROAD = 0.25;
const MOST_LINKS = 60;

/**
 * Roads through the valleys from the town to every village: the cheapest way from what is joined already to the nearest
 * village that is not, again and again.
 *
 * @param gates - Corners of the town's streets at its fringe, where roads may begin.
 */
export function countryRoads(
  villages: readonly Place[],
  gates: readonly Place[],
  isOpen: OpenCountry,
  height: Height,
): Place[][] {
  const free = new Uint8Array(COLUMNS * ROWS);
  for (let cell = 0; cell < free.length; cell++) free[cell] = isOpen(placeOf(cell), 60) ? 1 : 0;
  const joined = new Map<number, Place>();
  for (const gate of gates) {
    const cell = cellOf(gate);
    for (const near of [cell, ...neighbors(cell)])
      if (free[near] && isClear(gate, placeOf(near), isOpen)) joined.set(near, gate);
  }
  const onRoad = new Uint8Array(free.length);
  const waiting = new Map(villages.map((place): [number, Place] => [cellOf(place), place]));
  const roads: Place[][] = [];
  for (let link = 0; link < MOST_LINKS && waiting.size > 0; link++) {
    const cells = cheapestWay(joined, waiting, { free, onRoad, height });
    if (!cells) break;
    const [start, end] = [joined.get(cells[0])!, waiting.get(cells[cells.length - 1])!]; // the way runs between those
    waiting.delete(cells[cells.length - 1]);
    // roads are smoother than the raster: one that leaves another begins at a point of it
    const from = onRoad[cells[0]] ? nearestPoint(roads, start) : start;
    roads.push(smooth([from, ...cells.slice(1, -1).map(placeOf), end], isOpen));
    for (const cell of cells) {
      onRoad[cell] = 1;
      joined.set(cell, placeOf(cell));
    }
  }
  return roads;
}

const nearestPoint = (roads: readonly (readonly Place[])[], place: Place): Place =>
  roads.flat().reduce((best, point) => (distance(point, place) < distance(best, place) ? point : best));

const placeOf = (cell: number): Place => [
  WEST + ((cell % COLUMNS) + 0.5) * CELL,
  SOUTH + (Math.floor(cell / COLUMNS) + 0.5) * CELL,
];
const cellOf = ([x, y]: Place): number => Math.floor((y - SOUTH) / CELL) * COLUMNS + Math.floor((x - WEST) / CELL);

function neighbors(cell: number): number[] {
  const column = cell % COLUMNS;
  return [-1, 0, 1].flatMap((row) =>
    [-1, 0, 1]
      .filter((step) => (row !== 0 || step !== 0) && column + step >= 0 && column + step < COLUMNS)
      .map((step) => cell + row * COLUMNS + step)
      .filter((near) => near >= 0 && near < COLUMNS * ROWS),
  );
}

type Raster = { readonly free: Uint8Array; readonly onRoad: Uint8Array; readonly height: Height };

/** Method: Dijkstra from all sources at once, to the first goal. */
function cheapestWay(
  sources: ReadonlyMap<number, unknown>,
  goals: ReadonlyMap<number, unknown>,
  { free, onRoad, height }: Raster,
): number[] | undefined {
  const cost = new Float64Array(free.length).fill(Infinity);
  const before = new Int32Array(free.length).fill(-1);
  const heap = new MinHeap();
  for (const cell of sources.keys()) {
    cost[cell] = 0;
    heap.push(cell, 0);
  }
  for (let cell = heap.pop(); cell !== undefined; cell = heap.pop()) {
    if (goals.has(cell)) return backFrom(cell, before);
    for (const near of neighbors(cell)) {
      if (!free[near]) continue;
      const [from, to] = [placeOf(cell), placeOf(near)];
      const rise = Math.abs(height(...to) - height(...from));
      const share = onRoad[cell] && onRoad[near] ? ALONG_ROAD : 1;
      const through = cost[cell] + share * (distance(from, to) + RISE_COST * rise);
      if (through >= cost[near]) continue;
      cost[near] = through;
      before[near] = cell;
      heap.push(near, through);
    }
  }
  return undefined;
}

function backFrom(cell: number, before: Int32Array): number[] {
  const cells = [cell];
  while (before[cells[0]] >= 0) cells.unshift(before[cells[0]]);
  return cells;
}

/** A road bends gently, but not into the water or the town. */
function smooth(path: readonly Place[], isOpen: OpenCountry): Place[] {
  for (const tolerance of [130, 70, 30]) {
    const curve = curveThrough(simplified(path, tolerance), 70);
    if (curve.slice(1).every((place) => isOpen(place, 25))) return curve;
  }
  return [...path];
}

function isClear(from: Place, to: Place, isOpen: OpenCountry): boolean {
  const steps = Math.max(2, Math.ceil(distance(from, to) / 8));
  for (let n = 1; n <= steps; n++)
    if (!isOpen([from[0] + ((to[0] - from[0]) * n) / steps, from[1] + ((to[1] - from[1]) * n) / steps], 0))
      return false;
  return true;
}
