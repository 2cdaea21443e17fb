import type { GridId } from '../../core/domain/ids.ts';
import type { BuildingDoors } from '../../core/geo/building-doors.ts';
import { type Area, AreaIndex, boxOf } from '../../core/geo/point-in-areas.ts';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { type Ground, rounded } from './ground.ts';
import { WeightedDraw } from './weighted-draw.ts';

/** Draws a place. */
export type Draw = (chance: Chance) => LonLat;

/** Where people live: places are drawn as often as households live there. */
export type Homes = {
  readonly anywhere: Draw;
  /** Places that gather around one of them, at that standard deviation on each axis. */
  around(middle: LonLat, sigmaMeters: number): Draw;
};

/** Beyond so many standard deviations nothing is drawn. */
const FARTHEST_SIGMA = 3;
/** An area fills a fair part of the box around it. */
const ATTEMPTS = 60;

/** Homes at the doors of buildings. */
export function homesByDoor({ doors, households }: BuildingDoors, ground: Ground): Homes {
  const places = doors.map(([lon, lat]) => rounded(lon, lat));
  const all = new WeightedDraw(places, households);
  return {
    anywhere: (chance) => all.draw(chance),
    around(middle, sigmaMeters) {
      const sigmas = places.map((place) => ground.metersBetween(middle, place) / sigmaMeters);
      const near = places.flatMap((place, i) =>
        households[i] > 0 && sigmas[i] <= FARTHEST_SIGMA
          ? [{ place, weight: households[i] * Math.exp(-(sigmas[i] ** 2) / 2) }]
          : [],
      );
      if (near.length === 0) return () => middle;
      const weighted = new WeightedDraw(
        near.map(({ place }) => place),
        near.map(({ weight }) => weight),
      );
      return (chance) => weighted.draw(chance);
    },
  };
}

/** Homes anywhere in areas: in one as often as households live in it, and all over where nobody counted any. */
export function homesByGrid(
  areas: readonly Area<GridId>[],
  households: ReadonlyMap<GridId, number>,
  ground: Ground,
): Homes {
  const index = new AreaIndex(areas);
  const boxes = new Map(areas.map((area) => [area.id as string, boxOf(area)]));
  const weights = Object.fromEntries(areas.map(({ id }) => [id, households.get(id) ?? 0]));
  const isCounted = Object.values(weights).some((count) => count > 0);
  const inGrid = (id: string, chance: Chance): LonLat => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const position = randomIn(boxes.get(id)!, chance);
      if (index.find(position)?.id === id) return position;
    }
    return randomIn(index.bbox, chance);
  };
  return {
    anywhere: (chance) => (isCounted ? inGrid(chance.weighted(weights), chance) : randomIn(index.bbox, chance)),
    around: (middle, sigma) => (chance) => ground.moved(middle, sigma * chance.normal(), sigma * chance.normal()),
  };
}

export const randomIn = ([west, south, east, north]: BoundingBox, chance: Chance): LonLat =>
  rounded(chance.between([west, east]), chance.between([south, north]));
