import { CellHash } from '../plane/cell-hash.ts';
import { doubledArea, type Ring } from '../plane/rings.ts';
import type { LatticePoint } from '../plane/segment.ts';

/** Decimeters: an end this near to one on the other side of the street moves there, so that a crossroads forms. */
const SNAP = 260;
/** Neither side of a cut is smaller than this share. */
const LEAST_SHARE = 0.22;
const MOST_DEPTH = 12;
const JITTER = 0.11;

export type Division = {
  /** Square decimeters a block has at most, give or take. */
  readonly area: number;
  /** Direction of the streets around, in radians. */
  readonly angle: number;
};

/** Cuts superblocks into blocks; ends of cuts of neighbors meet where they can. */
export class Subdivision {
  readonly cuts: [LatticePoint, LatticePoint][] = [];
  readonly #random: () => number;
  readonly #ends: LatticePoint[] = [];
  readonly #near = new CellHash(600);

  constructor(random: () => number) {
    this.#random = random;
  }

  divide(ring: Ring, division: Division, depth = 0): void {
    if (Math.abs(doubledArea(ring)) / 2 < division.area * 1.35 || depth > MOST_DEPTH) return;
    const [longAngle, shortAngle] = this.#axes(ring, division.angle);
    for (const angle of [longAngle, shortAngle]) {
      for (const jitter of [JITTER, 0]) {
        const parts = this.#cut(ring, angle, 0.5 + (this.#random() - 0.5) * 2 * jitter);
        if (!parts) continue;
        for (const part of parts) this.divide(part, division, depth + 1);
        return;
      }
    }
  }

  /** The field's two directions, the one in which the ring is longer first. */
  #axes(ring: Ring, angle: number): [number, number] {
    const extent = (a: number) => {
      const along = ring.map(([x, y]) => x * Math.cos(a) + y * Math.sin(a));
      return Math.max(...along) - Math.min(...along);
    };
    const across = angle + Math.PI / 2;
    return extent(angle) >= extent(across) ? [angle, across] : [across, angle];
  }

  /** Square across an axis at a share of the ring's extent along it. */
  #cut(ring: Ring, axis: number, share: number): [Ring, Ring] | undefined {
    const [cos, sin] = [Math.cos(axis), Math.sin(axis)];
    const along = ring.map(([x, y]) => x * cos + y * sin);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    const level = low + (high - low) * share;
    const hits = ring.flatMap(([x, y], i) => {
      const j = (i + 1) % ring.length;
      if (along[i] > level === along[j] > level) return [];
      const t = (level - along[i]) / (along[j] - along[i]);
      return [{ edge: i, at: [x + t * (ring[j][0] - x), y + t * (ring[j][1] - y)] as LatticePoint }];
    });
    if (hits.length !== 2) return undefined;
    const ends = hits.map(({ at: [x, y] }) => this.#settled([Math.round(x), Math.round(y)], ring));
    const [a, b] = hits;
    const parts: [Ring, Ring] = [
      [...ring.slice(a.edge + 1, b.edge + 1), ends[1], ends[0]],
      [...ring.slice(b.edge + 1), ...ring.slice(0, a.edge + 1), ends[0], ends[1]],
    ];
    const whole = Math.abs(doubledArea(ring));
    const areas = parts.map((part) => Math.abs(doubledArea(part)));
    if (Math.min(...areas) < LEAST_SHARE * whole || areas[0] + areas[1] > whole * 1.02) return undefined;
    this.cuts.push([ends[0], ends[1]]);
    for (const end of ends) this.#near.addBox(...end, ...end, this.#ends.push(end) - 1);
    return parts;
  }

  /** An end of an earlier cut near by that lies on the same ring, else the end as it is. */
  #settled([x, y]: LatticePoint, ring: Ring): LatticePoint {
    for (const index of this.#near.inBox(x - SNAP, y - SNAP, x + SNAP, y + SNAP)) {
      const [endX, endY] = this.#ends[index];
      if (Math.hypot(endX - x, endY - y) < SNAP && isOnRing(ring, endX, endY)) return [endX, endY];
    }
    return [x, y];
  }
}

/** Within two decimeters. */
function isOnRing(ring: Ring, x: number, y: number): boolean {
  return ring.some(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy) || 1;
    const along = ((x - ax) * dx + (y - ay) * dy) / length;
    return along > -2 && along < length + 2 && Math.abs(dx * (y - ay) - dy * (x - ax)) / length < 2;
  });
}
