import { type Isoline, isolines, type Raster } from '../../core/geo/contour.ts';
import { localProjection } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { lengthOf, simplified } from '../make-district/demo/curve.ts';
import type { MapFeature } from './cut-tiles.ts';
import type { Elevation } from './elevation-file.ts';
import { nestedRings, type PlaneRing } from './nested-rings.ts';
import { type Box, boxAround, FAR_MAX_ZOOM, overlap } from './tile-grid.ts';

/** Of the finer raster on which slopes are computed, to a place of the file. */
const FINER = 2;
/** Toward the edge of the raster the relief fades over so many meters, so that no edge is seen. */
const FADE_METERS = 3500;
/** Meters of height between two contours. */
const CONTOUR_STEP = 50;
/**
 * From afar less is drawn: what a line may be off in meters, and the smallest area in square meters. Ground changes slowly,
 * so the tiles of the last zoom level serve for all nearer ones.
 */
const DETAILS = [
  { minZoom: 9, maxZoom: FAR_MAX_ZOOM - 1, tolerance: 60, leastArea: 700_000 },
  { minZoom: FAR_MAX_ZOOM, maxZoom: FAR_MAX_ZOOM, tolerance: 22, leastArea: 160_000 },
] as const;
const [, NEAR] = DETAILS;
const LEAST_CONTOUR = 900;

/** Steps of light and shade, by how much the ground rises toward the north-west light on one meter. */
const SHADES = [
  { kind: 'shade', level: 0.05, sign: -1 },
  { kind: 'deep-shade', level: 0.13, sign: -1 },
  { kind: 'light', level: 0.05, sign: 1 },
  { kind: 'bright', level: 0.13, sign: 1 },
] as const;
/** Ground this steep, all around, is hills. */
const HILL_SLOPE = 0.052;
/** Meters around a place that count. */
const HILL_REACH = 400;

/** Hills, light and shade on them, and contours: areas and lines of the layers `relief` and `contours`. */
export function reliefFeatures(elevation: Elevation, reach: Box): MapFeature[] {
  const heights = finer(elevation);
  const slopes = slopesOf(heights, elevation.step / FINER);
  const { toLonLat } = localProjection(elevation.center);
  const step = elevation.step / FINER;
  const toDegrees = (ring: PlaneRing): LonLat[] =>
    ring.map(([u, v]) => toLonLat([elevation.west + u * step, elevation.south + v * step]));
  const areas = (kind: string, values: Float64Array, level: number): MapFeature[] => {
    const rings = isolines({ ...heights, values }, level)
      .filter(({ isClosed }) => isClosed)
      .map(({ points }) => points);
    return DETAILS.flatMap(({ tolerance, leastArea, ...zooms }) => {
      const slim = rings.map((ring) => simplified(ring, tolerance / step));
      return nestedRings(slim, leastArea / step ** 2).flatMap((nested) => {
        const coordinates = nested.map(toDegrees);
        const geometry = { type: 'Polygon' as const, coordinates };
        return placed({ layer: 'relief', ...zooms, told: { kind }, geometry, box: boxAround(coordinates[0]) }, reach);
      });
    });
  };
  return [
    ...areas('hills', slopes.steepness, HILL_SLOPE),
    ...SHADES.flatMap(({ kind, level, sign }) =>
      areas(
        kind,
        slopes.lit.map((value) => sign * value),
        level,
      ),
    ),
    ...contours(heights, step).flatMap(({ line, meters }) => {
      const coordinates = toDegrees(simplified(line.points, NEAR.tolerance / step));
      const geometry = { type: 'LineString' as const, coordinates };
      const zooms = { minZoom: NEAR.minZoom, maxZoom: NEAR.maxZoom };
      return placed({ layer: 'contours', ...zooms, told: { meters }, geometry, box: boxAround(coordinates) }, reach);
    }),
  ];
}

type Unplaced = Pick<MapFeature, 'layer' | 'minZoom' | 'maxZoom' | 'box'> & {
  readonly told: GeoJSON.GeoJsonProperties;
  readonly geometry: GeoJSON.Geometry;
};

const placed = ({ told, geometry, ...where }: Unplaced, reach: Box): MapFeature[] =>
  overlap(where.box, reach) ? [{ ...where, feature: { type: 'Feature', properties: told, geometry } }] : [];

/** Between the places of the file, without corners. Method: uniform cubic B-spline, which also smooths a little. */
function finer({ columns, rows, values }: Elevation): Raster & { values: Float64Array } {
  const wide = { columns: (columns - 1) * FINER + 1, rows: (rows - 1) * FINER + 1 };
  const weights = Array.from({ length: FINER }, (_, n) => spline(n / FINER));
  const along = new Float64Array(wide.columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < wide.columns; column++) {
      const [at, part] = [Math.floor(column / FINER), weights[column % FINER]];
      let sum = 0;
      for (let k = -1; k <= 2; k++) sum += part[k + 1] * values[row * columns + clamp(at + k, columns)];
      along[row * wide.columns + column] = sum;
    }
  const fine = new Float64Array(wide.columns * wide.rows);
  for (let row = 0; row < wide.rows; row++)
    for (let column = 0; column < wide.columns; column++) {
      const [at, part] = [Math.floor(row / FINER), weights[row % FINER]];
      let sum = 0;
      for (let k = -1; k <= 2; k++) sum += part[k + 1] * along[clamp(at + k, rows) * wide.columns + column];
      fine[row * wide.columns + column] = sum;
    }
  return { ...wide, values: fine };
}

const clamp = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
const spline = (t: number) => [
  (1 - t) ** 3 / 6,
  (3 * t ** 3 - 6 * t ** 2 + 4) / 6,
  (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6,
  t ** 3 / 6,
];

/** Rise toward the light in the north-west, and how steep it is around a place; both fade toward the edges. */
function slopesOf({ columns, rows, values }: Raster, step: number): { lit: Float64Array; steepness: Float64Array } {
  const lit = new Float64Array(columns * rows);
  const slope = new Float64Array(columns * rows);
  for (let row = 1; row + 1 < rows; row++)
    for (let column = 1; column + 1 < columns; column++) {
      const at = row * columns + column;
      const east = (values[at + 1] - values[at - 1]) / (2 * step);
      const north = (values[at + columns] - values[at - columns]) / (2 * step);
      const toEdge = step * Math.min(column, row, columns - 1 - column, rows - 1 - row);
      const fade = Math.min(1, toEdge / FADE_METERS);
      // a slope that faces the light rises away from it
      lit[at] = (fade * (east - north)) / Math.SQRT2;
      slope[at] = fade * Math.hypot(east, north);
    }
  return { lit, steepness: blurred({ columns, rows, values: slope }, Math.round(HILL_REACH / step)) };
}

/** The mean around each place, first along rows and then along columns, by running sums. */
function blurred({ columns, rows, values }: Raster, radius: number): Float64Array {
  const mean = (from: ArrayLike<number>, lines: number, length: number, toLine: number, toNext: number) => {
    const out = new Float64Array(from.length);
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let i = -radius; i < length + radius; i++) {
        if (i + radius < length) sum += from[line * toLine + (i + radius) * toNext];
        if (i - radius - 1 >= 0) sum -= from[line * toLine + (i - radius - 1) * toNext];
        if (i >= 0 && i < length) out[line * toLine + i * toNext] = sum / (2 * radius + 1);
      }
    }
    return out;
  };
  return mean(mean(values, rows, columns, columns, 1), columns, rows, 1, columns);
}

function contours(heights: Raster & { values: Float64Array }, step: number): { line: Isoline; meters: number }[] {
  const [low, high] = heights.values.reduce(
    ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
    [Infinity, -Infinity],
  );
  const lines: { line: Isoline; meters: number }[] = [];
  for (let meters = Math.ceil(low / CONTOUR_STEP) * CONTOUR_STEP; meters < high; meters += CONTOUR_STEP)
    for (const line of isolines(heights, meters))
      if (lengthOf(line.points) * step > LEAST_CONTOUR) lines.push({ line, meters });
  return lines;
}
