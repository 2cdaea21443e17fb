/** Areas that touch, as a graph: what is to be shared out among equal parts. */
export type AreaGraph = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** What every part should have the same of. */
  readonly weights: readonly number[];
  /** Neighbors of each area with the cost of a border between them. */
  readonly neighbors: readonly (readonly (readonly [area: number, cost: number])[])[];
};

const ROTATIONS = 6;
const PASSES = 8;
/** What a part's share of a household too many or too few costs, beside the length of borders. */
const IMBALANCE = 26;

/**
 * Share areas out among parts of given sizes, each in one piece.
 *
 * @param sizes - How many units each part has; its weight is to be in proportion.
 * @returns for each part its areas.
 */
export function shareOut(graph: AreaGraph, areas: readonly number[], sizes: readonly number[]): number[][] {
  if (sizes.length === 1) return [[...areas]];
  const middle = Math.floor(sizes.length / 2);
  const [first, second] = [sizes.slice(0, middle), sizes.slice(middle)];
  const [a, b] = bisect(graph, areas, total(first) / total(sizes), total(sizes));
  return [...shareOut(graph, a, first), ...shareOut(graph, b, second)];
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** In two pieces, the first with a share of the weight: the best of cuts in several directions, each improved along its border. */
function bisect(graph: AreaGraph, areas: readonly number[], share: number, units: number): [number[], number[]] {
  const weight = total(areas.map((area) => graph.weights[area]));
  const perUnit = weight / units;
  const goal = share * weight;
  let best: { isFirst: Map<number, boolean>; cost: number } | undefined;
  for (let turn = 0; turn < ROTATIONS; turn++) {
    const isFirst = sweep(graph, areas, goal, (turn * Math.PI) / ROTATIONS);
    repair(graph, isFirst);
    improve(graph, isFirst, goal, perUnit);
    const cost = costOf(graph, isFirst, goal, perUnit);
    if (!best || cost < best.cost) best = { isFirst, cost };
  }
  const side = (wanted: boolean) => areas.filter((area) => best?.isFirst.get(area) === wanted);
  return [side(true), side(false)];
}

type Sides = Map<number, boolean>;

function sweep({ xs, ys, weights }: AreaGraph, areas: readonly number[], goal: number, angle: number): Sides {
  const along = (area: number) => xs[area] * Math.cos(angle) + ys[area] * Math.sin(angle);
  const sides: Sides = new Map();
  let sum = 0;
  for (const area of [...areas].sort((a, b) => along(a) - along(b))) {
    sides.set(area, sum + weights[area] / 2 < goal);
    sum += weights[area];
  }
  return sides;
}

/** What is cut off from the largest piece of its side goes over to the other. */
function repair(graph: AreaGraph, sides: Sides): void {
  for (let round = 0; round < 6; round++) {
    let moved = false;
    for (const side of [true, false]) {
      const pieces = piecesOf(graph, sides, side);
      const main = pieces.reduce((a, b) => (b.length > a.length ? b : a), []);
      for (const piece of pieces) {
        if (piece === main) continue;
        moved = true;
        for (const area of piece) sides.set(area, !side);
      }
    }
    if (!moved) return;
  }
}

function piecesOf({ neighbors }: AreaGraph, sides: Sides, side: boolean): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (const [start, own] of sides) {
    if (own !== side || seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const area of piece) {
      for (const [near] of neighbors[area]) {
        if (sides.get(near) !== side || seen.has(near)) continue;
        seen.add(near);
        piece.push(near);
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

const imbalance = (weight: number, goal: number, perUnit: number) =>
  IMBALANCE * (Math.abs(weight - goal) / perUnit) * 100 +
  IMBALANCE * 400 * Math.max(0, Math.abs(weight - goal) / perUnit - 0.15);

function costOf({ neighbors, weights }: AreaGraph, sides: Sides, goal: number, perUnit: number): number {
  let [cut, weight] = [0, 0];
  for (const [area, side] of sides) {
    if (side) weight += weights[area];
    for (const [near, cost] of neighbors[area])
      if (near > area && sides.has(near) && sides.get(near) !== side) cut += cost;
  }
  return cut + imbalance(weight, goal, perUnit);
}

/** Areas along the border go over one by one where that is better and neither side falls apart. */
function improve(graph: AreaGraph, sides: Sides, goal: number, perUnit: number): void {
  const { neighbors, weights } = graph;
  let weight = 0;
  for (const [area, side] of sides) if (side) weight += weights[area];
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (const [area, side] of sides) {
      let gain = 0;
      let isBorder = false;
      for (const [near, cost] of neighbors[area]) {
        const other = sides.get(near);
        if (other === undefined) continue;
        if (other !== side) isBorder = true;
        gain += other === side ? -cost : cost;
      }
      if (!isBorder) continue;
      const after = weight + (side ? -weights[area] : weights[area]);
      gain += imbalance(weight, goal, perUnit) - imbalance(after, goal, perUnit);
      if (gain <= 1e-9 || !mayLeave(graph, sides, area, side)) continue;
      sides.set(area, !side);
      weight = after;
      moved = true;
    }
    if (!moved) return;
  }
}

/** Whether a side stays in one piece, and has something left, without an area. */
function mayLeave({ neighbors }: AreaGraph, sides: Sides, area: number, side: boolean): boolean {
  const around = neighbors[area].map(([near]) => near).filter((near) => sides.get(near) === side);
  if (around.length === 0) return false;
  if (around.length === 1) return true;
  const wanted = new Set(around);
  const seen = new Set([area, around[0]]);
  const queue = [around[0]];
  wanted.delete(around[0]);
  for (const at of queue) {
    for (const [near] of neighbors[at]) {
      if (seen.has(near) || sides.get(near) !== side) continue;
      seen.add(near);
      queue.push(near);
      wanted.delete(near);
      if (wanted.size === 0) return true;
    }
  }
  return wanted.size === 0;
}
