import { localProjection } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';

/** A path that can be walked by length. */
export type Walk = { readonly lengthMeters: number; at(meters: number): LonLat };

/** @returns undefined for a path without a length. */
export function walkAlong(path: readonly LonLat[]): Walk | undefined {
  if (path.length < 2) return undefined;
  const { toPlane, toLonLat } = localProjection(path[0]);
  const points = path.map(toPlane);
  const starts = [0];
  for (let i = 1; i < points.length; i++)
    starts.push(starts[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
  const lengthMeters = starts[starts.length - 1];
  if (lengthMeters === 0) return undefined;
  return {
    lengthMeters,
    at(meters) {
      const along = Math.min(lengthMeters, Math.max(0, meters));
      const i = Math.min(
        points.length - 2,
        starts.findLastIndex((start) => start <= along),
      );
      const share = (along - starts[i]) / (starts[i + 1] - starts[i] || 1);
      const [from, to] = [points[i], points[i + 1]];
      return toLonLat([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
    },
  };
}

/** Places along the streets of a district, by chance; anywhere in its box where it has no streets. */
export function scatter(
  { streets, body }: { streets: readonly { path: readonly LonLat[] }[]; body: { bbox: readonly number[] } },
  random: () => number,
): () => LonLat {
  const walks = streets.flatMap(({ path }) => walkAlong(path) ?? []);
  const [west, south, east, north] = body.bbox;
  return () => {
    const walk = walks[Math.floor(random() * walks.length)];
    if (walk) return walk.at(random() * walk.lengthMeters);
    return [west + random() * (east - west), south + random() * (north - south)];
  };
}
