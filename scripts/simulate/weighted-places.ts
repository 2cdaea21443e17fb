import type { LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';

/** Places that are drawn as often as their weight says. */
export class WeightedPlaces {
  readonly #places: readonly LonLat[];
  /** Sums of the weights up to and with each place. */
  readonly #sums: Float64Array;

  /** Places without weight are never drawn. */
  constructor(places: readonly LonLat[], weights: ArrayLike<number>) {
    this.#places = places;
    this.#sums = new Float64Array(places.length);
    let sum = 0;
    for (let i = 0; i < places.length; i++) this.#sums[i] = sum += weights[i];
  }

  get total(): number {
    return this.#sums[this.#sums.length - 1] ?? 0;
  }

  /** @throws RangeError when no place has weight. */
  draw(chance: Chance): LonLat {
    if (this.total <= 0) throw new RangeError(`None of ${this.#places.length} places has a weight.`);
    const wanted = chance.next() * this.total;
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#places[low];
  }
}
