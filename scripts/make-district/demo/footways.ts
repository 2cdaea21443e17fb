import { CellHash } from '../plane/cell-hash.ts';
import { type Building, comesNear } from './building.ts';
import { beside, distance } from './curve.ts';
import { RIVER } from './geography.ts';
import { type GroundPlan, STREET_KINDS } from './ground-plan.ts';
import type { Place } from './noise.ts';
import { PROMENADES, type StreetName } from './street-names.ts';
import { streetRuns } from './street-runs.ts';
import { EMBANKMENT, halfWidthAt } from './waterways.ts';

/** A way for feet alone, outside of blocks. */
export type Footway = {
  readonly kind: 'path' | 'steps' | 'footbridge';
  readonly path: readonly Place[];
  readonly name?: StreetName;
};

/** Meters between the water and the promenade. */
const FROM_WATER = 14;
/** Points of the river from one flight of steps to the next: about 300 m. */
const STEPS_EVERY = 5;

/** A promenade along the water on either side, with steps up to the embankment. */
export function promenades([first, last]: readonly [number, number]): Footway[] {
  return [1, -1].flatMap((side, n) => {
    const low = beside(RIVER, (i) => side * (halfWidthAt(i) + FROM_WATER));
    const high = beside(RIVER, (i) => side * (halfWidthAt(i) + EMBANKMENT));
    const steps: Footway[] = [];
    for (let i = first + 2; i <= last - 2; i += STEPS_EVERY) steps.push({ kind: 'steps', path: [low[i], high[i]] });
    return [{ kind: 'path', path: low.slice(first + 1, last), name: PROMENADES[n] }, ...steps];
  });
}

/** Meters along a barrier from one place that is tried to the next, and between two footbridges. */
const TRY_EVERY = 20;
const APART = 420;
/** Meters to the next crossing for cars at least. */
const FROM_CROSSING = 75;
/** Meters to either side in which a way has to be found, and how long a bridge is in all. */
const REACH = 75;
const MOST_LENGTH = 110;
const MOST_BRIDGES = 28;
/** Meters between a footbridge and a wall. */
const BESIDE_BRIDGE = 1.6;

type Inside = {
  readonly plan: Pick<GroundPlan, 'lines' | 'segments'>;
  readonly ways: readonly { readonly path: readonly Place[] }[];
  readonly buildings: readonly Building[];
};

/** Footbridges over main streets, half way between crossings, where ways of both sides are near: the shortest first. */
export function footbridges({ plan, ways, buildings }: Inside): Footway[] {
  const wayAt = hashOf(ways.flatMap(({ path }) => path.slice(1).map((to, i): Stretch => [path[i], to])));
  const walls = new CellHash(100);
  buildings.forEach(({ center: [x, y], length, depth }, i) => {
    const reach = Math.hypot(length, depth) / 2 + BESIDE_BRIDGE;
    walls.addBox(x - reach, y - reach, x + reach, y + reach, i);
  });
  const isClear = (a: Place, b: Place) => {
    const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const;
    return ![...walls.inBox(...box)].some((i) => comesNear(buildings[i], a, b, BESIDE_BRIDGE));
  };
  const found = placesAlongMainStreets(plan).flatMap(({ at, across }) => {
    const ends = [1, -1].map((side) => wayAt(at, [at[0] + side * REACH * across[0], at[1] + side * REACH * across[1]]));
    const [a, b] = ends;
    return a && b && distance(a, b) <= MOST_LENGTH && isClear(a, b) ? [{ at, path: [a, b] as const }] : [];
  });
  found.sort((a, b) => distance(...a.path) - distance(...b.path));
  const chosen: typeof found = [];
  for (const one of found)
    if (chosen.length < MOST_BRIDGES && chosen.every(({ at }) => distance(at, one.at) > APART)) chosen.push(one);
  return chosen.map(({ path }) => ({ kind: 'footbridge', path }));
}

type Stretch = readonly [Place, Place];

/** Finds the first way that a line from a place meets. */
function hashOf(stretches: readonly Stretch[]): (from: Place, to: Place) => Place | undefined {
  const hash = new CellHash(60);
  stretches.forEach(([[ax, ay], [bx, by]], i) => {
    hash.addSegment({ ax, ay, bx, by }, i);
  });
  return (from, to) => {
    const box = [0, 1]
      .map((axis) => Math.min(from[axis], to[axis]))
      .concat([0, 1].map((axis) => Math.max(from[axis], to[axis])));
    let least = Infinity;
    for (const i of hash.inBox(box[0], box[1], box[2], box[3]))
      least = Math.min(least, shareAt(from, to, stretches[i]));
    if (least > 1) return undefined;
    return [from[0] + least * (to[0] - from[0]), from[1] + least * (to[1] - from[1])];
  };
}

/** The share of a line at which it meets a stretch; Infinity where it does not. */
function shareAt([ax, ay]: Place, [bx, by]: Place, [[cx, cy], [dx, dy]]: Stretch): number {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return Infinity;
  const share = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const along = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  return share >= 0 && along >= 0 && along <= 1 ? share : Infinity;
}

function placesAlongMainStreets(plan: Inside['plan']): { at: Place; across: Place }[] {
  const degree = new Map<string, number>();
  for (const { ax, ay, bx, by, line } of plan.segments)
    if (STREET_KINDS.has(plan.lines[line].kind))
      for (const key of [`${ax} ${ay}`, `${bx} ${by}`]) degree.set(key, (degree.get(key) ?? 0) + 1);
  return streetRuns(plan)
    .filter(({ kind }) => kind === 'main')
    .flatMap(({ path }) => {
      const points = path.map(([x, y]): Place => [x / 10, y / 10]);
      const crossings = points.filter((_, i) => degree.get(path[i].join(' ')) !== 2);
      return points.slice(1).flatMap((to, i) => {
        const from = points[i];
        const length = distance(from, to);
        const across: Place = [-(to[1] - from[1]) / length, (to[0] - from[0]) / length];
        return Array.from({ length: Math.floor(length / TRY_EVERY) }, (_, n): { at: Place; across: Place } => {
          const share = ((n + 0.5) * TRY_EVERY) / length;
          return { at: [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], across };
        }).filter(({ at }) => crossings.every((corner) => distance(corner, at) > FROM_CROSSING));
      });
    });
}
