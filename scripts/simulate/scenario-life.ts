import type { HeatArea } from '../../core/domain/heat-area.ts';
import { type EpochMs, epochMs, type LonLat } from '../../core/geo/units.ts';
import { type ArrivalRate, letHappen } from './arrival-rate.ts';
import type { Chance } from './chance.ts';
import type { LampLife } from './lamp-life.ts';
import { requestOf, type Season } from './new-request.ts';
import type { RoadWorkLife } from './road-work-life.ts';
import {
  type Blackout,
  COLD_HEAT_AREAS,
  RIVERSIDE_METERS,
  SCENARIO_DELAY_SECONDS,
  type Scenario,
  type Surge,
  type WeatherBend,
} from './scenario-settings.ts';
import { PLACES, STREETS } from './settings.ts';
import type { StoryTools } from './story-tools.ts';
import type { TicketLife } from './ticket-life.ts';

type Parts = {
  readonly tickets: TicketLife;
  readonly lamps: LampLife;
  readonly roadWorks: RoadWorkLife;
  readonly season: Season;
  readonly rate: ArrivalRate;
};

/** A seed of trouble, from shortly after the beginning of a run on. What happens without it happens just the same. */
export class ScenarioLife {
  readonly #tools: StoryTools;
  readonly #scenario: Scenario;
  readonly #chance: Chance;
  readonly #begins: EpochMs;
  readonly #ends: EpochMs;
  readonly #coldAreas: readonly HeatArea[];

  constructor(tools: StoryTools, scenario: Scenario, now: EpochMs) {
    this.#tools = tools;
    this.#scenario = scenario;
    this.#chance = tools.chance('scenario');
    this.#begins = epochMs(now + SCENARIO_DELAY_SECONDS * 1000);
    this.#ends = epochMs(this.#begins + scenario.lastsSeconds * 1000);
    const areas = [...tools.town.places.heatAreas];
    this.#coldAreas = Array.from({ length: Math.min(COLD_HEAT_AREAS, areas.length) }, () => {
      const area = this.#chance.pick(areas);
      areas.splice(areas.indexOf(area), 1);
      return area;
    });
  }

  begin(parts: Parts): void {
    for (const surge of this.#scenario.surges) this.#beginSurge(surge, parts);
    const { blackout } = this.#scenario;
    if (blackout) this.#tools.agenda.plan(this.#begins, (at) => this.#beginBlackout(blackout, at, parts));
  }

  weatherAt(at: EpochMs): WeatherBend | undefined {
    return this.#isOn(at) ? this.#scenario.weather : undefined;
  }

  #isOn(at: EpochMs): boolean {
    const { weekdays } = this.#scenario;
    const isDay = weekdays?.includes(this.#tools.town.clock.read(at).weekday) ?? true;
    return at >= this.#begins && at < this.#ends && isDay;
  }

  /** The tickets that come on top of the usual ones: a factor of 3 is two more for each. */
  #beginSurge(surge: Surge, { tickets, season, rate }: Parts): void {
    const share = surge.where === 'markets' ? PLACES.markets.share : 1;
    const extra = (at: EpochMs): Record<string, number> =>
      Object.fromEntries(
        Object.entries(surge.factors).map(([code, factor]) => [code, season.shareOf(code, at) * share * (factor - 1)]),
      );
    const sum = (at: EpochMs) => Object.values(extra(at)).reduce((total, one) => total + one, 0);
    const highest = Math.max(sum(this.#begins), sum(this.#ends)); // shares change with the month
    const own: ArrivalRate = {
      highest: rate.highest * highest,
      at: (at) => (this.#isOn(at) && this.#isHour(surge, at) ? rate.at(at) * sum(at) : 0),
    };
    letHappen(own, this.#begins, { ...this.#tools, chance: this.#chance }, (at) => {
      const category = season.find(this.#chance.weighted(extra(at)));
      if (category) tickets.receive(requestOf(category, this.#place(surge.where, category.code), this.#chance), at);
    });
  }

  #isHour({ hours }: Surge, at: EpochMs): boolean {
    const { hour, minute } = this.#tools.town.clock.read(at);
    const time = hour + minute / 60;
    return hours === undefined || (time >= hours[0] && time < hours[1]);
  }

  #place(where: Surge['where'], code: string): LonLat {
    const { town } = this.#tools;
    if (where === 'markets') return town.near(this.#chance.pick(town.markets), PLACES.markets.meters, this.#chance);
    if (where === 'riverside') return town.byWater(RIVERSIDE_METERS, this.#chance);
    if (where === 'heat-areas' && this.#coldAreas.length > 0)
      return town.within(this.#chance.pick(this.#coldAreas), this.#chance);
    return PLACES.onStreets.includes(code) ? town.placeOnStreet(this.#chance) : town.place(this.#chance);
  }

  #beginBlackout(blackout: Blackout, at: EpochMs, parts: Parts): void {
    if (blackout.by === 'control-box') {
      this.#report(blackout, parts.lamps.failFeeder(at), at, parts);
      return;
    }
    const isByLamps = ({ path }: { path: readonly LonLat[] }) => parts.lamps.hasCableAlong(path);
    const work = parts.roadWorks.startNow(isByLamps, at);
    if (!work) return;
    this.#tools.agenda.plan(this.#tools.later(at, STREETS.roadWorks.cableCutSeconds), (cutAt) => {
      this.#report(blackout, parts.lamps.cutCable(work.path, cutAt), cutAt, parts);
    });
  }

  /** People near the dark lamps call, one after the other. */
  #report(blackout: Blackout, dark: readonly { position: LonLat }[], at: EpochMs, { tickets, season }: Parts): void {
    const { agenda, later, town } = this.#tools;
    if (dark.length === 0) return;
    for (const { category: code, count } of blackout.reports) {
      const category = season.find(code);
      for (let n = 0; category && n < count; n++) {
        const position = town.near(this.#chance.pick(dark).position, blackout.meters, this.#chance);
        const request = requestOf(category, position, this.#chance);
        agenda.plan(later(at, this.#chance.next() * blackout.withinSeconds), (told) => tickets.receive(request, told));
      }
    }
  }
}
