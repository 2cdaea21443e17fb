import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { between, type Ground } from './ground.ts';
import type { StreetPoint } from './street-net.ts';

/** How somebody goes, and how far from the middle of the beat at most. */
export type Gait = { readonly metersPerSecond: number; readonly beatMeters: number };

/** Somebody who goes along streets within a beat, from corner to corner, and turns back only at a dead end. */
export class Walker {
  readonly #ground: Ground;
  readonly #chance: Chance;
  readonly #middle: LonLat;
  readonly #gait: Gait;
  #from: StreetPoint;
  #to: StreetPoint;
  #leftAt: EpochMs;

  constructor(start: StreetPoint, gait: Gait, at: EpochMs, tools: { ground: Ground; chance: Chance }) {
    this.#ground = tools.ground;
    this.#chance = tools.chance;
    this.#middle = start.position;
    this.#gait = gait;
    this.#from = start;
    this.#to = this.#choose(start);
    this.#leftAt = at;
  }

  /** Moments must not go back. */
  positionAt(at: EpochMs): LonLat {
    let stretchMs = this.#stretchMs();
    while (stretchMs > 0 && at - this.#leftAt >= stretchMs) {
      this.#leftAt = epochMs(this.#leftAt + stretchMs);
      const behind = this.#from;
      this.#from = this.#to;
      this.#to = this.#choose(this.#from, behind);
      stretchMs = this.#stretchMs();
    }
    const share = stretchMs > 0 ? (at - this.#leftAt) / stretchMs : 0;
    return between(this.#from.position, this.#to.position, share);
  }

  /** Zero for somebody who has nowhere to go. */
  #stretchMs(): number {
    const meters = this.#ground.metersBetween(this.#from.position, this.#to.position);
    return (meters / this.#gait.metersPerSecond) * 1000;
  }

  #choose(here: StreetPoint, behind?: StreetPoint): StreetPoint {
    const inBeat = here.next.filter(
      ({ position }) => this.#ground.metersBetween(this.#middle, position) <= this.#gait.beatMeters,
    );
    const onward = inBeat.filter((point) => point !== behind);
    if (onward.length > 0) return this.#chance.pick(onward);
    return inBeat[0] ?? here;
  }
}
