import type { PlanarMap } from './planar-map.ts';
import type { LatticePoint } from './segment.ts';

/** Points in order, the first not repeated. */
export type Ring = readonly LatticePoint[];
/** The outer ring counterclockwise, then its holes clockwise. */
export type RingPolygon = readonly Ring[];

/** Twice the area of a ring, positive where it runs counterclockwise (shoelace formula); exact. */
export function doubledArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + (x * nextY - nextX * y);
  }, 0);
}

/** Whether a place lies in a ring. On the ring itself: either. */
export function isInRing(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** The rings of one face. */
export function ringsOfFace(map: PlanarMap, face: number): RingPolygon {
  return map.faces[face].rings.map((start) => walk(map, start, (half) => map.next[half]));
}

function walk(map: PlanarMap, start: number, next: (half: number) => number): LatticePoint[] {
  const ring: LatticePoint[] = [];
  let half = start;
  do {
    ring.push([map.xs[map.from[half]], map.ys[map.from[half]]]);
    half = next(half);
  } while (half !== start);
  return ring;
}

/**
 * The outlines of sets of faces. Where a set touches itself in a point, its parts have rings of their own.
 *
 * @param groupOf - Of each face; negative for a face of no set.
 * @returns polygons by group. Neighbors have the points of their border in common, so areas add up exactly.
 */
export function dissolve(map: PlanarMap, groupOf: Int32Array): Map<number, RingPolygon[]> {
  const { from, next, faceOf } = map;
  const group = (half: number) => groupOf[faceOf[half]];
  const isBorder = (half: number) => group(half) >= 0 && group(half) !== group(half ^ 1);
  const rings = new Map<number, Ring[]>();
  const seen = new Uint8Array(from.length);
  const onward = (half: number) => {
    let after = next[half];
    while (!isBorder(after)) after = next[after ^ 1];
    seen[after] = 1;
    return after;
  };
  for (let half = 0; half < from.length; half++) {
    if (seen[half] || !isBorder(half)) continue;
    seen[half] = 1;
    const own = rings.get(group(half)) ?? [];
    rings.set(group(half), own);
    own.push(walk(map, half, onward));
  }
  return new Map([...rings].map(([key, own]) => [key, withHoles(own)]));
}

/** Outer rings with the holes that lie in them. */
function withHoles(rings: readonly Ring[]): RingPolygon[] {
  const areas = rings.map(doubledArea);
  const polygons = rings.filter((_, i) => areas[i] > 0).map((ring) => [ring]);
  rings.forEach((ring, i) => {
    if (areas[i] > 0) return;
    const around = polygons.filter(([outer]) => holds(outer, ring));
    const least = around.reduce((a, b) => (doubledArea(b[0]) < doubledArea(a[0]) ? b : a), around[0]);
    least.push(ring);
  });
  return polygons;
}

/** A hole may touch its outer ring in points, so the middles of its edges are asked. */
function holds(outer: Ring, hole: Ring): boolean {
  const inside = hole.filter(([x, y], i) => {
    const [nextX, nextY] = hole[(i + 1) % hole.length];
    return isInRing(outer, (x + nextX) / 2, (y + nextY) / 2);
  });
  return 2 * inside.length > hole.length;
}

/** Rows tried for the place of a label. */
const ROWS = 9;

/**
 * A place well inside a polygon: the middle of the longest of some rows, which weighs how near the row is to the middle.
 * Not the centroid, which may lie outside of a crescent.
 */
export function placeInside(polygon: RingPolygon): LatticePoint {
  const ys = polygon[0].map(([, y]) => y);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  let best: { x: number; y: number; worth: number } | undefined;
  for (let row = 1; row <= ROWS; row++) {
    const y = south + ((north - south) * row) / (ROWS + 1) + 0.123;
    const crossings = rowCrossings(polygon, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      const worth = Math.min(width, 2 * Math.min(y - south, north - y));
      if (!best || worth > best.worth) best = { x: (crossings[i] + crossings[i + 1]) / 2, y, worth };
    }
  }
  if (!best) throw new Error(`A polygon of ${polygon[0].length} points around ${polygon[0][0]} has no inside.`);
  return [Math.round(best.x), Math.round(best.y)];
}

/** Where a row meets the rings, from west to east. */
export function rowCrossings(polygon: RingPolygon, y: number): number[] {
  const xs: number[] = [];
  for (const ring of polygon) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length];
      if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    });
  }
  return xs.sort((a, b) => a - b);
}
