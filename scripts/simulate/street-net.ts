import type { Street } from '../../core/domain/street.ts';
import type { LonLat } from '../../core/geo/units.ts';
import type { Ground } from './ground.ts';

/** A position of a street, and those one can go on to from it. */
export type StreetPoint = { readonly position: LonLat; readonly next: StreetPoint[] };

/** Streets as a net to walk on: streets that share a position meet there. */
export class StreetNet {
  readonly #points = new Map<string, StreetPoint>();
  readonly #ground: Ground;

  constructor(streets: readonly Pick<Street, 'path'>[], ground: Ground) {
    this.#ground = ground;
    for (const { path } of streets) {
      const points = path.map((position) => this.#pointAt(position));
      points.slice(1).forEach((to, i) => {
        points[i].next.push(to);
        to.next.push(points[i]);
      });
    }
  }

  /** @returns undefined when there are no streets. */
  nearest(position: LonLat): StreetPoint | undefined {
    let nearest: StreetPoint | undefined;
    let least = Infinity;
    for (const point of this.#points.values()) {
      const distance = this.#ground.metersBetween(position, point.position);
      if (distance >= least) continue;
      least = distance;
      nearest = point;
    }
    return nearest;
  }

  #pointAt(position: LonLat): StreetPoint {
    const key = position.join(' ');
    const known = this.#points.get(key);
    if (known) return known;
    const point: StreetPoint = { position, next: [] };
    this.#points.set(key, point);
    return point;
  }
}
