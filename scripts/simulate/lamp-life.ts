import type { LampId } from '../../core/domain/ids.ts';
import type { CircuitId, Lamp } from '../../core/domain/lamp.ts';
import type { FailedLamp } from '../../core/domain/street-state.ts';
import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import { letHappen } from './arrival-rate.ts';
import type { Chance } from './chance.ts';
import { STREETS, WAITS, type Wait } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

const LAMPS = STREETS.lamps;
const MONTH_HOURS = 30 * 24;
const HOUR_MS = 3_600_000;

type Cause = 'lamp' | 'feeder' | 'cable';

/**
 * Street lamps of the district: single ones fail, now and then a circuit, and all are repaired some day. The log hears of
 * a failure when somebody notices: a controller after minutes, an inspector or a resident after days.
 */
export class LampLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  /** Only lamps that trouble may be invented about. */
  readonly #lamps: readonly Lamp[];
  readonly #circuits = new Map<CircuitId, Lamp[]>();
  readonly #failed = new Set<LampId>();
  /** Dark lamps that nobody has noticed yet: they cannot fail a second time, however fast the town lives. */
  readonly #unnoticed = new Set<LampId>();

  constructor(tools: StoryTools) {
    this.#tools = tools;
    this.#chance = tools.chance('lamps');
    this.#lamps = tools.town.places.lamps.filter(({ relit, position }) => !relit && tools.town.mayTrouble(position));
    for (const lamp of this.#lamps) {
      const { circuitId } = lamp;
      this.#circuits.set(circuitId, [...(this.#circuits.get(circuitId) ?? []), lamp]);
    }
  }

  /**
   * Failures begin so long before the story that what is noticed late is noticed from its beginning on.
   *
   * @param isWetSnow - When control boxes fail more often.
   */
  begin(from: EpochMs, isWetSnow: (at: EpochMs) => boolean): void {
    const unnoticed = this.#tools.later(from, -LAMPS.noticed.byResidentsSeconds[1]);
    const { singlePerLampMonth, feederPerCircuitMonth, wetSnowFactor, oftener } = LAMPS;
    const tools = { ...this.#tools, chance: this.#chance };

    const singles = (this.#lamps.length * singlePerLampMonth * oftener.single) / MONTH_HOURS;
    letHappen({ highest: singles, at: () => singles }, unnoticed, tools, (at) => {
      this.#fail([this.#chance.pick(this.#lamps)], 'lamp', at, from);
    });

    const circuits = [...this.#circuits.values()];
    const feeders = (circuits.length * feederPerCircuitMonth * oftener.feeder) / MONTH_HOURS;
    const rate = {
      highest: feeders * wetSnowFactor,
      at: (at: EpochMs) => feeders * (isWetSnow(at) ? wetSnowFactor : 1),
    };
    letHappen(rate, unnoticed, tools, (at) => this.#fail(this.#chance.pick(circuits), 'feeder', at, from));
  }

  /** Repair in time what an earlier run left dark. */
  resume(lamps: readonly FailedLamp[], now: EpochMs): void {
    const own = new Set(this.#lamps.map(({ id }) => id));
    for (const lamp of lamps) {
      if (!own.has(lamp.id)) continue;
      this.#failed.add(lamp.id);
      const due = this.#tools.later(lamp.failedAt, this.#chance.wait(LAMPS.repairSingle));
      this.#planRepair(lamp, due > now ? due : this.#tools.later(now, this.#chance.wait(WAITS.belated)));
    }
  }

  /** A control box that reports by itself fails now. @returns its lamps. */
  failFeeder(at: EpochMs): readonly Lamp[] {
    const monitored = [...this.#circuits.values()].filter(([lamp]) => lamp.monitored);
    if (monitored.length === 0) return [];
    const circuit = this.#chance.pick(monitored);
    this.#darken(circuit, 'feeder', at);
    return circuit;
  }

  /** Whether a cable of lamps runs along a line. */
  hasCableAlong(path: readonly LonLat[]): boolean {
    return this.#circuitsAlong(path).length > 0;
  }

  /** A cable along a line is cut now, and those who cut it say so. @returns the lamps that it feeds. */
  cutCable(path: readonly LonLat[], at: EpochMs): readonly Lamp[] {
    const circuits = this.#circuitsAlong(path);
    for (const circuit of circuits) this.#darken(circuit, 'cable', at);
    return circuits.flat();
  }

  #circuitsAlong(path: readonly LonLat[]): Lamp[][] {
    const { ground } = this.#tools.town;
    const isNear = ({ position }: Lamp) => ground.metersToPath(position, path) <= LAMPS.cableMeters;
    return [...this.#circuits.values()].filter((circuit) => circuit.filter(isNear).length >= LAMPS.cableLamps);
  }

  /** What would have been noticed before the story begins is not told: it has long been repaired. */
  #fail(lamps: readonly Lamp[], cause: Cause, at: EpochMs, from: EpochMs): void {
    const noticedAt = this.#noticedAt(lamps[0], at);
    const failing = lamps.filter(({ id }) => !this.#unnoticed.has(id));
    if (noticedAt < from || failing.length === 0) return;
    for (const { id } of failing) this.#unnoticed.add(id);
    this.#tools.agenda.plan(noticedAt, (told) => {
      for (const { id } of failing) this.#unnoticed.delete(id);
      this.#darken(failing, cause, told);
    });
  }

  #noticedAt({ monitored }: Lamp, at: EpochMs): EpochMs {
    const { byControllerSeconds, byInspectorsSeconds, byResidentsSeconds, inspectorShare, hours } = LAMPS.noticed;
    if (monitored) return this.#tools.later(at, this.#chance.between(byControllerSeconds));
    const isInspector = this.#chance.happens(inspectorShare);
    const seconds = this.#chance.between(isInspector ? byInspectorsSeconds : byResidentsSeconds);
    const day = this.#tools.later(at, seconds);
    const hour = Math.floor(this.#chance.between(hours));
    return epochMs(day + ((hour - this.#tools.town.clock.read(day).hour + 24) % 24) * HOUR_MS);
  }

  #darken(lamps: readonly Lamp[], cause: Cause, at: EpochMs): void {
    const repair: Wait = cause === 'lamp' ? LAMPS.repairSingle : LAMPS.repairCircuit;
    const repairedAt = this.#tools.later(at, this.#chance.wait(repair));
    for (const lamp of lamps) {
      if (this.#failed.has(lamp.id)) continue;
      this.#failed.add(lamp.id);
      this.#tools.tell({ type: 'lamp.failed', lampId: lamp.id, position: lamp.position, causeCode: cause }, at);
      this.#planRepair(lamp, repairedAt);
    }
  }

  #planRepair({ id: lampId, position }: Pick<Lamp, 'id' | 'position'>, at: EpochMs): void {
    this.#tools.agenda.plan(at, (repairedAt) => {
      this.#failed.delete(lampId);
      this.#tools.tell({ type: 'lamp.repaired', lampId, position }, repairedAt);
    });
  }
}
