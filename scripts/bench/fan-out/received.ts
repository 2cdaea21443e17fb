import { percentile } from '../run/statistics.ts';
import type { FeedReport } from './feed.ts';

/** What all clients received of the counted events. */
export type Tally = {
  readonly delivered: number;
  /** Counted events that some client did not get. */
  readonly lost: number;
  /** Frames that did not follow the one before. */
  readonly misplaced: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** What one client received: positions in the order of arrival, each with its moment. */
export class Received {
  readonly #arrivals: { readonly seq: number; readonly arrivedAt: number }[] = [];
  #misplaced = 0;
  lastSeq = 0;

  take({ prevSeq, seq }: { prevSeq: number; seq: number }, arrivedAt: number): void {
    if (prevSeq !== this.lastSeq) this.#misplaced += 1;
    for (let each = prevSeq + 1; each <= seq; each++) this.#arrivals.push({ seq: each, arrivedAt });
    this.lastSeq = seq;
  }

  /** Latency is from the moment the sender was given the event to the moment its frame was in the client's hands. */
  static tally(clients: readonly Received[], { firstSeq, sentAt }: FeedReport): Tally {
    const latencies: number[] = [];
    for (const client of clients) {
      for (const { seq, arrivedAt } of client.#arrivals) {
        if (seq >= firstSeq) latencies.push(arrivedAt - sentAt[seq - 1]);
      }
    }
    return {
      delivered: latencies.length,
      lost: clients.length * (sentAt.length - firstSeq + 1) - latencies.length,
      misplaced: clients.reduce((sum, client) => sum + client.#misplaced, 0),
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
    };
  }
}
