import { MinHeap } from '../../../core/geo/min-heap.ts';
import type { Building } from './building.ts';
import type { Entrance } from './homes.ts';
import { metersFrom, type WalkNetwork } from './walk-network.ts';

/** Meters of ten minutes at the planning pace of 50 m/min (GB 50180: ten minutes are 500 m). */
export const PLANNING_REACH = 500;
export const SITE_COUNTS = { center: 15, station: 48, micro: 28 } as const;
const SITES = SITE_COUNTS.center + SITE_COUNTS.station + SITE_COUNTS.micro;
/** Every so many-th building is a candidate. */
const CANDIDATE_EVERY = 18;

/** Homes by edge of the network: what a search from a site reaches. */
export type Demand = {
  readonly network: WalkNetwork;
  /** Of each building. */
  readonly entrances: readonly Entrance[];
  readonly households: readonly number[];
};

/** Meters on foot from the nearest of some buildings' doors to each building's door; Infinity beyond the limit. */
export function walkToDoors({ network, entrances }: Demand, from: readonly number[], limit: number): Float64Array {
  const meters = new Float64Array(network.places.length).fill(Infinity);
  const result = new Float64Array(entrances.length).fill(Infinity);
  for (const building of from) {
    const { on } = entrances[building];
    for (const [point, walked] of metersFrom(network, on, limit)) meters[point] = Math.min(meters[point], walked);
  }
  const onEdge = new Map<number, number[]>();
  for (const building of from) {
    const { edge, share } = entrances[building].on;
    onEdge.set(edge, [...(onEdge.get(edge) ?? []), share]);
  }
  entrances.forEach(({ on: { edge, share, off } }, building) => {
    const { from: a, to: b, meters: length } = network.edges[edge];
    const direct = (onEdge.get(edge) ?? []).map((other) => Math.abs(other - share) * length);
    result[building] = off + Math.min(meters[a] + share * length, meters[b] + (1 - share) * length, ...direct);
  });
  return result;
}

/** What a site may be in, and which areas share one. */
export type Placing = {
  readonly kinds: readonly Building['kind'][];
  /** Grid of each building: no two sites are in one. */
  readonly gridOf: readonly number[];
  /** Subdistrict of each building: each has a center of its own. */
  readonly subdistrictOf: readonly string[];
};

/**
 * Buildings for sites, the centers first: one for each subdistrict and town, then wherever most households are within the
 * planning reach that no site before has. Nothing is tuned to a wished share. Method: lazy greedy (gains only fall).
 */
export function placeSites(demand: Demand, { kinds, gridOf, subdistrictOf }: Placing): number[] {
  const { households } = demand;
  const isFit = (kind: Building['kind']) => kind !== 'factory' && kind !== 'station' && kind !== 'campus';
  const candidates = households
    .map((_, building) => building)
    .filter((b) => b % CANDIDATE_EVERY === 0 && isFit(kinds[b]));
  const byEdge = new Map<number, number[]>();
  demand.entrances.forEach(({ on }, building) => {
    if (households[building] > 0) byEdge.set(on.edge, [...(byEdge.get(on.edge) ?? []), building]);
  });
  const reached = new Map(candidates.map((building) => [building, homesWithin(demand, building, byEdge)]));
  const covered = new Uint8Array(households.length);
  const gain = (building: number) =>
    (reached.get(building) ?? []).reduce((sum, home) => sum + (covered[home] ? 0 : households[home]), 0);
  const usedGrids = new Set<number>();
  const chosen: number[] = [];
  const take = (building: number) => {
    usedGrids.add(gridOf[building]);
    chosen.push(building);
    for (const home of reached.get(building) ?? []) covered[home] = 1;
  };
  for (const subdistrict of [...new Set(subdistrictOf)].sort()) {
    const own = candidates.filter(
      (building) => subdistrictOf[building] === subdistrict && !usedGrids.has(gridOf[building]),
    );
    take(own.reduce((a, b) => (gain(b) > gain(a) ? b : a)));
  }
  const heap = new MinHeap();
  for (const building of candidates) heap.push(building, -gain(building));
  while (chosen.length < SITES) {
    const building = heap.pop();
    if (building === undefined) throw new Error(`Only ${chosen.length} sites found a grid of their own.`);
    if (usedGrids.has(gridOf[building])) continue;
    const now = gain(building);
    if (heap.size > 0 && -now > heap.least) heap.push(building, -now);
    else take(building);
  }
  return chosen;
}

function homesWithin(
  { network, entrances }: Demand,
  from: number,
  byEdge: ReadonlyMap<number, readonly number[]>,
): number[] {
  const meters = metersFrom(network, entrances[from].on, PLANNING_REACH);
  const edges = new Set<number>([entrances[from].on.edge]);
  for (const point of meters.keys()) for (const edge of network.at[point]) edges.add(edge);
  const homes: number[] = [];
  for (const edge of edges)
    for (const home of byEdge.get(edge) ?? []) {
      const { share, off } = entrances[home].on;
      const { from: a, to: b, meters: length } = network.edges[edge];
      const walked = Math.min(
        (meters.get(a) ?? Infinity) + share * length,
        (meters.get(b) ?? Infinity) + (1 - share) * length,
      );
      if (walked + off <= PLANNING_REACH) homes.push(home);
    }
  return homes;
}
