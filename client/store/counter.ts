/** How often each key came. One look-up per key that comes, where a map of numbers takes two. */
export class Counter<Key> {
  readonly #counted = new Map<Key, { count: number }>();

  add(key: Key): void {
    const known = this.#counted.get(key);
    if (known) known.count += 1;
    else this.#counted.set(key, { count: 1 });
  }

  /** In the order in which the keys first came. */
  get counts(): Map<Key, number> {
    return new Map([...this.#counted].map(([key, { count }]) => [key, count]));
  }
}
