/** Numbers by their priority, the smallest first. */
export class MinHeap {
  readonly #items: number[] = [];
  readonly #keys: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** Priority of the item that `pop` gives next. */
  get least(): number {
    return this.#keys[0];
  }

  push(item: number, key: number): void {
    let at = this.#items.push(item) - 1;
    this.#keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#keys[parent] <= key) break;
      this.#items[at] = this.#items[parent];
      this.#keys[at] = this.#keys[parent];
      at = parent;
    }
    this.#items[at] = item;
    this.#keys[at] = key;
  }

  /** @returns undefined when there is none. */
  pop(): number | undefined {
    const first = this.#items[0];
    const item = this.#items.pop();
    const key = this.#keys.pop();
    if (item === undefined || key === undefined || this.#items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#items.length) break;
      if (child + 1 < this.#items.length && this.#keys[child + 1] < this.#keys[child]) child += 1;
      if (this.#keys[child] >= key) break;
      this.#items[at] = this.#items[child];
      this.#keys[at] = this.#keys[child];
      at = child;
    }
    this.#items[at] = item;
    this.#keys[at] = key;
    return first;
  }
}
