import { MAX_REQUEST_BYTES } from '../../../core/protocol/http.ts';

const BATCH_EVENTS = 500;
/** Leaves room for the brackets and commas of the request. */
const BATCH_BYTES = MAX_REQUEST_BYTES * 0.9;

/** Collects items until a request is full, by number or by bytes. */
export class Batch<Item> {
  readonly #bytesOf: (item: Item) => number;
  #items: Item[] = [];
  #bytes = 0;

  /** @param bytesOf - Size of an item in the request. */
  constructor(bytesOf: (item: Item) => number) {
    this.#bytesOf = bytesOf;
  }

  /** @returns the full batch that has to go before this item, if any. */
  add(item: Item): Item[] {
    const bytes = this.#bytesOf(item);
    const isFull = this.#items.length === BATCH_EVENTS || this.#bytes + bytes > BATCH_BYTES;
    const full = isFull ? this.take() : [];
    this.#items.push(item);
    this.#bytes += bytes;
    return full;
  }

  /** All that is left. */
  take(): Item[] {
    const taken = this.#items;
    this.#items = [];
    this.#bytes = 0;
    return taken;
  }
}

/** Bytes of a value as JSON in UTF-8. */
export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
