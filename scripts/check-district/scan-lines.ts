import type { PolygonRings } from '../../core/geo/point-in-areas.ts';
import type { BoundingBox } from '../../core/geo/units.ts';

/** A stretch of a line that lies in a shape, by the index of the shape. */
export type Stretch = { readonly shape: number; readonly west: number; readonly east: number };

/** Lines from west to east, the southernmost first, so many degrees apart. */
export type ScanLines = {
  readonly count: number;
  readonly step: number;
  latOf(line: number): number;
  /** Where a line crosses shapes, by shape and not in order of longitude. */
  stretchesOf(line: number): Stretch[];
};

/** Lines are so near to each other that they meet outlines so many times in all: that bounds time and memory. */
const CROSSINGS = 1_000_000;
const MOST_LINES = 8_000;
const LEAST_LINES = 16;

/**
 * Lines over some shapes, each crossed exactly: along a line nothing is missed, between two lines what is lower than their
 * distance. Inside is what a line has entered an odd number of times.
 */
export function scanLines(shapes: readonly (readonly PolygonRings[])[], [, south, , north]: BoundingBox): ScanLines {
  const height = north - south;
  const climbed = edgesOf(shapes).reduce((sum, { a, b }) => sum + Math.abs(a[1] - b[1]), 0);
  const count = Math.floor(Math.min(MOST_LINES, Math.max(LEAST_LINES, (CROSSINGS * height) / (climbed || 1))));
  const step = height / count;
  const latOf = (line: number) => south + (line + 0.5) * step;
  const crossings = Array.from({ length: count }, () => [] as { readonly shape: number; readonly lon: number }[]);
  for (const { shape, a, b } of edgesOf(shapes)) {
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    const first = Math.max(0, Math.ceil((low[1] - south) / step - 0.5));
    for (let line = first; line < count && latOf(line) < high[1]; line++) {
      const share = (latOf(line) - low[1]) / (high[1] - low[1]);
      if (share >= 0) crossings[line].push({ shape, lon: low[0] + share * (high[0] - low[0]) });
    }
  }
  return { count, step, latOf, stretchesOf: (line) => stretches(crossings[line]) };
}

type Edge = { readonly shape: number; readonly a: readonly number[]; readonly b: readonly number[] };

const edgesOf = (shapes: readonly (readonly PolygonRings[])[]): Edge[] =>
  shapes.flatMap((polygons, shape) =>
    polygons.flatMap((rings) => rings.flatMap((ring) => ring.slice(1).map((b, i) => ({ shape, a: ring[i], b })))),
  );

function stretches(crossings: { readonly shape: number; readonly lon: number }[]): Stretch[] {
  const sorted = crossings.sort((one, other) => one.shape - other.shape || one.lon - other.lon);
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2)
    found.push({ shape: sorted[i].shape, west: sorted[i].lon, east: sorted[i + 1].lon });
  return found;
}
