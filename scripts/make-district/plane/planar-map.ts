import { CellHash } from './cell-hash.ts';
import type { LatticePoint, Segment } from './segment.ts';
import { keyOf } from './snap-round.ts';

/** An area between edges. Face 0 is everything outside. */
export type Face = {
  /** Twice the area in square decimeters, holes not counted: a whole number. Of face 0: minus that of all it goes round. */
  readonly doubledArea: number;
  /** One half-edge of each ring around it: the outer ring first, then holes. Face 0 has holes only. */
  readonly rings: readonly number[];
};

/**
 * Points, edges and faces of noded segments. Edge `e` is half-edges `2e` and `2e + 1`, each the other's twin (`h ^ 1`);
 * a face lies to the left of its half-edges.
 */
export type PlanarMap = {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  /** Point at which a half-edge begins. */
  readonly from: Int32Array;
  /** Line of each edge. */
  readonly line: Int32Array;
  /** The half-edge after this one around its face. */
  readonly next: Int32Array;
  readonly faceOf: Int32Array;
  readonly faces: readonly Face[];
  /** Connected parts of points and edges. */
  readonly components: number;
};

/** @param segments - Meeting only at their ends, each pair of points once: what `snapRound` gives. */
export function planarMap(segments: readonly Segment[]): PlanarMap {
  const { xs, ys, from, line } = indexed(segments);
  const next = nextAround({ xs, ys, from });
  const { cycleOf, areas, starts } = cycles({ xs, ys, from, next });
  const component = componentsOf(xs.length, from);
  const holder = faceOfCycles({ xs, ys, from, cycleOf, areas, starts, component: component.of });
  const rings: number[][] = [[]];
  const doubled = [0];
  const faceOfCycle = new Int32Array(areas.length);
  areas.forEach((area, cycle) => {
    if (area <= 0) return;
    faceOfCycle[cycle] = rings.length;
    rings.push([starts[cycle]]);
    doubled.push(area);
  });
  areas.forEach((area, cycle) => {
    if (area > 0) return;
    const face = holder[cycle] < 0 ? 0 : faceOfCycle[holder[cycle]];
    faceOfCycle[cycle] = face;
    rings[face].push(starts[cycle]);
    doubled[face] += area;
  });
  return {
    xs,
    ys,
    from,
    line,
    next,
    faceOf: cycleOf.map((cycle) => faceOfCycle[cycle]),
    faces: rings.map((ring, face) => ({ rings: ring, doubledArea: doubled[face] })),
    components: component.count,
  };
}

type Points = Pick<PlanarMap, 'xs' | 'ys' | 'from'>;

function indexed(segments: readonly Segment[]): Points & Pick<PlanarMap, 'line'> {
  const points = new Map<number, number>();
  const [xs, ys]: number[][] = [[], []];
  const pointAt = (x: number, y: number) => {
    const key = keyOf(x, y);
    const known = points.get(key);
    if (known !== undefined) return known;
    points.set(key, xs.length);
    ys.push(y);
    return xs.push(x) - 1;
  };
  const from = new Int32Array(segments.length * 2);
  segments.forEach(({ ax, ay, bx, by }, edge) => {
    from[2 * edge] = pointAt(ax, ay);
    from[2 * edge + 1] = pointAt(bx, by);
  });
  return { xs: Int32Array.from(xs), ys: Int32Array.from(ys), from, line: Int32Array.from(segments, (s) => s.line) };
}

/** After a half-edge comes the one clockwise of its twin at the point where it ends. */
function nextAround({ xs, ys, from }: Points): Int32Array {
  const leaving: number[][] = Array.from(xs, () => []);
  from.forEach((point, half) => {
    leaving[point].push(half);
  });
  const next = new Int32Array(from.length);
  for (const [point, halves] of leaving.entries()) {
    const direction = (half: number): LatticePoint => [xs[from[half ^ 1]] - xs[point], ys[from[half ^ 1]] - ys[point]];
    halves.sort((a, b) => counterclockwise(direction(a), direction(b)));
    halves.forEach((half, i) => {
      next[half ^ 1] = halves[(i + halves.length - 1) % halves.length];
    });
  }
  return next;
}

/** By angle from east, counterclockwise; exact. */
function counterclockwise([ax, ay]: LatticePoint, [bx, by]: LatticePoint): number {
  const half = (x: number, y: number) => (y > 0 || (y === 0 && x > 0) ? 0 : 1);
  return half(ax, ay) - half(bx, by) || Math.sign(bx * ay - ax * by);
}

function cycles({ xs, ys, from, next }: Points & Pick<PlanarMap, 'next'>) {
  const cycleOf = new Int32Array(from.length).fill(-1);
  const [areas, starts]: number[][] = [[], []];
  for (let start = 0; start < from.length; start++) {
    if (cycleOf[start] >= 0) continue;
    let area = 0;
    let half = start;
    do {
      cycleOf[half] = starts.length;
      const [a, b] = [from[half], from[half ^ 1]];
      area += xs[a] * ys[b] - xs[b] * ys[a];
      half = next[half];
    } while (half !== start);
    areas.push(area);
    starts.push(start);
  }
  return { cycleOf, areas, starts };
}

function componentsOf(points: number, from: Int32Array): { of(point: number): number; count: number } {
  const parent = Int32Array.from({ length: points }, (_, i) => i);
  const find = (point: number): number => {
    let root = point;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]];
    return root;
  };
  let count = points;
  for (let half = 0; half < from.length; half += 2) {
    const [a, b] = [find(from[half]), find(from[half + 1])];
    if (a === b) continue;
    parent[a] = b;
    count -= 1;
  }
  return { of: find, count };
}

type Cycles = Points & {
  readonly cycleOf: Int32Array;
  readonly areas: readonly number[];
  readonly starts: readonly number[];
  component(point: number): number;
};

/**
 * For each cycle that runs around its component from outside: the cycle of the face that the component lies in, found by
 * looking west from its westernmost point; -1 where nothing lies there.
 */
function faceOfCycles({ xs, ys, from, cycleOf, areas, starts, component }: Cycles): Int32Array {
  const holder = new Int32Array(areas.length).fill(-1);
  const outer = starts.filter((_, cycle) => areas[cycle] <= 0);
  const westernmost = new Map<number, number>();
  for (let point = 0; point < xs.length; point++) {
    const of = component(point);
    const other = westernmost.get(of);
    if (other === undefined || xs[point] < xs[other]) westernmost.set(of, point);
  }
  const hash = outer.length > 1 ? new CellHash(1000) : undefined;
  if (hash) for (let half = 0; half < from.length; half += 2) hash.addSegment(ends(half), half);
  function ends(half: number) {
    const [a, b] = [from[half], from[half ^ 1]];
    return { ax: xs[a], ay: ys[a], bx: xs[b], by: ys[b] };
  }
  const limit = Math.floor(xs.reduce((least, x) => Math.min(least, x), 0) / 1000) - 1;
  const cycleSeen = new Map<number, number>();
  /** Components to the west are settled first. */
  const order = outer.sort(
    (a, b) => xs[westernmost.get(component(from[a]))!] - xs[westernmost.get(component(from[b]))!],
  );
  for (const start of order) {
    const own = component(from[start]);
    const point = westernmost.get(own)!;
    const hit = hash && edgeToTheWest(hash, ends, xs[point], ys[point], limit, (half) => component(from[half]) !== own);
    let cycle = hit === undefined ? -1 : cycleOf[hit];
    if (cycle >= 0 && areas[cycle] <= 0) cycle = cycleSeen.get(component(from[starts[cycle]])) ?? -1;
    cycleSeen.set(own, cycle);
    holder[cycleOf[start]] = cycle;
  }
  return holder;
}

type Ends = (half: number) => { ax: number; ay: number; bx: number; by: number };

/** The half-edge downward, so that it has the place on its left, of the nearest edge west of a place a quarter north of a point. */
export function edgeToTheWest(
  hash: CellHash,
  ends: Ends,
  x: number,
  y: number,
  limit: number,
  accepts: (half: number) => boolean = () => true,
): number | undefined {
  const { side } = hash;
  const row = Math.floor(y / side);
  const level = y + 0.25;
  for (let column = Math.floor(x / side); column >= limit; column--) {
    let best: number | undefined;
    let bestX = -Infinity;
    for (const half of hash.at(column, row) ?? []) {
      const { ax, ay, bx, by } = ends(half);
      if (ay > level === by > level || !accepts(half)) continue;
      const at = ax + ((level - ay) / (by - ay)) * (bx - ax);
      if (at >= x || at <= bestX) continue;
      bestX = at;
      best = ay > by ? half : half ^ 1;
    }
    if (best !== undefined && bestX >= column * side) return best;
  }
  return undefined;
}
