import type { LonLat } from '../../../core/geo/units.ts';
import { GATED, OPENED, WALK_KINDS, type WalkGraph, type WalkKind } from '../../../core/geo/walk-graph.ts';
import type { Height } from './terrain.ts';
import type { WalkNetwork } from './walk-network.ts';

/** A compound's way meets one of these at its gate. */
const STREETS: ReadonlySet<WalkKind> = new Set(['main', 'secondary', 'local']);

/** The network as it is saved: points where nothing forks become part of an edge's course. */
export function contractedGraph(network: WalkNetwork, height: Height, center: LonLat): WalkGraph {
  const { places, edges, at } = network;
  const goesOn = (point: number) => {
    if (at[point].length !== 2) return false;
    const [a, b] = at[point].map((edge) => edges[edge]);
    return a.kind === b.kind && a.isNewRoad === b.isNewRoad && a.isGated === b.isGated;
  };
  const isNode = places.map((_, point) => !goesOn(point));
  const used = new Uint8Array(edges.length);
  const chains: { points: number[]; edge: number; meters: number }[] = [];
  const follow = (start: number, first: number) => {
    const points = [start];
    let [edge, meters] = [first, 0];
    for (let steps = 0; steps < edges.length; steps++) {
      used[edge] = 1;
      meters += edges[edge].meters;
      const here = points[points.length - 1];
      const next = edges[edge].from === here ? edges[edge].to : edges[edge].from;
      points.push(next);
      if (isNode[next]) break;
      edge = at[next][0] === edge ? at[next][1] : at[next][0];
    }
    chains.push({ points, edge: first, meters });
  };
  const followAll = () => {
    isNode.forEach((node, point) => {
      if (node) for (const edge of at[point]) if (!used[edge]) follow(point, edge);
    });
  };
  followAll();
  // what is left are rings without any fork: one point of each becomes a node
  edges.forEach(({ from }, edge) => {
    if (used[edge]) return;
    isNode[from] = true;
    followAll();
  });
  return packed(network, chains, isNode, { height, center });
}

type Chain = { readonly points: readonly number[]; readonly edge: number; readonly meters: number };
type Ground = { readonly height: Height; readonly center: LonLat };

function packed(
  { places, edges, at }: WalkNetwork,
  chains: readonly Chain[],
  isNode: readonly boolean[],
  { height, center }: Ground,
): WalkGraph {
  const nodes = places.flatMap((_, point) => (isNode[point] ? [point] : []));
  const number = new Map(nodes.map((point, node) => [point, node]));
  const decimeters = (points: readonly number[], axis: 0 | 1) =>
    Int32Array.from(points, (point) => Math.round(10 * places[point][axis]));
  const between = chains.map(({ points }) => points.slice(1, -1));
  const pointStart = new Uint32Array(chains.length + 1);
  between.forEach((points, chain) => {
    pointStart[chain + 1] = pointStart[chain] + points.length;
  });
  const isOnStreet = (point: number) => at[point].some((edge) => STREETS.has(edges[edge].kind));
  const first = ({ points }: Chain) => points[0];
  const last = ({ points }: Chain) => points[points.length - 1];
  return {
    center,
    nodeX: decimeters(nodes, 0),
    nodeY: decimeters(nodes, 1),
    edgeFrom: Uint32Array.from(chains, (chain) => number.get(first(chain))!),
    edgeTo: Uint32Array.from(chains, (chain) => number.get(last(chain))!),
    edgeDecimeters: Uint32Array.from(chains, ({ meters }) => Math.max(1, Math.round(10 * meters))),
    edgeKind: Uint8Array.from(chains, ({ edge }) => WALK_KINDS.indexOf(edges[edge].kind)),
    edgeFlags: Uint8Array.from(chains, ({ edge, points }) => {
      const isGated = edges[edge].isGated && [points[0], points[points.length - 1]].some(isOnStreet);
      return (edges[edge].isNewRoad ? OPENED : 0) | (isGated ? GATED : 0);
    }),
    edgeRise: Int16Array.from(chains, (chain) =>
      Math.round(10 * (height(...places[last(chain)]) - height(...places[first(chain)]))),
    ),
    pointStart,
    pointX: decimeters(between.flat(), 0),
    pointY: decimeters(between.flat(), 1),
  };
}
