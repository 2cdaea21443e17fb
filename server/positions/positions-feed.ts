import { epochMs } from '../../core/geo/units.ts';
import type { PatrolCell } from '../../core/protocol/stream.ts';
import type { DistrictClock } from '../district-clock.ts';
import { encodeFrame } from '../events/frames.ts';
import type { Hub } from '../stream/hub.ts';
import type { PatrolPositions } from './patrol-positions.ts';

const SEND_MS = 20_000;
/** Recomputed at every third sending: slow enough that nobody is followed by watching a cell flicker. */
const SENDINGS_PER_COUNT = 3;

export type PositionsFeedOptions = {
  readonly positions: PatrolPositions;
  readonly clock: DistrictClock;
  readonly hub: Pick<Hub, 'publishPositions'>;
  onError(error: unknown): void;
};

/** Counts patrols by cell every minute and tells all screens every twenty seconds, by wall time. */
export class PositionsFeed {
  readonly #options: PositionsFeedOptions;
  #timer: NodeJS.Timeout | undefined;
  #sendings = 0;
  #counted: { readonly cells: PatrolCell[]; readonly at: number } | undefined;

  constructor(options: PositionsFeedOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.tick().catch(this.#options.onError), SEND_MS);
    this.tick().catch(this.#options.onError);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async tick(): Promise<void> {
    const { positions, clock, hub } = this.#options;
    if (this.#sendings % SENDINGS_PER_COUNT === 0 || !this.#counted) {
      const now = clock.now();
      await positions.forget(now);
      this.#counted = { cells: await positions.cells(now), at: now };
    }
    this.#sendings += 1;
    const { cells, at } = this.#counted;
    hub.publishPositions(encodeFrame({ kind: 'positions', occurredAt: epochMs(at), cells }));
  }
}
