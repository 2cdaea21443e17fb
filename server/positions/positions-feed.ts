import type { DistrictClock } from '../district-clock.ts';
import { encodeFrame } from '../events/frames.ts';
import type { Hub } from '../stream/hub.ts';
import type { PatrolAges } from './patrol-ages.ts';
import type { PatrolCount, PatrolPositions } from './patrol-positions.ts';

const SEND_MS = 20_000;
/** Recomputed at every third sending: slow enough that nobody is followed by watching a cell flicker. */
const SENDINGS_PER_COUNT = 3;
const HOUR_MS = 3_600_000;

export type PositionsFeedOptions = {
  readonly positions: PatrolPositions;
  readonly ages: PatrolAges;
  readonly clock: DistrictClock;
  readonly hub: Pick<Hub, 'publishPositions'>;
  onError(error: unknown): void;
};

/** Counts patrols by cell every minute and tells all screens every twenty seconds, by wall time. */
export class PositionsFeed {
  readonly #options: PositionsFeedOptions;
  #timer: NodeJS.Timeout | undefined;
  #sendings = 0;
  #counted: PatrolCount | undefined;

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
    const { positions, ages, clock, hub } = this.#options;
    if (this.#sendings % SENDINGS_PER_COUNT === 0 || !this.#counted) {
      const now = clock.now();
      await positions.forget(now);
      const counted = await positions.count(now);
      await ages.note(counted, this.#holeMs());
      this.#counted = counted;
    }
    this.#sendings += 1;
    const { at: occurredAt, cells, grids } = this.#counted;
    hub.publishPositions(encodeFrame({ kind: 'positions', occurredAt, cells: [...cells], grids: [...grids] }));
  }

  /** A count looks back an hour, so the next within that leaves nothing out; a fast demo counts less often than that. */
  #holeMs(): number {
    return Math.max(HOUR_MS, 1.5 * SEND_MS * SENDINGS_PER_COUNT * this.#options.clock.factor);
  }
}
