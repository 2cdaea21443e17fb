import { type Building, comesNear, cornersOf, type Footprint } from './building.ts';
import { distance, nearestOn } from './curve.ts';
import type { Place } from './noise.ts';

/** Meters from a door to a way at most. */
const FARTHEST_DOOR = 36;
/** Meters between a wall and the middle of another building's drive. */
const BESIDE_DRIVE = 2;

type Path = readonly Place[];

/**
 * A drive for every building that is far from all ways: from a side of it straight to the nearest way that it sees. What
 * cannot have one is not built.
 */
export function withDrives(
  buildings: readonly Building[],
  ways: readonly Path[],
): { buildings: Building[]; drives: Path[] } {
  const stretches = ways.flatMap((path) => path.slice(1).map((to, i): [Place, Place] => [path[i], to]));
  const drives: Path[] = [];
  const kept = buildings.filter((building) => {
    const sides = sidesOf(building);
    const isNear = sides.some((side) =>
      stretches.some(([from, to]) => nearestOn(from, to, side).distance <= FARTHEST_DOOR),
    );
    if (isNear) return true;
    const others = buildings.filter((other) => other !== building);
    const drive = sides
      .flatMap((side) => stretches.map((stretch) => straight(side, stretch)))
      .sort((a, b) => a.meters - b.meters)
      .find(
        ({ path: [from, to] }) =>
          !comesNear(building, from, to, 0.2) && !others.some((other) => comesNear(other, from, to, BESIDE_DRIVE)),
      );
    if (drive) drives.push(drive.path);
    return drive !== undefined;
  });
  return { buildings: kept, drives };
}

/** A step before the middle of each side. */
function sidesOf(footprint: Footprint): Place[] {
  const corners = cornersOf(footprint);
  const [x, y] = footprint.center;
  return corners.map((corner, i): Place => {
    const next = corners[(i + 1) % corners.length];
    const middle: Place = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
    const out = 1 + 1 / distance(footprint.center, middle);
    return [x + out * (middle[0] - x), y + out * (middle[1] - y)];
  });
}

function straight(from: Place, [a, b]: readonly [Place, Place]): { meters: number; path: readonly [Place, Place] } {
  const { share, distance: meters } = nearestOn(a, b, from);
  return { meters, path: [from, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]] };
}
