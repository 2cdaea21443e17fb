import type { EpochMs } from '../../core/geo/units.ts';
import { Chance } from './chance.ts';
import type { LocalClock } from './local-clock.ts';
import { VOLUME } from './settings.ts';
import type { StoryTools } from './story-tools.ts';

/** How many an hour at a moment, and never more than `highest`. */
export type ArrivalRate = { readonly highest: number; at(moment: EpochMs): number };

/** Of the level of a day, which has no bound: the busiest day is so many times as busy as the mean one. */
const HIGHEST_LEVEL = 2.5;

/** How many tickets an hour come in at a moment: the mean rate times hour of day, day of week and the day's own level. */
export function arrivalRate(clock: LocalClock, ticketsPerHour: number, seed: number): ArrivalRate {
  const levels = new Map<number, number>();
  const levelOf = (day: number) => {
    const level = levels.get(day) ?? new Chance(seed, 'day', day).level(VOLUME.dayLevelK);
    levels.set(day, level);
    return level;
  };
  return {
    highest: ticketsPerHour * HIGHEST_LEVEL * Math.max(...VOLUME.hourWeights),
    at(moment) {
      const { day, hour, weekday } = clock.read(moment);
      return ticketsPerHour * VOLUME.hourWeights[hour] * VOLUME.weekdayWeights[weekday] * levelOf(day);
    },
  };
}

/** Let something happen again and again, as a Poisson process of a changing rate (thinning; Lewis and Shedler 1979). */
export function letHappen(
  rate: ArrivalRate,
  from: EpochMs,
  { agenda, later, chance }: Pick<StoryTools, 'agenda' | 'later'> & { readonly chance: Chance },
  act: (at: EpochMs) => void,
): void {
  if (rate.highest <= 0) return;
  const plan = (at: EpochMs) =>
    agenda.plan(later(at, chance.exponential(3600 / rate.highest)), (candidate) => {
      if (chance.happens(rate.at(candidate) / rate.highest)) act(candidate);
      plan(candidate);
    });
  plan(from);
}
