import { DistrictState, type StateOptions } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { Lattice } from '../../core/geo/lattice.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { LogPosition, LogReader } from './event-log.ts';
import { FanOut, type Timers } from './fan-out.ts';
import { serializeRow } from './frames.ts';
import type { CommittedBatch } from './ingest.ts';
import { Ring, type RingLimits } from './ring.ts';

export type FollowerOptions = {
  readonly state: StateOptions;
  readonly timers: Timers;
  readonly ring?: RingLimits;
  /** Cells of 100 m, to which positions move for who may not see them exactly. */
  readonly lattice: Lattice;
  /** Takes what went wrong while reading the log; reading is tried again at the next wake-up. */
  onError(error: unknown): void;
};

const PAGE_ROWS = 2_000;

/**
 * Reads the log in order and feeds the state, the ring and the fan-out.
 *
 * A batch this server committed is taken directly when it follows what is known; otherwise, and for batches of other
 * servers, the log is read. Since commit order is `seq` order, a hole is impossible.
 */
export class Follower {
  readonly #log: LogReader;
  readonly #options: FollowerOptions;
  readonly fanOut: FanOut;
  readonly lattice: Lattice;
  #state: DistrictState;
  #lastId: string | undefined;
  #ring: Ring;
  #reading: Promise<void> | undefined;
  /** The furthest position anybody has told of. */
  #toldSeq = 0;

  constructor(log: LogReader, options: FollowerOptions) {
    this.#log = log;
    this.#options = options;
    this.lattice = options.lattice;
    this.#state = new DistrictState(options.state);
    this.#ring = new Ring(0, options.ring);
    this.fanOut = new FanOut(this.#ring, options.timers);
  }

  get state(): DistrictState {
    return this.#state;
  }

  get ring(): Ring {
    return this.#ring;
  }

  get seq(): number {
    return this.#state.seq;
  }

  get position(): LogPosition {
    return { seq: this.#state.seq, id: this.#lastId };
  }

  /**
   * Begin anew from the first row up to a position; every subscriber is sent away.
   *
   * @param onLoaded - Runs in the turn in which the new state takes the place of the old one.
   */
  async load(upToSeq: number, onLoaded: () => void = () => {}): Promise<void> {
    while (this.#reading) await this.#reading;
    const loading = this.#loadAnew(upToSeq, onLoaded);
    this.#reading = loading.catch(() => {}); // told to the caller; who waits for the reading only waits for its end
    await loading;
  }

  /** A batch was committed here. Never throws: what follows the log may not harm who writes it. */
  committed({ prevSeq, prevId, seq, events }: CommittedBatch): void {
    try {
      const follows = prevSeq === this.seq && prevId === this.#lastId;
      if (follows && !this.#reading) this.#take(events);
      else this.wake(seq);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** The log is said to have reached a position. */
  wake(seq: number): void {
    this.#toldSeq = Math.max(this.#toldSeq, seq);
    if (this.#reading || this.#toldSeq <= this.seq) return;
    this.#reading = this.#readLog();
  }

  /** Wait until everything told of is applied, or reading has failed. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  dropBefore(now: EpochMs): number {
    return this.#state.dropBefore(now);
  }

  /** Ends in the turn in which it notes its end, so that no wake-up falls between; so does `#loadAnew`. */
  async #readLog(): Promise<void> {
    try {
      while (this.#toldSeq > this.seq) this.#take(await this.#readPage());
    } catch (error) {
      this.#options.onError(error);
    } finally {
      this.#reading = undefined;
    }
  }

  async #loadAnew(upToSeq: number, onLoaded: () => void): Promise<void> {
    this.#toldSeq = upToSeq; // what was told of another log is void
    try {
      const state = new DistrictState(this.#options.state);
      let lastId: string | undefined;
      for await (const page of this.#log.pagesAfter(0, upToSeq)) {
        for (const row of page) state.apply(row);
        lastId = page[page.length - 1].event.id;
      }
      this.#state = state;
      this.#lastId = lastId;
      this.#ring = new Ring(state.seq, this.#options.ring);
      this.fanOut.restart(this.#ring);
      onLoaded();
    } finally {
      this.#reading = undefined;
    }
    this.wake(this.#toldSeq);
  }

  /**
   * The next rows. The last one that is known is read with them: where another stands in its place, a backup was restored,
   * and nothing of that log may follow on this one.
   */
  async #readPage(): Promise<LoggedEvent[]> {
    const { seq, id } = this.position;
    const told = this.#toldSeq;
    const rows = await this.#log.readAfter(seq === 0 ? 0 : seq - 1, Math.min(PAGE_ROWS, told - seq) + 1);
    const known = seq === 0 ? undefined : rows.shift();
    if (known?.event.id === id && rows.length > 0) return rows;
    this.#toldSeq = seq; // until somebody tells again
    throw new Error(`The log was said to reach ${told}, and ${rows.length} rows follow ${seq} (${id ?? 'the first'}).`);
  }

  /** The ring comes first: it refuses a row that does not follow, and the state must not have it either then. */
  #take(rows: readonly LoggedEvent[]): void {
    for (const row of rows) {
      this.#ring.push(serializeRow(row, this.lattice));
      this.#state.apply(row);
      this.#lastId = row.event.id;
    }
    this.fanOut.wake();
  }
}
