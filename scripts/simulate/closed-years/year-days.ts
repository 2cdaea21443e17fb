import { zoneOffsets } from '../../../core/domain/local-day.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import type { Chance } from '../chance.ts';
import { VOLUME } from '../settings.ts';
import { WeightedDraw } from '../weighted-draw.ts';
import { SPRING_FESTIVAL } from './account.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A calendar day of the district. */
export type YearDay = {
  readonly startsAt: EpochMs;
  /** 0 is January. */
  readonly month: number;
  /** How busy it is beside what season and week make of it; the mean is 1. */
  readonly level: number;
  readonly weight: number;
};

/** @param seasonOf - How much happens in a month, from 0 for January. */
export function yearDays(year: number, zone: string, seasonOf: (month: number) => number, chance: Chance): YearDay[] {
  const offsetOf = zoneOffsets(zone);
  const days: YearDay[] = [];
  let festivalLeft = 0;
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY_MS) {
    if (isLunarNewYear(day)) festivalLeft = SPRING_FESTIVAL.days;
    const month = new Date(day).getUTCMonth();
    const level = chance.level(VOLUME.dayLevelK);
    const week = VOLUME.weekdayWeights[(day / DAY_MS + 3) % 7]; // 1970-01-01 was a Thursday
    const weight = seasonOf(month) * week * level * (festivalLeft-- > 0 ? SPRING_FESTIVAL.weight : 1);
    days.push({ startsAt: epochMs(day - offsetOf(day)), month, level, weight });
  }
  return days;
}

export const drawDays = (days: readonly YearDay[]) =>
  new WeightedDraw(
    days,
    days.map(({ weight }) => weight),
  );

/** A moment of a day within some hours of it, as often as anything happens in them. */
export function momentWithin({ startsAt }: YearDay, [from, to]: readonly [number, number], chance: Chance): EpochMs {
  const hours = hourDraw(from, to);
  return epochMs(startsAt + Math.floor((hours.draw(chance) + chance.next()) * HOUR_MS));
}

const knownHours = new Map<number, WeightedDraw<number>>();

function hourDraw(from: number, to: number): WeightedDraw<number> {
  const key = 100 * from + to;
  const hours = Array.from({ length: to - from }, (_, n) => from + n);
  const draw = knownHours.get(key) ?? new WeightedDraw(hours, VOLUME.hourWeights.slice(from, to));
  knownHours.set(key, draw);
  return draw;
}

const lunarDate = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

function isLunarNewYear(day: number): boolean {
  const part = Object.fromEntries(lunarDate.formatToParts(day).map(({ type, value }) => [type, value]));
  return part.month === '1' && part.day === '1';
}
