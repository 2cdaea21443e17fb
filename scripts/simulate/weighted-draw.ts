import type { Chance } from './chance.ts';

/** Things that are drawn as often as their weight says. */
export class WeightedDraw<Item> {
  readonly #items: readonly Item[];
  /** Sums of the weights up to and with each of them. */
  readonly #sums: Float64Array;

  /** What has no weight is never drawn. */
  constructor(items: readonly Item[], weights: ArrayLike<number>) {
    this.#items = items;
    this.#sums = new Float64Array(items.length);
    let sum = 0;
    for (let i = 0; i < items.length; i++) this.#sums[i] = sum += weights[i];
  }

  get total(): number {
    return this.#sums[this.#sums.length - 1] ?? 0;
  }

  /** @throws RangeError when nothing has weight. */
  draw(chance: Chance): Item {
    if (this.total <= 0) throw new RangeError(`None of ${this.#items.length} has a weight.`);
    const wanted = chance.next() * this.total;
    let [low, high] = [0, this.#sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#items[low];
  }
}
