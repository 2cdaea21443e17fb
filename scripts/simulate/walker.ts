import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { PATROLS } from './settings.ts';
import type { Corner, Town } from './town.ts';

const DIRECTIONS: readonly Corner[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

export type Gait = { readonly metersPerSecond: number; readonly beatBlocks: number };

/** Somebody who goes along block edges within a beat, from corner to corner, and turns back only at a dead end. */
export class Walker {
  readonly #town: Town;
  readonly #chance: Chance;
  readonly #middle: Corner;
  readonly #gait: Gait;
  #corner: Corner;
  #heading: Corner = [0, 0];
  #leftAt: EpochMs;

  constructor(town: Town, chance: Chance, anchor: LonLat, gait: Gait, at: EpochMs) {
    this.#town = town;
    this.#chance = chance;
    this.#middle = town.nearestCorner(anchor);
    this.#gait = gait;
    this.#corner = this.#middle;
    this.#leftAt = at;
    this.#heading = this.#turn();
  }

  /** Moments must not go back. */
  positionAt(at: EpochMs): LonLat {
    const blockMs = (PATROLS.streetMeters / this.#gait.metersPerSecond) * 1000;
    while (at - this.#leftAt >= blockMs) {
      this.#corner = this.#along(1);
      this.#leftAt = epochMs(this.#leftAt + blockMs);
      this.#heading = this.#turn();
    }
    return this.#town.onStreet(this.#along((at - this.#leftAt) / blockMs));
  }

  #along(share: number): Corner {
    return [this.#corner[0] + this.#heading[0] * share, this.#corner[1] + this.#heading[1] * share];
  }

  #turn(): Corner {
    const open = DIRECTIONS.filter(([dx, dy]) => this.#isOpen([this.#corner[0] + dx, this.#corner[1] + dy]));
    const onward = open.filter(([dx, dy]) => dx !== -this.#heading[0] || dy !== -this.#heading[1]);
    if (onward.length > 0) return this.#chance.pick(onward);
    return open[0] ?? [0, 0];
  }

  #isOpen(corner: Corner): boolean {
    const { beatBlocks } = this.#gait;
    const inBeat = corner.every((value, axis) => Math.abs(value - this.#middle[axis]) <= beatBlocks);
    return inBeat && this.#town.isInGrid(this.#town.onStreet(corner));
  }
}
