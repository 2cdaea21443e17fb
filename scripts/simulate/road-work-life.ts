import type { RoadWorkId } from '../../core/domain/ids.ts';
import type { RoadWorkPlace } from '../../core/domain/road-work-place.ts';
import type { RoadWork, RoadWorkStage } from '../../core/domain/street-state.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import type { LampLife } from './lamp-life.ts';
import { STREETS, WAITS, type Wait } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

const ROAD_WORKS = STREETS.roadWorks;

/**
 * The district's road works: planned, started, open to traffic, and after a while planned anew, so that there is always
 * something to see of each stage.
 */
export class RoadWorkLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  readonly #lamps: LampLife;
  readonly #places: readonly RoadWorkPlace[];
  /** Where each work stands, and its turn: a step of an earlier turn that is still planned no longer counts. */
  readonly #stages = new Map<RoadWorkId, { readonly stage: RoadWorkStage; readonly turn: number }>();

  /** @param lamps - Those whose cables a work may cut. */
  constructor(tools: StoryTools, lamps: LampLife) {
    this.#tools = tools;
    this.#lamps = lamps;
    this.#chance = tools.chance('road works');
    const { town } = tools;
    this.#places = town.places.works.filter(({ path }) =>
      [0, 0.5, 1].every((share) => town.mayTrouble(town.ground.along(path, share))),
    );
  }

  /**
   * @param known - What the log tells of earlier runs; they are gone on with.
   * @param from - Beginning of the story.
   */
  begin(from: EpochMs, known: readonly RoadWork[]): void {
    const stages = new Map(known.map(({ id, stage }) => [id, stage]));
    for (const place of this.#places) {
      const stage = stages.get(place.id);
      if (stage === 'planned') this.#enter(place, 'planned', this.#after(from, WAITS.belated));
      else if (stage === 'started') this.#enter(place, 'started', this.#after(from, ROAD_WORKS.workWait));
      else this.#planAnew(place, this.#tools.later(from, this.#chance.exponential(ROAD_WORKS.firstWaitSeconds)));
    }
  }

  /** A work begins now, whatever it was at. @returns undefined when the district has none that fits. */
  startNow(fits: (place: RoadWorkPlace) => boolean, at: EpochMs): RoadWorkPlace | undefined {
    const fitting = this.#places.filter(fits);
    if (fitting.length === 0) return undefined;
    const place = this.#chance.pick(fitting);
    const stage = this.#stages.get(place.id)?.stage;
    if (stage === 'started') return place;
    if (stage !== 'planned') this.#announce(place, at);
    this.#start(place, at);
    return place;
  }

  #planAnew(place: RoadWorkPlace, at: EpochMs): void {
    this.#next(place, at, (plannedAt) => this.#announce(place, plannedAt));
  }

  #announce(place: RoadWorkPlace, at: EpochMs): void {
    const { town, tell } = this.#tools;
    const startedAt = this.#after(at, ROAD_WORKS.startWait);
    const plannedEndAt = this.#after(startedAt, ROAD_WORKS.workWait);
    const { id: roadWorkId, kindCode } = place;
    const position = town.ground.along(place.path, 0.5);
    tell({ type: 'roadWork.planned', roadWorkId, position, kindCode, plannedEndAt }, at);
    this.#enter(place, 'planned', startedAt);
  }

  #start(place: RoadWorkPlace, at: EpochMs): void {
    this.#tools.tell({ type: 'roadWork.started', roadWorkId: place.id }, at);
    this.#enter(place, 'started', this.#after(at, ROAD_WORKS.workWait));
    if (!this.#chance.happens(ROAD_WORKS.cableCutShare)) return;
    this.#tools.agenda.plan(this.#tools.later(at, ROAD_WORKS.cableCutSeconds), (cutAt) => {
      this.#lamps.cutCable(place.path, cutAt);
    });
  }

  #complete(place: RoadWorkPlace, at: EpochMs): void {
    this.#tools.tell({ type: 'roadWork.completed', roadWorkId: place.id }, at);
    this.#enter(place, 'completed', this.#after(at, ROAD_WORKS.idleWait));
  }

  /** The work stands at a stage; at a moment it goes on to the next. */
  #enter(place: RoadWorkPlace, stage: RoadWorkStage, nextAt: EpochMs): void {
    this.#stages.set(place.id, { stage, turn: this.#turnOf(place) + 1 });
    if (stage === 'planned') this.#next(place, nextAt, (at) => this.#start(place, at));
    else if (stage === 'started') this.#next(place, nextAt, (at) => this.#complete(place, at));
    else this.#planAnew(place, nextAt);
  }

  /** Unless something else has happened to the work meanwhile. */
  #next(place: RoadWorkPlace, at: EpochMs, act: (at: EpochMs) => void): void {
    const turn = this.#turnOf(place);
    this.#tools.agenda.plan(at, (now) => {
      if (this.#turnOf(place) === turn) act(now);
    });
  }

  #turnOf = ({ id }: RoadWorkPlace) => this.#stages.get(id)?.turn ?? 0;

  #after(at: EpochMs, wait: Wait): EpochMs {
    return this.#tools.later(at, this.#chance.wait(wait));
  }
}
