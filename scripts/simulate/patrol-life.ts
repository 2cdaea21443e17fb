import type { PatrolId } from '../../core/domain/ids.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { PATROLS } from './settings.ts';
import type { StoryTools } from './story-tools.ts';
import type { StreetPoint } from './street-net.ts';
import { Walker } from './walker.ts';

/** Patrols: who is on duty, where they pass and what they note. Their walk is as fast as people are, at any pace of the town. */
export class PatrolLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  /** Where each team begins; a district without streets has none. */
  readonly #starts: readonly StreetPoint[];
  readonly #members: readonly PatrolId[];
  readonly #onDuty = new Map<PatrolId, Walker>();

  constructor(tools: StoryTools) {
    this.#tools = tools;
    this.#chance = tools.chance('patrols');
    const { anchors, streets } = tools.town;
    this.#starts = anchors.slice(0, PATROLS.teams).flatMap((anchor) => streets.nearest(anchor) ?? []);
    this.#members = Array.from(
      { length: this.#starts.length * PATROLS.perTeam },
      (_, n) => `P-${String(n + 1).padStart(2, '0')}` as PatrolId,
    );
  }

  /** @param known - Patrols that the log holds to be on duty. */
  begin(from: EpochMs, known: ReadonlySet<PatrolId>): void {
    this.#tools.agenda.plan(from, (at) => {
      for (const id of this.#members) {
        if (known.has(id) && this.#isNeeded(id, at)) this.#walk(id, at);
        else if (known.has(id)) this.#tools.tell({ type: 'patrol.ended', patrolId: id }, at);
      }
      this.#changeShift(at);
    });
  }

  /** Night needs every second one. */
  #isNeeded(id: PatrolId, at: EpochMs): boolean {
    const { hour } = this.#tools.town.clock.read(at);
    const [begins, ends] = PATROLS.dayHours;
    return (hour >= begins && hour < ends) || this.#members.indexOf(id) % 2 === 0;
  }

  #changeShift(at: EpochMs): void {
    const { agenda, town, tell } = this.#tools;
    for (const patrolId of this.#members) {
      const isOn = this.#onDuty.has(patrolId);
      if (isOn === this.#isNeeded(patrolId, at)) continue;
      tell({ type: isOn ? 'patrol.ended' : 'patrol.started', patrolId }, at);
      if (isOn) this.#onDuty.delete(patrolId);
      else this.#walk(patrolId, at);
    }
    agenda.plan(town.clock.nextHour(at), (next) => this.#changeShift(next));
  }

  #walk(id: PatrolId, at: EpochMs): void {
    const number = this.#members.indexOf(id);
    const start = this.#starts[Math.floor(number / PATROLS.perTeam)];
    const gait = number % PATROLS.perTeam === PATROLS.perTeam - 1 ? PATROLS.riding : PATROLS.onFoot;
    const { ground } = this.#tools.town;
    const walker = new Walker(start, gait, at, { ground, chance: this.#chance });
    this.#onDuty.set(id, walker);
    this.#repeat(
      id,
      walker,
      at,
      () => this.#chance.between(PATROLS.fixSeconds),
      (fixedAt) => {
        this.#tools.report({ patrolId: id, occurredAt: fixedAt, position: walker.positionAt(fixedAt) });
      },
    );
    this.#repeat(
      id,
      walker,
      at,
      () => this.#chance.exponential(PATROLS.observationSeconds),
      (observedAt) => {
        this.#note(id, walker, observedAt);
      },
    );
  }

  /** Again and again as long as this walk goes on. */
  #repeat(id: PatrolId, walker: Walker, at: EpochMs, seconds: () => number, act: (at: EpochMs) => void): void {
    this.#tools.agenda.plan(epochMs(at + seconds() * 1000), (next) => {
      if (this.#onDuty.get(id) !== walker) return;
      act(next);
      this.#repeat(id, walker, next, seconds, act);
    });
  }

  #note(patrolId: PatrolId, walker: Walker, at: EpochMs): void {
    const { town, tell } = this.#tools;
    const category = this.#chance.weighted(PATROLS.observedWeights);
    const position = walker.positionAt(at);
    if (!town.mayTrouble(position)) return;
    tell({ type: 'patrol.observed', patrolId, position, category, codeVersion: town.codeVersion }, at);
  }
}
