import type { Building, Way } from './building.ts';
import { Compound } from './compound.ts';
import { distance, lengthOf, nearestOnPath, toLattice } from './curve.ts';
import { buildCottages, FARMHOUSES } from './housing.ts';
import type { Place } from './noise.ts';
import type { OpenCountry } from './villages.ts';

/** Square meters that one farmhouse takes with its yard and its share of the lanes. */
const PER_HOUSE = 640;
/** Houses of a village, in all its parts. */
const HOUSES = { least: 190, most: 440 } as const;
/** Meters along a road from one hamlet to the next, and from a village to the first. */
const HAMLET_EVERY = 1700;
const HAMLET_HOUSES = [18, 46] as const;
const CORNERS = 18;

export type Settlements = {
  /** With the index of the village, so also for hamlets of its land. */
  readonly buildings: readonly Building[];
  readonly ways: readonly Way[];
};

/** Villages around their places and hamlets along the roads between them, all of farmhouses in rows. */
export function buildVillages(
  villages: readonly Place[],
  roads: readonly (readonly Place[])[],
  isOpen: OpenCountry,
  random: () => number,
): Settlements {
  const between = (low: number, high: number) => low + (high - low) * random();
  const lots = [
    ...villages.map((at) => ({ at, houses: between(HOUSES.least, HOUSES.most) })),
    ...hamlets(roads, villages).map((at) => ({ at, houses: between(...HAMLET_HOUSES) })),
  ].filter(({ at }) => isOpen(at, 150));
  const built = lots.map(({ at, houses }) => {
    const road = roads.reduce((best, other) =>
      nearestOnPath(other, at).distance < nearestOnPath(best, at).distance ? other : best,
    );
    const ring = outline(at, Math.sqrt((houses * PER_HOUSE) / Math.PI), isOpen, random);
    const lot = { polygon: [toLattice(ring)], place: at, angle: 0, area: houses * PER_HOUSE };
    const near = roads.filter((other) => nearestOnPath(other, at).distance < 900);
    const compound = new Compound(
      lot,
      ring.map(() => 'parish'),
      directionAt(road, at),
      random,
      near,
    );
    buildCottages(compound, FARMHOUSES);
    compound.layDrives();
    return compound.result();
  });
  return { buildings: built.flatMap(({ buildings }) => buildings), ways: built.flatMap(({ ways }) => ways) };
}

function hamlets(roads: readonly (readonly Place[])[], villages: readonly Place[]): Place[] {
  const found: Place[] = [];
  for (const road of roads) {
    const count = Math.min(20, Math.floor(lengthOf(road) / HAMLET_EVERY));
    for (let n = 1; n <= count; n++) {
      const at = road[Math.round((n * (road.length - 1)) / (count + 1))];
      const isAlone = [...villages, ...found].every((other) => distance(other, at) > 0.6 * HAMLET_EVERY);
      if (isAlone) found.push(at);
    }
  }
  return found;
}

/** A round of uneven radius on open ground, counterclockwise. */
function outline([x, y]: Place, radius: number, isOpen: OpenCountry, random: () => number): Place[] {
  const stretch = 0.75 + 0.5 * random();
  return Array.from({ length: CORNERS }, (_, n): Place => {
    const angle = (n * 2 * Math.PI) / CORNERS;
    const wanted = radius * (0.78 + 0.44 * random());
    for (let share = 1; share > 0.15; share -= 0.15) {
      const place: Place = [
        x + share * wanted * stretch * Math.cos(angle),
        y + (share * wanted * Math.sin(angle)) / stretch,
      ];
      if (isOpen(place, 20)) return place;
    }
    return [x + 20 * Math.cos(angle), y + 20 * Math.sin(angle)];
  });
}

function directionAt(road: readonly Place[], at: Place): number {
  const i = Math.min(Math.floor(nearestOnPath(road, at).at), road.length - 2);
  const angle = Math.atan2(road[i + 1][1] - road[i][1], road[i + 1][0] - road[i][0]);
  const half = Math.PI;
  return angle - half * Math.round(angle / half);
}
