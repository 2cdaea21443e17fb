import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { MinHeap } from './min-heap.ts';
import { seconds } from './units.ts';
import { pathOfEdge, readWalkGraph, rowsOf, type WalkGraph, writeWalkGraph } from './walk-graph.ts';
import { walkTimes } from './walk-times.ts';

/** Nodes 0 to 3 on a line 100 m apart, and node 4 off by itself; edge 1 has a point between its nodes. */
const GRAPH: WalkGraph = {
  center: [126.56, 43.82],
  nodeX: Int32Array.of(0, 1000, 2000, 3000, 9000),
  nodeY: Int32Array.of(0, 0, 0, 0, -500),
  edgeFrom: Uint32Array.of(0, 2, 2),
  edgeTo: Uint32Array.of(1, 1, 3),
  edgeDecimeters: Uint32Array.of(1000, 1400, 1000),
  edgeKind: Uint8Array.of(0, 3, 5),
  edgeFlags: Uint8Array.of(0, 1, 0),
  edgeRise: Int16Array.of(-30, 0, 12),
  pointStart: Uint32Array.of(0, 0, 1, 1),
  pointX: Int32Array.of(1500),
  pointY: Int32Array.of(490),
};
const NOTICE = Uint8Array.of(1, 2, 3);
const file = () => writeWalkGraph(GRAPH, NOTICE);

describe('walk-graph.bin', () => {
  it('reads back as it was written, wherever the bytes lie', () => {
    expect(readWalkGraph(file())).toEqual(GRAPH);
    const padded = new Uint8Array(file().length + 3);
    padded.set(file(), 3);
    expect(readWalkGraph(padded.subarray(3))).toEqual(GRAPH);
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array, RegExp]>([
    ['a file of something else', (bytes) => bytes.fill(65, 0, 4), /no walk graph/],
    ['a later version', (bytes) => bytes.fill(2, 4, 5), /Version 2 .* not 1/],
    ['another datum', (bytes) => bytes.fill(1, 6, 7), /not WGS-84/],
    ['a file that is cut', (bytes) => bytes.slice(0, -1), /bytes has to have/],
    ['hardly any bytes', (bytes) => bytes.slice(0, 20), /is cut/],
    ['a changed byte', (bytes) => bytes.fill(7, -1), /checksum/],
  ])('refuses %s and says why', (_, change, reason) => {
    expect(() => readWalkGraph(change(file()))).toThrow(reason);
  });

  it('has every edge in both directions in the rows of its nodes', () => {
    const { start, to, edge } = rowsOf(GRAPH);
    const around = (node: number) =>
      Array.from(to.slice(start[node], start[node + 1]), (far, i) => [far, edge[start[node] + i]]).sort();
    expect([0, 1, 2, 3, 4].map(around)).toEqual([
      [[1, 0]],
      [
        [0, 0],
        [2, 1],
      ],
      [
        [1, 1],
        [3, 2],
      ],
      [[2, 2]],
      [],
    ]);
  });

  it('gives the course of an edge with what lies between', () => {
    expect(pathOfEdge(GRAPH, 1)).toEqual([
      [200, 0],
      [150, 49],
      [100, 0],
    ]);
  });
});

describe('walkTimes', () => {
  const rows = rowsOf(GRAPH);
  const times = Float64Array.from(GRAPH.edgeDecimeters, (length) => length / 10);

  it('reaches a node exactly at the limit and none beyond it', () => {
    expect([...walkTimes(rows, times, [0], seconds(240))]).toEqual([0, 100, 240, Infinity, Infinity]);
    expect([...walkTimes(rows, times, [0, 3], seconds(1000))]).toEqual([0, 100, 100, 0, Infinity]);
  });

  it('walks no closed edge', () => {
    expect([...walkTimes(rows, [100, Infinity, 100], [0], seconds(1000))]).toEqual([
      0,
      100,
      Infinity,
      Infinity,
      Infinity,
    ]);
  });

  it('refuses an origin that is no node', () => {
    expect(() => walkTimes(rows, times, [5], seconds(1))).toThrow(/Origin 5 .* 5 nodes/);
  });
});

describe('MinHeap', () => {
  it('gives the smallest first', () => {
    const random = seededRandom(5);
    const heap = new MinHeap();
    const keys = Array.from({ length: 500 }, () => Math.floor(random() * 100));
    keys.forEach((key, item) => {
      heap.push(item, key);
    });
    expect(keys.map(() => keys[heap.pop()!])).toEqual([...keys].sort((a, b) => a - b));
    expect([heap.size, heap.pop()]).toEqual([0, undefined]);
  });
});
