import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { HealthBody } from '../../core/protocol/http.ts';

/** The district clock, followed between two readings of the server's. Never goes back. */
export class FollowedClock {
  readonly #wall: () => number;
  #districtAt = 0;
  #wallAt = 0;
  #factor = 1;
  #latest = 0;

  /** @param wall - Milliseconds of a clock that only goes on. */
  constructor(wall: () => number) {
    this.#wall = wall;
  }

  /** Take over what the server says now. */
  follow({ districtAt, factor }: Pick<HealthBody['districtClock'], 'districtAt' | 'factor'>): void {
    this.#districtAt = districtAt;
    this.#factor = factor;
    this.#wallAt = this.#wall();
  }

  now(): EpochMs {
    const at = this.#districtAt + (this.#wall() - this.#wallAt) * this.#factor;
    this.#latest = Math.max(this.#latest, Math.floor(at));
    return epochMs(this.#latest);
  }

  /** Wall milliseconds until a moment of the district; 0 when it has come. */
  wallMsUntil(at: number): number {
    return Math.max(0, (at - this.now()) / this.#factor);
  }
}
