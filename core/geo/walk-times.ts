import { MinHeap } from './min-heap.ts';
import type { Seconds } from './units.ts';
import type { WalkRows } from './walk-graph.ts';

/**
 * Shortest walking time from the nearest of several origins to every node.
 *
 * Nodes beyond `limit` are never expanded, so the cost follows the size of the catchment and not the size of the city.
 *
 * @param rows - Directed edges of a graph with `n` nodes.
 * @param edgeSeconds - Walking time of each edge; one of Infinity is closed.
 * @param origins - Node indices; each starts at 0 s.
 * @param limit - Longest walk of interest, inclusive.
 * @returns Seconds per node, length `n`; Infinity where the limit is not enough.
 * @throws RangeError when an origin is not a node of the graph.
 *
 * Method: Dijkstra (1959), stale queue entries skipped on arrival instead of updated in place.
 */
export function walkTimes(
  { start, to, edge }: WalkRows,
  edgeSeconds: ArrayLike<number>,
  origins: Iterable<number>,
  limit: Seconds,
): Float64Array {
  const nodeCount = start.length - 1;
  const times = new Float64Array(nodeCount).fill(Infinity);
  const queue = new MinHeap();
  for (const origin of origins) {
    if (!(origin >= 0 && origin < nodeCount))
      throw new RangeError(`Origin ${origin} is not one of ${nodeCount} nodes.`);
    times[origin] = 0;
    queue.push(origin, 0);
  }
  while (queue.size > 0) {
    const time = queue.least;
    const node = queue.pop()!; // there is one
    if (time > times[node]) continue; // a faster way here was found after this entry was queued
    for (let entry = start[node]; entry < start[node + 1]; entry++) {
      const arrival = time + edgeSeconds[edge[entry]];
      if (arrival > limit || arrival >= times[to[entry]]) continue;
      times[to[entry]] = arrival;
      queue.push(to[entry], arrival);
    }
  }
  return times;
}
