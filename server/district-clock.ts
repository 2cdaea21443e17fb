import { type EpochMs, epochMs } from '../core/geo/units.ts';

export type ClockKind = 'wall' | 'demo';

/**
 * What time it is in the district: everything that asks "now" asks here.
 *
 * A wall clock follows the machine. A demo clock starts at a stored moment and runs by its factor. Neither ever goes
 * back while the server runs: a machine clock that is set back makes district time stand until it has caught up.
 */
export class DistrictClock {
  readonly kind: ClockKind;
  #factor: number;
  #districtAnchor: number;
  #wallAnchor: number;
  #latest = 0;
  readonly #wall: () => number;

  constructor(options: { kind: ClockKind; startAt: number; factor: number; wall?: () => number }) {
    this.#wall = options.wall ?? Date.now;
    this.kind = options.kind;
    this.#factor = options.factor;
    this.#districtAnchor = options.startAt;
    this.#wallAnchor = this.#wall();
    this.#latest = options.startAt;
  }

  get factor(): number {
    return this.#factor;
  }

  now(): EpochMs {
    const wall = this.#wall();
    const at = this.kind === 'wall' ? wall : this.#districtAnchor + (wall - this.#wallAnchor) * this.#factor;
    this.#latest = Math.max(this.#latest, Math.floor(at));
    return epochMs(this.#latest);
  }

  /** Take over what another server of the same demo database has stored: never back, and by the same factor. */
  follow(districtAt: number, factor: number): void {
    const now = this.now();
    if (districtAt <= now && factor === this.#factor) return;
    this.set(Math.max(districtAt, now), factor);
  }

  /** Set a demo clock whose log is empty, for a replay. */
  set(at: number, factor: number): void {
    if (this.kind !== 'demo') throw new Error(`A ${this.kind} clock cannot be set to ${at}.`);
    this.#factor = factor;
    this.#districtAnchor = at;
    this.#wallAnchor = this.#wall();
    this.#latest = at;
  }
}
