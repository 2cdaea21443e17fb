import { MinHeap } from '../../core/geo/min-heap.ts';
import { localProjection, type PlanePoint } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { boxAround } from './tile-grid.ts';

/** So many cells the longer side of a water has: an arm that is narrower than one is not followed. */
const CELLS = 600;
/** Of the course, every so many cells make a corner, and the corners are then rounded. */
const STRIDE = 12;
/** Costs of a step to the next cell and to one across a corner (chamfer 3-4, Borgefors 1986). */
const STRAIGHT = 3;
const DIAGONAL = 4;

type Raster = { readonly width: number; readonly height: number; readonly isWater: Uint8Array };

/**
 * The line along a water that its name is written on: from one far end to the other, as far from the banks as it gets.
 *
 * Method: the cheapest way through the cells of a raster, where a step costs the less the farther away the banks are.
 *
 * @param rings - The outer one first, closed; islands are kept clear of.
 * @returns undefined for a water so narrow or so small that no way is found.
 */
export function waterCourse(rings: readonly (readonly LonLat[])[]): LonLat[] | undefined {
  const [west, south, east, north] = boxAround(rings[0]);
  const plane = localProjection([(west + east) / 2, (south + north) / 2]);
  const outlines = rings.map((ring) => ring.map((position) => plane.toPlane(position)));
  const [left, bottom, right, top] = extentOf(outlines[0]);
  const cell = Math.max(right - left, top - bottom) / CELLS;
  if (!(cell > 0)) return undefined;
  const local = outlines.map((ring) => ring.map(([x, y]): PlanePoint => [(x - left) / cell, (y - bottom) / cell]));
  const raster = rasterOf(local, Math.ceil((right - left) / cell) + 2, Math.ceil((top - bottom) / cell) + 2);
  const clearance = clearanceIn(raster);
  const widest = clearance.indexOf(clearance.reduce((most, one) => Math.max(most, one), 0));
  const even = (_: number, step: number) => step;
  const [, firstEnd] = ways(raster, widest, even);
  const [, secondEnd] = ways(raster, firstEnd, even);
  const [cameFrom] = ways(raster, firstEnd, (to, step) => step / clearance[to] ** 2);
  const cells = trace(cameFrom, firstEnd, secondEnd).filter((_, index) => index % STRIDE === 0);
  if (cells.length < 4) return undefined;
  const middle = (index: number): PlanePoint => [(index % raster.width) - 0.5, Math.floor(index / raster.width) - 0.5];
  const path = rounded(rounded(cells.map(middle)));
  return path.map(([x, y]) => plane.toLonLat([left + x * cell, bottom + y * cell]));
}

function extentOf(ring: readonly PlanePoint[]): [number, number, number, number] {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
}

/** Cells whose middle lies in the water (even-odd rule), with a dry cell around all of them. */
function rasterOf(rings: readonly (readonly PlanePoint[])[], width: number, height: number): Raster {
  const isWater = new Uint8Array(width * height);
  for (let row = 1; row < height - 1; row++) {
    const crossings = rings.flatMap((ring) => crossingsAt(ring, row - 0.5)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(1, Math.ceil(crossings[i] + 0.5));
      const to = Math.min(width - 2, Math.floor(crossings[i + 1] + 0.5));
      if (to >= from) isWater.fill(1, row * width + from, row * width + to + 1);
    }
  }
  return { width, height, isWater };
}

function crossingsAt(ring: readonly PlanePoint[], y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[i + 1]];
    if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
  }
  return crossings;
}

/** How far each cell of water is from the next dry one. */
function clearanceIn(raster: Raster): Uint32Array {
  const { width, isWater } = raster;
  const clearance = new Uint32Array(isWater.length);
  const pull = (at: number, before: readonly number[], steps: readonly number[]) => {
    if (isWater[at])
      clearance[at] = Math.min(clearance[at], ...before.map((offset, i) => clearance[at + offset] + steps[i]));
  };
  const above = [-1, -width - 1, -width, -width + 1];
  const below = above.map((offset) => -offset);
  const steps = [STRAIGHT, DIAGONAL, STRAIGHT, DIAGONAL];
  for (let at = 0; at < isWater.length; at++) clearance[at] = isWater[at] ? 0xffff_0000 : 0;
  for (let at = 0; at < isWater.length; at++) pull(at, above, steps);
  for (let at = isWater.length - 1; at >= 0; at--) pull(at, below, steps);
  return clearance;
}

/** The cheapest ways through water from a cell. @returns where each comes from, and the cell that costs most to reach. */
function ways(
  { width, isWater }: Raster,
  from: number,
  costOf: (to: number, step: number) => number,
): [cameFrom: Int32Array, farthest: number] {
  const cameFrom = new Int32Array(isWater.length).fill(-1);
  const costs = new Float64Array(isWater.length).fill(Infinity);
  const queue = new MinHeap();
  costs[from] = 0;
  queue.push(from, 0);
  let farthest = from;
  while (queue.size > 0) {
    const cost = queue.least;
    const at = queue.pop()!; // there is one
    if (cost > costs[at]) continue; // a cheaper way here was found after this entry was queued
    farthest = at;
    for (const dy of [-width, 0, width]) {
      for (const dx of [-1, 0, 1]) {
        const to = at + dy + dx;
        if (to === at || !isWater[to]) continue;
        const arrival = cost + costOf(to, dx === 0 || dy === 0 ? STRAIGHT : DIAGONAL);
        if (arrival >= costs[to]) continue;
        costs[to] = arrival;
        cameFrom[to] = at;
        queue.push(to, arrival);
      }
    }
  }
  return [cameFrom, farthest];
}

function trace(cameFrom: Int32Array, from: number, to: number): number[] {
  const cells = [to];
  for (let at = to; at !== from && cameFrom[at] >= 0; at = cameFrom[at]) cells.push(cameFrom[at]);
  return cells;
}

/** Corners cut at a quarter of each side (Chaikin 1974); the ends stay. */
function rounded(path: readonly PlanePoint[]): PlanePoint[] {
  const between = ([ax, ay]: PlanePoint, [bx, by]: PlanePoint, share: number): PlanePoint => [
    ax + share * (bx - ax),
    ay + share * (by - ay),
  ];
  const cut = path.slice(1).flatMap((to, i) => [between(path[i], to, 0.25), between(path[i], to, 0.75)]);
  return [path[0], ...cut.slice(1, -1), path[path.length - 1]];
}
