import { latticeOver } from '../../core/geo/lattice.ts';
import { type BoundingBox, type LonLat, meters } from '../../core/geo/units.ts';

/** Six decimals of a degree, 0.1 m: as precise as any source is. */
const DECIMALS = 1e6;

/** Lengths on the ground of a district, as on a flat map that is true at the middle of its box. */
export class Ground {
  readonly #meter: LonLat;

  constructor(bbox: BoundingBox) {
    const { lonStep, latStep } = latticeOver(bbox, meters(1));
    this.#meter = [lonStep, latStep];
  }

  /** The place so many meters east and north of another one. */
  moved([lon, lat]: LonLat, east: number, north: number): LonLat {
    return rounded(lon + east * this.#meter[0], lat + north * this.#meter[1]);
  }

  metersBetween(a: LonLat, b: LonLat): number {
    return Math.hypot(...this.#meters(a, b));
  }

  /** To the nearest place of a line. */
  metersToPath(position: LonLat, path: readonly LonLat[]): number {
    if (path.length === 1) return this.metersBetween(position, path[0]);
    return path
      .slice(1)
      .reduce((least, to, i) => Math.min(least, this.#metersToStretch(position, path[i], to)), Infinity);
  }

  /** The place at a share of a line's length. */
  along(path: readonly LonLat[], share: number): LonLat {
    const lengths = path.slice(1).map((to, i) => this.metersBetween(path[i], to));
    let left = share * lengths.reduce((sum, length) => sum + length, 0);
    for (const [i, length] of lengths.entries()) {
      if (left <= length) return between(path[i], path[i + 1], length === 0 ? 0 : left / length);
      left -= length;
    }
    return path[path.length - 1];
  }

  #metersToStretch(position: LonLat, from: LonLat, to: LonLat): number {
    const [x, y] = this.#meters(from, position);
    const [dx, dy] = this.#meters(from, to);
    const share = Math.min(1, Math.max(0, (x * dx + y * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - share * dx, y - share * dy);
  }

  #meters(from: LonLat, to: LonLat): [east: number, north: number] {
    return [(to[0] - from[0]) / this.#meter[0], (to[1] - from[1]) / this.#meter[1]];
  }
}

/** The place at a share of the way between two others. */
export const between = (from: LonLat, to: LonLat, share: number): LonLat =>
  rounded(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);

export const rounded = (lon: number, lat: number): LonLat => [
  Math.round(lon * DECIMALS) / DECIMALS,
  Math.round(lat * DECIMALS) / DECIMALS,
];
