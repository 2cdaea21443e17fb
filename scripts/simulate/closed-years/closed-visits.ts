import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventId, GridId } from '../../../core/domain/ids.ts';
import { AreaIndex, boxOf } from '../../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import { Chance, namedUuid } from '../chance.ts';
import { randomIn } from '../homes.ts';
import type { TownFiles } from '../town.ts';
import type { TrainingPart, VisitPart } from './account.ts';
import type { Stage } from './closed-tickets.ts';
import { drawDays, momentWithin, yearDays } from './year-days.ts';

/** People are at home after work, and inspectors on their way from the afternoon on. */
const VISIT_HOURS = [14, 20] as const;
const OFFICE_HOURS = [9, 18] as const;
/** 220211 001 002: district, subdistrict and community of a grid of 15 digits. */
const COMMUNITY_DIGITS = 12;
/** Of fewer households no community tells, so that nobody can be found by a count. */
const LEAST_TOLD = 5;
/** So many looks for a place in a grid. */
const ATTEMPTS = 60;

/**
 * Who is to be visited, told as the year begins, and the ways on which all of them were: by grid, and of key households by
 * community and without a place, since a count may not lead to a door.
 */
export function closedVisits(
  { year, code, share, perVisit }: VisitPart,
  stage: Stage,
  { areas, households }: Pick<TownFiles, 'areas' | 'households'>,
): SentEvent[] {
  const chance = new Chance('closed-years', stage.districtId, 'visit', code, year);
  const days = yearDays(year, stage.zone, () => 1, chance);
  const draw = drawDays(days);
  const told = (...names: (string | number)[]) => ({
    id: namedUuid('closed-years', stage.districtId, 'visit', code, year, ...names) as EventId,
    visitCode: code,
  });
  const places = code === 'household' ? placesIn(areas, chance) : undefined;
  const counts: ReadonlyMap<string, number> = code === 'household' ? households : byCommunity(households);
  return [...counts].flatMap(([area, count]): SentEvent[] => {
    if (count === 0) return [];
    const toVisit = share === 1 ? count : Math.max(LEAST_TOLD, Math.round(share * count));
    const position = places?.get(area);
    const place = position ? { position } : {};
    const registered: SentEvent = {
      ...told(area, 'registered'),
      type: 'visit.registered',
      occurredAt: momentWithin(days[0], OFFICE_HOURS, chance),
      households: toVisit,
      ...place,
    };
    const ways = shares(toVisit, Math.max(1, Math.round(toVisit / perVisit))).map(
      (visited, n): SentEvent => ({
        ...told(area, n),
        type: 'visit.made',
        occurredAt: momentWithin(draw.draw(chance), VISIT_HOURS, chance),
        households: visited,
        ...place,
      }),
    );
    return [registered, ...ways];
  });
}

/** Trainings in the evenings of a year, some with more people than others. */
export function closedTrainings({ year, codes, count, attendances }: TrainingPart, stage: Stage): SentEvent[] {
  const chance = new Chance('closed-years', stage.districtId, 'training', year);
  const draw = drawDays(yearDays(year, stage.zone, () => 1, chance));
  return shares(attendances, count).map((people, n) => ({
    id: namedUuid('closed-years', stage.districtId, 'training', year, n) as EventId,
    type: 'training.held',
    occurredAt: momentWithin(draw.draw(chance), VISIT_HOURS, chance),
    trainingCode: chance.weighted(codes),
    attendances: people,
    position: stage.town.place(chance),
  }));
}

/** A place somewhere in each grid, by its code. */
function placesIn(areas: TownFiles['areas'], chance: Chance): ReadonlyMap<string, LonLat> {
  const index = new AreaIndex(areas);
  return new Map(
    areas.flatMap((area): [string, LonLat][] => {
      const box = boxOf(area);
      const places = Array.from({ length: ATTEMPTS }, () => randomIn(box, chance));
      const inside = places.find((place) => index.find(place)?.id === area.id);
      return inside ? [[area.id, inside]] : [];
    }),
  );
}

/** A whole in so many parts that differ by up to a third, none of them empty. */
function shares(whole: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, (_, n) => 1 + ((n % 5) - 2) / 6);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [before, told] = [0, 0];
  return weights.map((weight) => {
    before += weight;
    const until = Math.round((whole * before) / total);
    const part = until - told;
    told = until;
    return part;
  });
}

function byCommunity(households: ReadonlyMap<GridId, number>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [gridId, count] of households) {
    const community = gridId.slice(0, COMMUNITY_DIGITS);
    sums.set(community, (sums.get(community) ?? 0) + count);
  }
  return sums;
}
