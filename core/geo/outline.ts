import type { PolygonRings } from './point-in-areas.ts';
import type { LonLat } from './units.ts';

/**
 * The border around several areas together: every edge that only one of them has. Areas that tile the ground share the
 * corners of their borders digit by digit; where neighbors do not, the border between them stays visible.
 *
 * @returns lines, closed where the border is; holes are among them. Linear in the number of corners.
 */
export function outlineOf(polygons: readonly PolygonRings[]): LonLat[][] {
  const edges = edgesOfOne(polygons);
  const from = new Map<string, Edge[]>();
  for (const edge of edges) from.set(edge.start, [...(from.get(edge.start) ?? []), edge]);
  const lines: LonLat[][] = [];
  for (const first of edges) {
    if (first.isDrawn) continue;
    lines.push(follow(first, from));
  }
  return lines;
}

type Edge = { readonly start: string; readonly end: string; readonly a: LonLat; readonly b: LonLat; isDrawn: boolean };

const keyOf = ([lon, lat]: readonly number[]) => `${lon} ${lat}`;

function edgesOfOne(polygons: readonly PolygonRings[]): Edge[] {
  const edges = new Map<string, Edge | 'shared'>();
  for (const ring of polygons.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [start, end] = [keyOf(ring[i]), keyOf(ring[i + 1])];
      if (start === end) continue;
      const key = start < end ? `${start} ${end}` : `${end} ${start}`;
      const [a, b] = [ring[i], ring[i + 1]].map(([lon, lat]): LonLat => [lon, lat]);
      edges.set(key, edges.has(key) ? 'shared' : { start, end, a, b, isDrawn: false });
    }
  }
  return [...edges.values()].filter((edge) => edge !== 'shared');
}

/** Rings run all the same way around, so an edge ends where the next one of the border begins. */
function follow(first: Edge, from: ReadonlyMap<string, readonly Edge[]>): LonLat[] {
  const line = [first.a];
  for (let edge: Edge | undefined = first; edge; edge = from.get(edge.end)?.find(({ isDrawn }) => !isDrawn)) {
    edge.isDrawn = true;
    line.push(edge.b);
  }
  return line;
}
