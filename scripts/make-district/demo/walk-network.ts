import { MinHeap } from '../../../core/geo/min-heap.ts';
import type { WalkKind } from '../../../core/geo/walk-graph.ts';
import { CellHash } from '../plane/cell-hash.ts';
import { withoutDeadEnds } from '../plane/prune.ts';
import { overshot, type Segment, segmentsOf } from '../plane/segment.ts';
import { keyOf, snapRound } from '../plane/snap-round.ts';
import type { Way } from './building.ts';
import { nearestOn, toLattice } from './curve.ts';
import { type GroundPlan, STREET_KINDS } from './ground-plan.ts';
import type { PlacedWay } from './make-plan.ts';
import type { Place } from './noise.ts';
import type { Height } from './terrain.ts';

/** Ways by points and stretches between them; lengths in meters. */
export type WalkNetwork = {
  readonly places: readonly Place[];
  readonly edges: readonly WalkEdge[];
  /** Edges at each point. */
  readonly at: readonly (readonly number[])[];
  /** Share of all length that hangs together; the rest was left out. */
  readonly connectedShare: number;
};
export type WalkEdge = {
  readonly from: number;
  readonly to: number;
  readonly meters: number;
} & EdgeLook;
/** What an edge has from its line. */
type EdgeLook = { readonly kind: WalkKind; readonly isNewRoad: boolean; readonly isGated: boolean };

/** Decimeters; a dead end shorter than this is the stub of an end that ran past its street. */
const STUB = 8;
/** What may end blindly. */
const WAY_KINDS: ReadonlySet<WalkKind> = new Set(['lane', 'path', 'road', 'steps']);

type Inputs = {
  readonly plan: Pick<GroundPlan, 'lines' | 'segments'>;
  readonly ways: readonly (Way & Partial<Pick<PlacedWay, 'kind' | 'isGated' | 'block'>>)[];
  readonly roads: readonly (readonly Place[])[];
  /** Number of the street that was opened last. */
  readonly newRoad: number;
  readonly height: Height;
};

/** A way in town that rises by more than this share of its length has steps. */
const STEEPEST = 0.12;

/** Streets, ways inside of blocks and country roads as one network without crossings that are no corner. */
export function walkNetwork({ plan, ways, roads, newRoad, height }: Inputs): WalkNetwork {
  const looks: (EdgeLook & { readonly inTown: boolean })[] = [];
  const line = (kind: WalkKind, { isNewRoad = false, isGated = false, inTown = false } = {}) =>
    looks.push({ kind, isNewRoad, isGated, inTown }) - 1;
  const segments: Segment[] = plan.segments.flatMap((segment) => {
    const { kind, street } = plan.lines[segment.line];
    if (!STREET_KINDS.has(kind)) return [];
    const own = kind === 'embankment' ? 'secondary' : (kind as WalkKind); // the other street kinds are walk kinds
    return [{ ...segment, line: line(own, { isNewRoad: street === newRoad }) }];
  });
  for (const road of roads) segments.push(...segmentsOf(toLattice(road), line('road')));
  for (const { path, startsAtGate, endsAtGate, kind = 'lane', isGated, block = -1 } of ways) {
    const ends = { start: startsAtGate ? undefined : 0, end: endsAtGate ? undefined : 0 };
    segments.push(...segmentsOf(overshot(toLattice(path), ends), line(kind, { isGated, inTown: block >= 0 })));
  }
  const isWay = (index: number) => WAY_KINDS.has(looks[index].kind);
  const noded = withoutDeadEnds(snapRound(segments), (index, length) => !isWay(index) || length > STUB);
  return largestPart(noded, ({ ax, ay, bx, by, line: index }) => {
    const { inTown, ...look } = looks[index];
    const rise = Math.abs(height(bx / 10, by / 10) - height(ax / 10, ay / 10));
    const isSteep = inTown && 10 * rise > STEEPEST * Math.hypot(bx - ax, by - ay);
    return isSteep ? { ...look, kind: 'steps' } : look;
  });
}

function largestPart(segments: readonly Segment[], lookOf: (segment: Segment) => EdgeLook): WalkNetwork {
  const points = new Map<number, number>();
  const places: Place[] = [];
  const pointAt = (x: number, y: number) => {
    const known = points.get(keyOf(x, y));
    if (known !== undefined) return known;
    points.set(keyOf(x, y), places.length);
    return places.push([x / 10, y / 10]) - 1;
  };
  const edges = segments.map(
    (segment): WalkEdge => ({
      from: pointAt(segment.ax, segment.ay),
      to: pointAt(segment.bx, segment.by),
      meters: Math.hypot(segment.bx - segment.ax, segment.by - segment.ay) / 10,
      ...lookOf(segment),
    }),
  );
  const at = edgesAt(places.length, edges);
  const part = new Int32Array(places.length).fill(-1);
  const lengths: number[] = [];
  for (let start = 0; start < places.length; start++) {
    if (part[start] >= 0) continue;
    let meters = 0;
    const queue = [start];
    part[start] = lengths.length;
    for (const point of queue)
      for (const edge of at[point]) {
        meters += edges[edge].meters / 2;
        const next = edges[edge].from === point ? edges[edge].to : edges[edge].from;
        if (part[next] >= 0) continue;
        part[next] = lengths.length;
        queue.push(next);
      }
    lengths.push(meters);
  }
  const longest = lengths.indexOf(Math.max(...lengths));
  const total = lengths.reduce((sum, meters) => sum + meters, 0);
  const number = new Int32Array(places.length).fill(-1);
  const kept = places.filter((_, point) => part[point] === longest);
  let next = 0;
  part.forEach((own, point) => {
    if (own === longest) number[point] = next++;
  });
  const keptEdges = edges
    .filter(({ from }) => part[from] === longest)
    .map((edge) => ({ ...edge, from: number[edge.from], to: number[edge.to] }));
  return {
    places: kept,
    edges: keptEdges,
    at: edgesAt(kept.length, keptEdges),
    connectedShare: lengths[longest] / total,
  };
}

function edgesAt(points: number, edges: readonly WalkEdge[]): number[][] {
  const at: number[][] = Array.from({ length: points }, () => []);
  edges.forEach(({ from, to }, edge) => {
    at[from].push(edge);
    at[to].push(edge);
  });
  return at;
}

/** A place on the network: an edge, the share of it from its start, and how far off the place is. */
export type OnNetwork = { readonly edge: number; readonly share: number; readonly off: number };

/** Finds the nearest stretch of the network; made once for many places. */
export class NetworkFinder {
  readonly #network: WalkNetwork;
  readonly #hash = new CellHash(60);

  constructor(network: WalkNetwork) {
    this.#network = network;
    network.edges.forEach(({ from, to }, edge) => {
      const [[ax, ay], [bx, by]] = [network.places[from], network.places[to]];
      this.#hash.addSegment({ ax, ay, bx, by }, edge);
    });
  }

  /** @returns undefined where nothing is within 250 m. */
  nearest(place: Place, accepts: (edge: number) => boolean = () => true): OnNetwork | undefined {
    const { places, edges } = this.#network;
    for (const reach of [30, 90, 250]) {
      let best: OnNetwork | undefined;
      const [x, y] = place;
      for (const edge of this.#hash.inBox(x - reach, y - reach, x + reach, y + reach)) {
        if (!accepts(edge)) continue;
        const { distance: off, share } = nearestOn(places[edges[edge].from], places[edges[edge].to], place);
        if (!best || off < best.off) best = { edge, share, off };
      }
      if (best && best.off <= reach) return best;
    }
    return undefined;
  }
}

/** Meters on foot from a place of the network to every point within a limit. Method: Dijkstra. */
export function metersFrom(
  network: WalkNetwork,
  { edge, share }: OnNetwork,
  limit: number,
  isOpen = (_: WalkEdge) => true,
): Map<number, number> {
  const found = new Map<number, number>();
  const heap = new MinHeap();
  const reach = (point: number, meters: number) => {
    if (meters > limit || meters >= (found.get(point) ?? Infinity)) return;
    found.set(point, meters);
    heap.push(point, meters);
  };
  const { from, to, meters } = network.edges[edge];
  reach(from, share * meters);
  reach(to, (1 - share) * meters);
  for (;;) {
    const walked = heap.least;
    const point = heap.pop();
    if (point === undefined) return found;
    if (walked > (found.get(point) ?? Infinity)) continue;
    for (const out of network.at[point]) {
      const next = network.edges[out];
      if (isOpen(next)) reach(next.from === point ? next.to : next.from, walked + next.meters);
    }
  }
}
