import type { PlanePoint } from './projection.ts';
import { type LonLat, lonLat } from './units.ts';

/** What a stretch of the walking network is, by the number in the file. */
export const WALK_KINDS = [
  'main',
  'secondary',
  'local',
  'lane',
  'path',
  'bridge',
  'road',
  'steps',
  'footbridge',
] as const;
export type WalkKind = (typeof WALK_KINDS)[number];

/** Bit of an edge that was opened last; without these edges the graph is as it was before. */
export const OPENED = 1;
/** Bit of an edge that leads through the gate of a compound. */
export const GATED = 2;

/**
 * Streets and ways as a graph: corners and ends are nodes, stretches between them edges. Plane coordinates are decimeters
 * east and north of `center` (transverse Mercator of the sphere, `projection.ts`).
 */
export type WalkGraph = {
  readonly center: LonLat;
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeDecimeters: Uint32Array;
  /** Index of `WALK_KINDS`. */
  readonly edgeKind: Uint8Array;
  readonly edgeFlags: Uint8Array;
  /** Decimeters of height from its first node to its last. */
  readonly edgeRise: Int16Array;
  /** Length `edges + 1`: points between the nodes of edge `e` are those from `pointStart[e]` up to `pointStart[e + 1]`. */
  readonly pointStart: Uint32Array;
  readonly pointX: Int32Array;
  readonly pointY: Int32Array;
};

/** Directed edges by node, in compressed sparse rows: node `i` owns entries `start[i]` up to, not including, `start[i + 1]`. */
export type WalkRows = {
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly edge: Uint32Array;
};

/** "DSWG", little-endian. */
const MAGIC = 0x4757_5344;
const VERSION = 1;
const DATUM_WGS84 = 0;
const HEADER = 48;

const SECTIONS = [
  ['nodeX', Int32Array, 'nodes'],
  ['nodeY', Int32Array, 'nodes'],
  ['edgeFrom', Uint32Array, 'edges'],
  ['edgeTo', Uint32Array, 'edges'],
  ['edgeDecimeters', Uint32Array, 'edges'],
  ['pointStart', Uint32Array, 'starts'],
  ['pointX', Int32Array, 'points'],
  ['pointY', Int32Array, 'points'],
  ['edgeRise', Int16Array, 'edges'],
  ['edgeKind', Uint8Array, 'edges'],
  ['edgeFlags', Uint8Array, 'edges'],
] as const;

type Counts = Readonly<Record<'nodes' | 'edges' | 'points' | 'starts', number>>;

/**
 * Read `walk-graph.bin`, format version 1: a header of 48 bytes, a notice of so many bytes as it says, then the arrays.
 *
 * @throws RangeError saying what is wrong: another kind of file, another version or datum, a file that is cut or changed.
 */
export function readWalkGraph(bytes: Uint8Array): WalkGraph {
  if (bytes.byteLength < HEADER) throw new RangeError(`A walk graph of ${bytes.byteLength} bytes is cut.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('It is no walk graph.');
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new RangeError(`Version ${version} of a walk graph is not ${VERSION}.`);
  const datum = view.getUint16(6, true);
  if (datum !== DATUM_WGS84) throw new RangeError(`Datum ${datum} of a walk graph is not WGS-84.`);
  const center = lonLat(view.getFloat64(8, true), view.getFloat64(16, true));
  const [nodes, edges, points, notice] = [24, 28, 32, 36].map((at) => view.getUint32(at, true));
  const counts: Counts = { nodes, edges, points, starts: edges + 1 };
  const body = HEADER + notice;
  const wanted = body + SECTIONS.reduce((sum, [, type, key]) => sum + counts[key] * type.BYTES_PER_ELEMENT, 0);
  if (wanted !== bytes.byteLength)
    throw new RangeError(`A walk graph of ${bytes.byteLength} bytes has to have ${wanted}.`);
  if (checksum(bytes.subarray(body)) !== view.getUint32(40, true))
    throw new RangeError('The checksum of the walk graph is another one.');
  let at = body;
  const read = SECTIONS.map(([name, type, key]) => {
    const size = counts[key] * type.BYTES_PER_ELEMENT;
    // a copy, so that it begins where its numbers may; `slice` of a Node buffer makes none
    const part = new Uint8Array(size);
    part.set(bytes.subarray(at, at + size));
    at += size;
    return [name, new type(part.buffer)];
  });
  return { center, ...Object.fromEntries(read) } as WalkGraph; // the sections are its other fields
}

/** @param notice - Printed in the file itself, so that it says what it is to whoever opens it. */
export function writeWalkGraph(graph: WalkGraph, notice: Uint8Array): Uint8Array {
  const padded = Math.ceil(notice.byteLength / 8) * 8;
  const parts = SECTIONS.map(
    ([name]) => new Uint8Array(graph[name].buffer, graph[name].byteOffset, graph[name].byteLength),
  );
  const body = HEADER + padded;
  const bytes = new Uint8Array(body + parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = body;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  bytes.set(notice, HEADER);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, DATUM_WGS84, true);
  view.setFloat64(8, graph.center[0], true);
  view.setFloat64(16, graph.center[1], true);
  [graph.nodeX.length, graph.edgeFrom.length, graph.pointX.length, padded, checksum(bytes.subarray(body))].forEach(
    (value, i) => {
      view.setUint32(24 + 4 * i, value, true);
    },
  );
  return bytes;
}

/** Method: FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
}

/** Both directions of every edge by the node they leave. */
export function rowsOf({ nodeX, edgeFrom, edgeTo }: Pick<WalkGraph, 'nodeX' | 'edgeFrom' | 'edgeTo'>): WalkRows {
  const start = new Uint32Array(nodeX.length + 1);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    start[edgeFrom[edge] + 1] += 1;
    start[edgeTo[edge] + 1] += 1;
  }
  for (let node = 0; node < nodeX.length; node++) start[node + 1] += start[node];
  const next = start.slice(0, -1);
  const to = new Uint32Array(2 * edgeFrom.length);
  const edgeOf = new Uint32Array(2 * edgeFrom.length);
  const enter = (from: number, far: number, edge: number) => {
    to[next[from]] = far;
    edgeOf[next[from]++] = edge;
  };
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    enter(edgeFrom[edge], edgeTo[edge], edge);
    enter(edgeTo[edge], edgeFrom[edge], edge);
  }
  return { start, to, edge: edgeOf };
}

/** The course of an edge from its first node to its last, in meters on the plane. */
export function pathOfEdge(graph: WalkGraph, edge: number): PlanePoint[] {
  const { nodeX, nodeY, edgeFrom, edgeTo, pointStart, pointX, pointY } = graph;
  const path: PlanePoint[] = [[nodeX[edgeFrom[edge]] / 10, nodeY[edgeFrom[edge]] / 10]];
  for (let point = pointStart[edge]; point < pointStart[edge + 1]; point++)
    path.push([pointX[point] / 10, pointY[point] / 10]);
  return [...path, [nodeX[edgeTo[edge]] / 10, nodeY[edgeTo[edge]] / 10]];
}
