import { type EpochMs, epochMs } from '../../core/geo/units.ts';

type Entry = { readonly at: EpochMs; readonly act: (at: EpochMs) => void };

/** What is to happen when, in district time; things of the same moment happen in the order they were planned. */
export class Agenda {
  /** Latest first, so that the next is taken from the end. */
  readonly #entries: Entry[] = [];

  /** @returns Infinity when nothing is planned. */
  get nextAt(): number {
    return this.#entries.at(-1)?.at ?? Infinity;
  }

  plan(at: EpochMs, act: (at: EpochMs) => void): void {
    const entry = { at: epochMs(Math.ceil(at)), act };
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle].at > entry.at) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }

  /** Let happen what is due, including what that plans in turn, but not more than so much at once. */
  runUntil(to: EpochMs, most = Infinity): void {
    for (let happened = 0; happened < most; happened++) {
      const next = this.#entries.at(-1);
      if (!next || next.at > to) return;
      this.#entries.pop();
      next.act(next.at);
    }
  }
}
