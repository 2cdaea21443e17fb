import type { LampId } from '../../core/domain/ids.ts';
import type { FailedLamp } from '../../core/domain/street-state.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { STREETS, WAITS, type Wait } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

const LAMPS = STREETS.lamps;

type Lamp = { readonly id: LampId; readonly position: LonLat };

/** Lamps stand along the east–west streets, counted from the corner west of them: `L-column-row-pole`. */
const LAMP_ID = /^L-\d+-\d+-\d$/;

/** Street lamps: single ones fail, now and then a whole circuit, and all are repaired some day. */
export class LampLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  readonly #failed = new Set<LampId>();

  constructor(tools: StoryTools) {
    this.#tools = tools;
    this.#chance = tools.chance('lamps');
  }

  begin(from: EpochMs): void {
    const { agenda, later } = this.#tools;
    const plan = (at: EpochMs) =>
      agenda.plan(later(at, this.#chance.exponential(LAMPS.failureEverySeconds)), (failedAt) => {
        this.#fail(failedAt);
        plan(failedAt);
      });
    plan(from);
  }

  /** Repair in time what an earlier run left dark. */
  resume(lamps: readonly FailedLamp[], now: EpochMs): void {
    for (const lamp of lamps) {
      if (!LAMP_ID.test(lamp.id)) continue;
      this.#failed.add(lamp.id);
      const due = this.#tools.later(lamp.failedAt, this.#chance.wait(LAMPS.repairSingle));
      this.#planRepair(lamp, due > now ? due : this.#tools.later(now, this.#chance.wait(WAITS.belated)));
    }
  }

  #fail(at: EpochMs): void {
    const circuit = this.#chance.happens(LAMPS.circuitShare);
    const count = circuit ? Math.round(this.#chance.between(LAMPS.circuitLamps)) : 1;
    const repair: Wait = circuit ? LAMPS.repairCircuit : LAMPS.repairSingle;
    const repairedAt = this.#tools.later(at, this.#chance.wait(repair));
    for (const lamp of this.#row(count)) {
      if (this.#failed.has(lamp.id)) continue;
      this.#failed.add(lamp.id);
      const { id: lampId, position } = lamp;
      this.#tools.tell({ type: 'lamp.failed', lampId, position, causeCode: circuit ? 'feeder' : 'lamp' }, at);
      this.#planRepair(lamp, repairedAt);
    }
  }

  #planRepair({ id: lampId, position }: Lamp, at: EpochMs): void {
    this.#tools.agenda.plan(at, (repairedAt) => {
      this.#failed.delete(lampId);
      this.#tools.tell({ type: 'lamp.repaired', lampId, position }, repairedAt);
    });
  }

  /** Neighboring lamps of one street, as many of them as stand in the district. */
  #row(count: number): Lamp[] {
    const { town } = this.#tools;
    const [column, row] = town.nearestCorner(town.place(this.#chance));
    return Array.from({ length: count }, (_, n) => {
      const x = column + Math.floor(n / LAMPS.perBlock);
      const pole = n % LAMPS.perBlock;
      return {
        id: `L-${x}-${row}-${pole}` as LampId,
        position: town.onStreet([x + pole / LAMPS.perBlock, row]),
      };
    }).filter(({ position }) => town.isInGrid(position));
  }
}
