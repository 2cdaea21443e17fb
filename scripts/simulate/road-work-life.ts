import type { RoadWorkId } from '../../core/domain/ids.ts';
import type { RoadWork } from '../../core/domain/street-state.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { STREETS, WAITS, type Wait } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

const ROAD_WORKS = STREETS.roadWorks;
const ROAD_WORK_ID = /^W-\d{6}-\d+$/;

/** Road works: planned, started, open to traffic again. */
export class RoadWorkLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;

  constructor(tools: StoryTools) {
    this.#tools = tools;
    this.#chance = tools.chance('road works');
  }

  begin(from: EpochMs): void {
    const { agenda, later } = this.#tools;
    const plan = (at: EpochMs) =>
      agenda.plan(later(at, this.#chance.exponential(ROAD_WORKS.plannedEverySeconds)), (plannedAt) => {
        this.#announce(plannedAt);
        plan(plannedAt);
      });
    plan(from);
  }

  /** Go on with the works of an earlier run. */
  resume(works: readonly RoadWork[], now: EpochMs): void {
    for (const { id, stage } of works) {
      if (!ROAD_WORK_ID.test(id)) continue;
      if (stage === 'planned') this.#planStart(id, this.#after(now, WAITS.belated));
      if (stage === 'started') this.#planEnd(id, this.#after(now, ROAD_WORKS.workWait));
    }
  }

  #announce(at: EpochMs): void {
    const { town, tell, nextNumber } = this.#tools;
    const position = town.onStreet(town.nearestCorner(town.place(this.#chance)));
    if (!town.isInGrid(position)) return;
    const roadWorkId = `W-${town.clock.read(at).date}-${nextNumber()}` as RoadWorkId;
    const startedAt = this.#after(at, ROAD_WORKS.startWait);
    const plannedEndAt = this.#after(startedAt, ROAD_WORKS.workWait);
    const kindCode = this.#chance.weighted(ROAD_WORKS.kindWeights);
    tell({ type: 'roadWork.planned', roadWorkId, position, kindCode, plannedEndAt }, at);
    this.#planStart(roadWorkId, startedAt);
  }

  #planStart(roadWorkId: RoadWorkId, at: EpochMs): void {
    this.#tools.agenda.plan(at, (startedAt) => {
      this.#tools.tell({ type: 'roadWork.started', roadWorkId }, startedAt);
      this.#planEnd(roadWorkId, this.#after(startedAt, ROAD_WORKS.workWait));
    });
  }

  #planEnd(roadWorkId: RoadWorkId, at: EpochMs): void {
    this.#tools.agenda.plan(at, (completedAt) => {
      this.#tools.tell({ type: 'roadWork.completed', roadWorkId }, completedAt);
    });
  }

  #after(at: EpochMs, wait: Wait): EpochMs {
    return this.#tools.later(at, this.#chance.wait(wait));
  }
}
