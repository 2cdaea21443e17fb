import { localProjection, type PlanePoint } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { GATED, pathOfEdge, readWalkGraph, WALK_KINDS, type WalkKind } from '../../core/geo/walk-graph.ts';
import { InputProblem } from '../import/input-problem.ts';
import type { MapFeature } from './cut-tiles.ts';
import { type Box, boxAround, overlap } from './tile-grid.ts';

/** What `streets.geojson` has none of. */
const DRAWN: ReadonlySet<WalkKind> = new Set(['lane', 'steps', 'footbridge']);
/** How far from the middle of a street the wall of a compound stands, in meters. */
const STREETS: Readonly<Partial<Record<WalkKind, number>>> = { main: 16, secondary: 10.5, local: 6.5 };
/** Half the length of the bar that stands for a gate. */
const HALF_GATE = 4;
/** Meters: ways of one kind are one feature in a square of this side, since each feature takes its own room in a tile. */
const SQUARE = 700;

/**
 * Ways for feet and gates of compounds, out of `walk-graph.bin`: layers `ways` and `gates`, near by alone.
 *
 * @throws InputProblem when the bytes are no such file.
 */
export function walkFeatures(bytes: Uint8Array, reach: Box): MapFeature[] {
  const graph = read(bytes);
  const { toLonLat } = localProjection(graph.center);
  const ways = new Groups<LonLat[]>();
  const gates = new Groups<LonLat[]>();
  const onStreet = new Uint8Array(graph.nodeX.length);
  graph.edgeKind.forEach((kind, edge) => {
    const away = STREETS[WALK_KINDS[kind]] ?? 0;
    for (const node of [graph.edgeFrom[edge], graph.edgeTo[edge]]) onStreet[node] = Math.max(onStreet[node], away);
  });
  graph.edgeKind.forEach((code, edge) => {
    const kind = WALK_KINDS[code];
    if (!DRAWN.has(kind)) return;
    const path = pathOfEdge(graph, edge);
    ways.add(kind, path[0], path.map(toLonLat));
    if (!(graph.edgeFlags[edge] & GATED)) return;
    for (const [node, way] of [
      [graph.edgeFrom[edge], path],
      [graph.edgeTo[edge], [...path].reverse()],
    ] as const)
      if (onStreet[node] > 0) gates.add('gate', way[0], gateBar(way, onStreet[node]).map(toLonLat));
  });
  return [
    ...ways.all.flatMap(({ kind, items }) =>
      feature('ways', { kind }, { type: 'MultiLineString', coordinates: items }, items.flat(), reach),
    ),
    ...gates.all.flatMap(({ items }) =>
      feature('gates', {}, { type: 'MultiLineString', coordinates: items }, items.flat(), reach),
    ),
  ];
}

/** Across a way, so far from the street at which it begins. */
function gateBar([[x, y], [nextX, nextY]]: readonly PlanePoint[], away: number): PlanePoint[] {
  const length = Math.hypot(nextX - x, nextY - y) || 1;
  const [u, v] = [(nextX - x) / length, (nextY - y) / length];
  return [-HALF_GATE, HALF_GATE].map((off): PlanePoint => [x + away * u - off * v, y + away * v + off * u]);
}

function read(bytes: Uint8Array) {
  try {
    return readWalkGraph(bytes);
  } catch (error) {
    throw new InputProblem(`walk-graph.bin cannot be read: ${(error as Error).message}`);
  }
}

function feature(
  layer: string,
  properties: GeoJSON.GeoJsonProperties,
  geometry: GeoJSON.Geometry,
  positions: readonly LonLat[],
  reach: Box,
): MapFeature[] {
  const box = boxAround(positions);
  if (!overlap(box, reach)) return [];
  return [{ layer, minZoom: 14, box, feature: { type: 'Feature', properties, geometry } }];
}

/** Things of one kind in one square. */
class Groups<Item> {
  readonly #groups = new Map<string, { kind: string; items: Item[] }>();

  add(kind: string, [x, y]: PlanePoint, item: Item): void {
    const key = `${kind} ${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`;
    const group = this.#groups.get(key);
    if (group) group.items.push(item);
    else this.#groups.set(key, { kind, items: [item] });
  }

  get all(): { kind: string; items: Item[] }[] {
    return [...this.#groups.values()];
  }
}
