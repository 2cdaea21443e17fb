import type { PlanePoint } from '../../core/geo/projection.ts';

export type PlaneRing = readonly PlanePoint[];

/**
 * Closed rings as polygons: each outer ring (counterclockwise) with the holes (clockwise) that lie in it.
 *
 * @param leastArea - Rings that enclose less are left out, outer ones and holes.
 */
export function nestedRings(rings: readonly PlaneRing[], leastArea: number): PlaneRing[][] {
  const sized = rings.map((ring) => ({ ring, area: areaOf(ring), box: boxOf(ring) }));
  const outer = sized
    .filter(({ area }) => area >= leastArea)
    .sort((a, b) => a.area - b.area)
    .map((one) => ({ ...one, rings: [one.ring] }));
  for (const { ring, area, box } of sized) {
    if (area > -leastArea) continue;
    const around = outer.find(
      (one) =>
        one.area > -area &&
        one.box.every((side, i) => (i < 2 ? side <= box[i] : side >= box[i])) &&
        holds(one.ring, ring),
    );
    around?.rings.push(ring);
  }
  return outer.map((one) => one.rings);
}

const areaOf = (ring: PlaneRing): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

function boxOf(ring: PlaneRing): [west: number, south: number, east: number, north: number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Rings of one level do not cross, so one place says it of all. */
function holds(outer: PlaneRing, [[x, y]]: PlaneRing): boolean {
  let inside = false;
  for (let i = 0, j = outer.length - 1; i < outer.length; j = i++) {
    const [[ax, ay], [bx, by]] = [outer[i], outer[j]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
