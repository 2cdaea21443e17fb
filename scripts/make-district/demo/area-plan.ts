import { FaceLocator } from '../plane/face-locator.ts';
import { placeInside, ringsOfFace } from '../plane/rings.ts';
import type { AreaGraph } from './bisect.ts';
import type { Block, BlockPlan } from './block-plan.ts';
import { type GroundPlan, groundPlan, keptLines, type LineKind, type PlanLine } from './ground-plan.ts';
import { type Ground, groundOf, type Landscape } from './landscape-plan.ts';
import type { Place } from './noise.ts';
import { nearestVillage } from './villages.ts';

/** What a meter of border along a line costs when areas are joined: cheap where a grid should end. */
const BORDER_COST: Readonly<Partial<Record<LineKind, number>>> = {
  main: 0.25,
  rail: 0.2,
  embankment: 0.4,
  secondary: 0.6,
  local: 1,
  cut: 1.7,
};

/** The finest plan: pieces of blocks in town, pieces of land of villages outside. */
export type AreaPlan = {
  readonly plan: GroundPlan;
  readonly ground: readonly Ground[];
  /** Block of each face, -1 where it is none. */
  readonly blockOf: Int32Array;
  /** Village of each face of open country, -1 elsewhere. */
  readonly villageOf: Int32Array;
  readonly graph: AreaGraph;
  readonly locator: FaceLocator;
};

type Inputs = {
  readonly before: BlockPlan;
  readonly cuts: readonly PlanLine[];
  readonly parishes: readonly PlanLine[];
  readonly villages: readonly Place[];
  readonly land: Landscape;
};

export function areaPlan({ before, cuts, parishes, villages, land }: Inputs): AreaPlan {
  const old = new FaceLocator(before.plan.map);
  const country = new Set(before.countryside);
  const plan = groundPlan([...keptLines(before.plan), ...cuts, ...parishes], (kind, x, y) =>
    kind === 'parish' ? country.has(old.find(Math.round(10 * x), Math.round(10 * y))) : true,
  );
  const ground = groundOf(plan, land);
  const blockByFace = new Map(before.blocks.map((block: Block, index) => [block.face, index]));
  const blockOf = new Int32Array(plan.map.faces.length).fill(-1);
  const villageOf = new Int32Array(plan.map.faces.length).fill(-1);
  const places = plan.map.faces.map((_, face) =>
    face === 0 ? ([0, 0] as const) : placeInside(ringsOfFace(plan.map, face)),
  );
  const open: number[] = [];
  places.forEach((place, face) => {
    if (ground[face] !== 'land') return;
    const was = old.find(...place);
    if (country.has(was)) open.push(face);
    else blockOf[face] = blockByFace.get(was) ?? -1;
  });
  const locator = new FaceLocator(plan.map);
  villages.forEach(([x, y], village) => {
    villageOf[locator.find(Math.round(10 * x), Math.round(10 * y))] = village;
  });
  const graph = graphOf(plan, ground, places);
  join(open, villageOf, graph, (face) => nearestVillage(villages, [places[face][0] / 10, places[face][1] / 10]));
  return { plan, ground, blockOf, villageOf, graph, locator };
}

function graphOf({ map, lines }: GroundPlan, ground: readonly Ground[], places: readonly Place[]): AreaGraph {
  const shared = places.map(() => new Map<number, number>());
  for (let half = 0; half < map.from.length; half += 2) {
    const [a, b] = [map.faceOf[half], map.faceOf[half + 1]];
    if (a === b || ground[a] !== 'land' || ground[b] !== 'land') continue;
    const [from, to] = [map.from[half], map.from[half + 1]];
    const meters = Math.hypot(map.xs[to] - map.xs[from], map.ys[to] - map.ys[from]) / 10;
    const cost = meters * (BORDER_COST[lines[map.line[half >> 1]].kind] ?? 1);
    shared[a].set(b, (shared[a].get(b) ?? 0) + cost);
    shared[b].set(a, (shared[b].get(a) ?? 0) + cost);
  }
  return {
    xs: places.map(([x]) => x),
    ys: places.map(([, y]) => y),
    weights: places.map(() => 0),
    neighbors: shared.map((near) => [...near]),
  };
}

/** Land without a village of its own goes to a neighbor's: to the nearest village first, else along the longest border. */
function join(
  open: readonly number[],
  villageOf: Int32Array,
  { neighbors }: AreaGraph,
  nearest: (face: number) => number,
): void {
  for (let round = 0; round < open.length; round++) {
    let changed = false;
    for (const face of open) {
      if (villageOf[face] >= 0) continue;
      const around = neighbors[face].filter(([near]) => villageOf[near] >= 0);
      if (around.length === 0) continue;
      const own = nearest(face);
      const liked = around.find(([near]) => villageOf[near] === own);
      const [[longest]] = [...around].sort((a, b) => b[1] - a[1]);
      villageOf[face] = liked ? own : villageOf[longest];
      changed = true;
    }
    if (!changed) return;
  }
}
