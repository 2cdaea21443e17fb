import { CellHash } from './cell-hash.ts';
import { edgeToTheWest, type PlanarMap } from './planar-map.ts';

/** Finds the face a place lies in; made once for many places. */
export class FaceLocator {
  readonly #map: PlanarMap;
  readonly #hash = new CellHash(1000);
  readonly #west: number;

  constructor(map: PlanarMap) {
    this.#map = map;
    for (let half = 0; half < map.from.length; half += 2) this.#hash.addSegment(this.#ends(half), half);
    this.#west = Math.floor(map.xs.reduce((least, x) => Math.min(least, x), 0) / this.#hash.side) - 1;
  }

  /** @returns 0 outside of all others; of a place on an edge, the face on either side. */
  find(x: number, y: number): number {
    const half = edgeToTheWest(this.#hash, (h) => this.#ends(h), x, Math.round(y), this.#west);
    return half === undefined ? 0 : this.#map.faceOf[half];
  }

  #ends(half: number) {
    const { from, xs, ys } = this.#map;
    const [a, b] = [from[half], from[half ^ 1]];
    return { ax: xs[a], ay: ys[a], bx: xs[b], by: ys[b] };
  }
}
