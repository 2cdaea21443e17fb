import { DistrictState, type StateOptions } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { EventLog } from './event-log.ts';
import { FanOut, type Timers } from './fan-out.ts';
import { serializeRow } from './frames.ts';
import type { CommittedBatch } from './ingest.ts';
import { Ring } from './ring.ts';

export type FollowerOptions = {
  readonly state: StateOptions;
  readonly timers: Timers;
  /** Takes what went wrong while reading the log; reading is tried again at the next wake-up. */
  onError(error: unknown): void;
};

/**
 * Reads the log in order and feeds the state, the ring and the fan-out.
 *
 * A batch this server committed is taken directly when it follows what is known; otherwise, and for batches of other
 * servers, the log is read. Since commit order is `seq` order, a hole is impossible.
 */
export class Follower {
  readonly #log: EventLog;
  readonly #options: FollowerOptions;
  readonly fanOut: FanOut;
  #state: DistrictState;
  #ring = new Ring(0);
  #reading: Promise<void> | undefined;
  /** The furthest position anybody has told of. */
  #toldSeq = 0;

  constructor(log: EventLog, options: FollowerOptions) {
    this.#log = log;
    this.#options = options;
    this.#state = new DistrictState(options.state);
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

  /** Begin anew from the first row up to a position; every subscriber is sent away. */
  async load(upToSeq: number): Promise<void> {
    await this.#reading;
    const state = new DistrictState(this.#options.state);
    for await (const page of this.#log.pagesAfter(0, upToSeq)) for (const row of page) state.apply(row);
    this.#state = state;
    this.#ring = new Ring(state.seq);
    this.#toldSeq = state.seq;
    this.fanOut.restart(this.#ring);
  }

  /** A batch was committed here. Never throws: what follows the log may not harm who writes it. */
  committed({ prevSeq, seq, events }: CommittedBatch): void {
    try {
      if (!this.#reading && prevSeq === this.seq) this.#take(events);
      else this.wake(seq);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  /** The log is said to have reached a position. */
  wake(seq: number): void {
    this.#toldSeq = Math.max(this.#toldSeq, seq);
    if (this.#reading || this.#toldSeq <= this.seq) return;
    this.#reading = this.#readLog()
      .catch(this.#options.onError)
      .finally(() => {
        this.#reading = undefined;
      });
  }

  /** Wait until everything told of is applied, or reading has failed. */
  async settled(): Promise<void> {
    await this.#reading;
  }

  dropBefore(now: EpochMs): number {
    return this.#state.dropBefore(now);
  }

  async #readLog(): Promise<void> {
    while (this.#toldSeq > this.seq) {
      const from = this.seq;
      for await (const page of this.#log.pagesAfter(from, this.#toldSeq)) this.#take(page);
      if (this.seq === from) throw new Error(`The log was said to reach ${this.#toldSeq} and ends at ${from}.`);
    }
  }

  #take(rows: readonly LoggedEvent[]): void {
    for (const row of rows) {
      this.#state.apply(row);
      this.#ring.push(serializeRow(row));
    }
    this.fanOut.wake();
  }
}
