import type { EpochMs } from '../../core/geo/units.ts';
import { Chance } from './chance.ts';
import type { LocalClock } from './local-clock.ts';
import { VOLUME } from './settings.ts';

/** How many tickets an hour come in at a moment: the mean rate times hour of day, day of week and the day's own level. */
export function arrivalRate(clock: LocalClock, ticketsPerHour: number, seed: number): (at: EpochMs) => number {
  const levels = new Map<number, number>();
  const levelOf = (day: number) => {
    const level = levels.get(day) ?? new Chance(seed, 'day', day).level(VOLUME.dayLevelK);
    levels.set(day, level);
    return level;
  };
  return (at) => {
    const { day, hour, weekday } = clock.read(at);
    return ticketsPerHour * VOLUME.hourWeights[hour] * VOLUME.weekdayWeights[weekday] * levelOf(day);
  };
}
