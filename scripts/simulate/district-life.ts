import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import type { WeatherBend } from './scenario-settings.ts';
import { DISTRICT } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

/** The coldest hour of a day, from which the day's swing is counted. */
const COLDEST_HOUR = 5;

/** What happens to the district as a whole: weather every hour, shifts, and sources that say "nothing new". */
export class DistrictLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  readonly #weatherAt: (at: EpochMs) => WeatherBend | undefined;
  #sky: string;
  #wetUntil = -Infinity;

  /** @param weatherAt - Other weather than the season's, where a scenario has it. */
  constructor(tools: StoryTools, weatherAt: (at: EpochMs) => WeatherBend | undefined) {
    this.#tools = tools;
    this.#weatherAt = weatherAt;
    this.#chance = tools.chance('district');
    this.#sky = this.#chance.weighted(DISTRICT.weather.conditionWeights);
  }

  begin(from: EpochMs): void {
    this.#tools.agenda.plan(from, (at) => this.#observeWeather(at));
    this.#planHour(this.#tools.town.clock.nextHour(from));
    this.#planReport(from);
  }

  /** Whether snow or rain near the freezing point has just fallen. */
  isWetSnow(at: EpochMs): boolean {
    return at < this.#wetUntil;
  }

  #planHour(at: EpochMs): void {
    const { agenda, town, tell } = this.#tools;
    agenda.plan(at, () => {
      this.#observeWeather(at);
      const shift = DISTRICT.shifts.find(({ hour }) => hour === town.clock.read(at).hour);
      if (shift) tell({ type: 'duty.started', shiftCode: shift.shiftCode }, at);
      this.#planHour(town.clock.nextHour(at));
    });
  }

  #observeWeather(at: EpochMs): void {
    const { month, hour } = this.#tools.town.clock.read(at);
    if (!this.#chance.happens(DISTRICT.weather.persistence))
      this.#sky = this.#chance.weighted(DISTRICT.weather.conditionWeights);
    const swing = -Math.cos(((hour - COLDEST_HOUR) / 12) * Math.PI) * DISTRICT.weather.daySwingCelsius;
    const usual =
      DISTRICT.weather.monthMeansCelsius[month] + swing + DISTRICT.weather.noiseCelsius * this.#chance.normal();
    const wind = this.#chance.exponential(DISTRICT.weather.meanWindMetersPerSecond);
    const bend = this.#weatherAt(at);
    const celsius = bend?.celsius(usual) ?? usual;
    const sky = this.#sky === 'wet' ? (celsius < 0 ? 'snow' : 'rain') : this.#sky;
    const conditionCode = bend?.conditionCode ?? sky;
    this.#rememberWetSnow(conditionCode, celsius, at);
    this.#tools.tell(
      {
        type: 'weather.observed',
        conditionCode,
        temperatureCelsius: tenths(celsius),
        windMetersPerSecond: tenths(wind * (bend?.windFactor ?? 1)),
      },
      at,
    );
  }

  #rememberWetSnow(conditionCode: string, celsius: number, at: EpochMs): void {
    const { leastCelsius, mostCelsius, lastsSeconds } = DISTRICT.weather.wetSnow;
    const isWet = conditionCode === 'snow' || conditionCode === 'rain';
    if (isWet && celsius >= leastCelsius && celsius <= mostCelsius)
      this.#wetUntil = this.#tools.later(at, lastsSeconds);
  }

  #planReport(at: EpochMs): void {
    this.#tools.agenda.plan(epochMs(at + DISTRICT.reports.everySeconds * 1000), (reportedAt) => {
      for (const layer of DISTRICT.reports.layers) this.#tools.tell({ type: 'source.reported', layer }, reportedAt);
      this.#planReport(reportedAt);
    });
  }
}

/** One decimal, as a station reports; adding zero turns -0 into 0. */
const tenths = (value: number) => Math.round(value * 10) / 10 + 0;
