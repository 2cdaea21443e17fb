import type { ViewLevel } from '../../core/access/roles.ts';
import type { Place } from '../../core/access/scope.ts';

/** A row of the log, serialized once for each view of it. */
export type SerializedRow = {
  readonly seq: number;
  /** By what an audience picks its view. */
  readonly place: Place;
  /** As each level shows it; undefined where it does not. Levels that show the same share the text. */
  readonly texts: Readonly<Record<ViewLevel, string | undefined>>;
  /** Every level shows the same text, as of most rows. */
  readonly isForAll: boolean;
  /** Of all different texts. */
  readonly characters: number;
};

export type RingLimits = { readonly maxRows?: number; readonly maxCharacters?: number };

/**
 * The newest part of the log in memory, so that a client that was away for a moment is brought up to date without the
 * database. Bounded by rows and by characters.
 */
export class Ring {
  readonly #maxRows: number;
  readonly #maxCharacters: number;
  #rows: SerializedRow[] = [];
  /** Rows before this index are given up; they are cut off when they are as many as the others, not one by one. */
  #start = 0;
  #characters = 0;
  #headSeq: number;

  constructor(headSeq: number, { maxRows = 20_000, maxCharacters = 32_000_000 }: RingLimits = {}) {
    this.#headSeq = headSeq;
    this.#maxRows = maxRows;
    this.#maxCharacters = maxCharacters;
  }

  get headSeq(): number {
    return this.#headSeq;
  }

  /** The position from which on everything is here. */
  get tailSeq(): number {
    return this.#start < this.#rows.length ? this.#rows[this.#start].seq - 1 : this.#headSeq;
  }

  /** @throws RangeError when the row does not follow the last one. */
  push(row: SerializedRow): void {
    if (row.seq !== this.#headSeq + 1) throw new RangeError(`Row ${row.seq} does not follow ${this.#headSeq}.`);
    this.#rows.push(row);
    this.#headSeq = row.seq;
    this.#characters += row.characters;
    while (this.#rows.length - this.#start > this.#maxRows || this.#characters > this.#maxCharacters) this.#drop();
  }

  /** Rows after a position up to another; undefined when the ring does not reach back so far. */
  between(afterSeq: number, upToSeq: number): readonly SerializedRow[] | undefined {
    if (afterSeq < this.tailSeq || upToSeq > this.#headSeq) return undefined;
    const from = this.#start + (afterSeq - this.tailSeq);
    return this.#rows.slice(from, from + (upToSeq - afterSeq));
  }

  #drop(): void {
    this.#characters -= this.#rows[this.#start].characters;
    this.#start += 1;
    if (2 * this.#start < this.#rows.length) return;
    this.#rows = this.#rows.slice(this.#start);
    this.#start = 0;
  }
}
