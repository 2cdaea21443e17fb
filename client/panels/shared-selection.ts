import { useSyncExternalStore } from 'react';
import type { AppState, AppStore } from '../store/store.ts';

type Selector<Value> = (state: AppState) => Value;

/** One way of looking at a store, shared by all who look at it so. */
class SharedSelection {
  readonly #store: AppStore;
  readonly #selector: Selector<unknown>;
  readonly #listeners = new Set<() => void>();
  #unsubscribe: (() => void) | undefined;

  constructor(store: AppStore, selector: Selector<unknown>) {
    this.#store = store;
    this.#selector = selector;
  }

  /** The same function each time, so that a row subscribes once and not at every drawing. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#unsubscribe ??= this.#follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
    };
  };

  #follow(): () => void {
    let value = this.#selector(this.#store.getState());
    return this.#store.subscribe((state) => {
      const next = this.#selector(state);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of this.#listeners) listener();
    });
  }
}

const selections = new WeakMap<AppStore, Map<Selector<unknown>, SharedSelection>>();

function selectionOf(store: AppStore, selector: Selector<unknown>): SharedSelection {
  const known = selections.get(store) ?? new Map<Selector<unknown>, SharedSelection>();
  selections.set(store, known);
  const selection = known.get(selector) ?? new SharedSelection(store, selector);
  known.set(selector, selection);
  return selection;
}

/**
 * A value of the store that hundreds of rows look at, such as the language: looked up once for all of them whenever the
 * store changes, and told to them only when it is another one.
 *
 * @param selector - The same function in all of them; one that is made anew each time shares nothing.
 */
export function useSharedSelection<Value>(store: AppStore, selector: Selector<Value>): Value {
  return useSyncExternalStore(selectionOf(store, selector).subscribe, () => selector(store.getState()));
}
