import { FaceLocator } from '../plane/face-locator.ts';
import type { BlockPlan } from './block-plan.ts';
import { distance } from './curve.ts';
import { type PlanLine, planLine } from './ground-plan.ts';
import { evenly, octaves, type Place } from './noise.ts';
import type { Height } from './terrain.ts';

/** Village grids: 256 less 214 in town and 16 of special premises. */
export const VILLAGES = 26;
const CANDIDATES = 5000;
/** Meters between villages, less and less until all have found a place. */
const SPACINGS = [5200, 4800, 4400, 4000, 3600, 3200, 2800, 2400];
const BOX = { west: -11_000, south: -34_000, width: 40_000, height: 41_000 };

/** Says whether a place is open country, with so many meters of it around. */
export type OpenCountry = (place: Place, around: number) => boolean;

export function openCountry({ plan, countryside }: Pick<BlockPlan, 'plan' | 'countryside'>): OpenCountry {
  const locator = new FaceLocator(plan.map);
  const open = new Set(countryside);
  return ([x, y], around) =>
    (around === 0 ? [[0, 0]] : AROUND).every(([dx, dy]) =>
      open.has(locator.find(Math.round(10 * (x + dx * around)), Math.round(10 * (y + dy * around)))),
    );
}

const AROUND: readonly Place[] = [
  [0, 0],
  ...Array.from({ length: 8 }, (_, n): Place => [Math.cos((n * Math.PI) / 4), Math.sin((n * Math.PI) / 4)]),
];

/** Where villages lie: low and level places in open country, far enough from each other and from the town. */
export function villagePlaces(isOpen: OpenCountry, height: Height): Place[] {
  const candidates = Array.from({ length: CANDIDATES }, (_, n): Place => {
    const [u, v] = evenly(n);
    return [BOX.west + u * BOX.width, BOX.south + v * BOX.height];
  })
    .filter((place) => isOpen(place, 420) && isOpen(place, 900))
    .map((place) => ({ place, worth: steepness(place, height) * 3 + Math.max(0, height(...place) - 200) / 90 }))
    .sort((a, b) => a.worth - b.worth);
  const chosen: Place[] = [];
  for (const spacing of SPACINGS)
    for (const { place, worth } of candidates) {
      if (chosen.length === VILLAGES) return chosen;
      if (worth < 3 && chosen.every((other) => distance(other, place) > spacing)) chosen.push(place);
    }
  throw new Error(`Only ${chosen.length} villages found a place.`);
}

/** Meters of rise within 250 m, per 100 m. */
const steepness = ([x, y]: Place, height: Height) =>
  Math.max(...AROUND.map(([dx, dy]) => Math.abs(height(x + 250 * dx, y + 250 * dy) - height(x, y)))) / 2.5 / 10;

const STEP = 180;
const swayEast = octaves(311, 1900, 3);
const swayNorth = octaves(317, 1900, 3);
const SWAY = 620;
/** Meters beyond which no border between villages is drawn. */
const FAR = 60_000;

/**
 * Borders between the lands of villages: each is nearer to its own village than to others (Voronoi), on ground that a
 * smooth field has pushed about, so that no border is straight.
 */
export function parishBorders(villages: readonly Place[]): PlanLine[] {
  const borders: PlanLine[] = [];
  villages.forEach((a, i) => {
    for (const [j, b] of villages.entries()) {
      if (j <= i) continue;
      const edge = sharedEdge(
        a,
        b,
        villages.filter((_, k) => k !== i && k !== j),
      );
      if (edge) borders.push(planLine('parish', swayed(...edge)));
    }
  });
  return borders;
}

/** The part of the line between two places that is nearer to them than to any other. */
function sharedEdge(a: Place, b: Place, others: readonly Place[]): [Place, Place] | undefined {
  const middle: Place = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const length = distance(a, b);
  const along: Place = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  let [from, to] = [-FAR, FAR];
  for (const other of others) {
    // nearer to `a` than to `other`: (p − (a + other) / 2) · (other − a) ≤ 0 for p = middle + t · along
    const toward: Place = [other[0] - a[0], other[1] - a[1]];
    const fall = along[0] * toward[0] + along[1] * toward[1];
    const start = ((a[0] + other[0]) / 2 - middle[0]) * toward[0] + ((a[1] + other[1]) / 2 - middle[1]) * toward[1];
    if (fall === 0 && start < 0) return undefined;
    if (fall > 0) to = Math.min(to, start / fall);
    if (fall < 0) from = Math.max(from, start / fall);
  }
  if (to - from < 1) return undefined;
  const at = (t: number): Place => [middle[0] + t * along[0], middle[1] + t * along[1]];
  return [at(from), at(to)];
}

function swayed(from: Place, to: Place): Place[] {
  const pieces = Math.max(1, Math.min(400, Math.round(distance(from, to) / STEP)));
  return Array.from({ length: pieces + 1 }, (_, n): Place => {
    const [x, y]: Place = [from[0] + ((to[0] - from[0]) * n) / pieces, from[1] + ((to[1] - from[1]) * n) / pieces];
    return [x + SWAY * swayEast(x, y), y + SWAY * swayNorth(x, y)];
  });
}

/** Index of the village nearest to a place. */
export const nearestVillage = (villages: readonly Place[], place: Place): number =>
  villages.reduce((best, village, i) => (distance(village, place) < distance(villages[best], place) ? i : best), 0);
