import { isolines } from '../../../core/geo/contour.ts';
import { distance, nearestOnPath, simplified } from './curve.ts';
import { DROWNED_VALLEYS, DRY_VALLEYS, LAKE_LEVEL, RIVER, RIVER_LEVEL, TOWN_HILLS } from './geography.ts';
import { noise, octaves, type Place } from './noise.ts';

/** Meters above the sea at a place. */
export type Height = (x: number, y: number) => number;

const SIDE = 200;
const WEST = -16_000;
const SOUTH = -42_000;
const COLUMNS = 250;
const ROWS = 275;

/** How far from a valley's floor the slope has risen by 63 % of the hills' height. */
const SLOPE_REACH = 2600;

const ruggedness = octaves(11, 2300, 3);
const reliefNoise = octaves(23, 5200, 3);
const ridges = octaves(37, 1500, 3);

/**
 * The part of the raster that a map shows, the district and some kilometers around it: meters from the center to its
 * south-west corner, from place to place, and how many there are.
 */
export const MAPPED = { west: -13_400, south: -36_400, step: SIDE, columns: 224, rows: 241 } as const;

/** Hills that fall to the valleys of the river, the lake and their brooks: computed once on a raster, smooth between. */
export function terrain(): Height {
  const values = new Float64Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++)
      values[row * COLUMNS + column] = rawHeight(WEST + column * SIDE, SOUTH + row * SIDE);
  return (x, y) => {
    const u = Math.min(Math.max((x - WEST) / SIDE, 0), COLUMNS - 1.001);
    const v = Math.min(Math.max((y - SOUTH) / SIDE, 0), ROWS - 1.001);
    const at = Math.floor(v) * COLUMNS + Math.floor(u);
    const [s, t] = [u % 1, v % 1];
    const south = values[at] * (1 - s) + values[at + 1] * s;
    const north = values[at + COLUMNS] * (1 - s) + values[at + COLUMNS + 1] * s;
    return south * (1 - t) + north * t;
  };
}

function rawHeight(x: number, y: number): number {
  const relief = 130 + 190 * (reliefNoise(x, y) + 1) * 0.5 + 150 * (1 - Math.abs(ridges(x, y)) * 2);
  let lowest = Infinity;
  for (const { bed, floor, off } of floors(x, y)) {
    const beyond = Math.max(0, off * (1 + 0.72 * ruggedness(x, y)) - floor) / SLOPE_REACH;
    lowest = Math.min(lowest, bed + relief * (1 - Math.exp(-beyond - beyond * beyond)));
  }
  const hills = TOWN_HILLS.reduce(
    (sum, { at, reach, height }) => sum + height * Math.exp(-((distance(at, [x, y]) / reach) ** 2) * 1.4),
    0,
  );
  return lowest + hills;
}

/** The valleys around a place: height of their bed, half the width of their floor, and how far off they are. */
function* floors(x: number, y: number): Generator<{ bed: number; floor: number; off: number }> {
  const river = nearestOnPath(COARSE_RIVER, [x, y]);
  const fromDam = river.at / (COARSE_RIVER.length - 1);
  yield {
    bed: RIVER_LEVEL + 5 + 4 * Math.max(0, 1 - 3 * fromDam),
    floor: 150 + 3900 * Math.min(1, 2.2 * fromDam),
    off: river.distance,
  };
  for (const line of DRY_VALLEYS) {
    const near = nearestOnPath(line, [x, y]);
    const up = near.at / (line.length - 1);
    yield { bed: 202 + 95 * up, floor: 620 - 380 * up, off: near.distance };
  }
  for (const { line, width, bed } of DROWNED_VALLEYS) {
    const near = nearestOnPath(line, [x, y]);
    const up = near.at / (line.length - 1);
    const reach = Math.min(1, 3.5 * up);
    yield {
      bed: bed[0] + (bed[1] - bed[0]) * up,
      floor: width[0] < width[1] ? width[0] + (width[1] - width[0]) * reach : width[0] + (width[1] - width[0]) * up,
      off: near.distance,
    };
  }
}

const COARSE_RIVER = RIVER.filter((_, i) => i % 10 === 0);

/** The shore of the lake above the dam, a closed ring. Ponds and islands are left out. */
export function lakeShore(height: Height): Place[] {
  const [dam, below] = [RIVER[0], RIVER[3]];
  const toward = [below[0] - dam[0], below[1] - dam[1]];
  const isAbove = (x: number, y: number) =>
    (x - dam[0]) * toward[0] + (y - dam[1]) * toward[1] < DAM_MARGIN && y < -9000;
  const side = SIDE / 2;
  const columns = Math.floor((COLUMNS * SIDE) / side);
  const rows = Math.floor((ROWS * SIDE) / side);
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = [WEST + column * side, SOUTH + row * side];
      values[row * columns + column] = isAbove(x, y) ? height(x, y) + 2.5 * shoreNoise(x, y) : LAKE_LEVEL + 60;
    }
  const [{ points }] = isolines({ columns, rows, values }, LAKE_LEVEL)
    .filter(({ isClosed }) => isClosed)
    .sort((a, b) => b.points.length - a.points.length);
  return simplified(
    points.map(([u, v]): Place => [WEST + u * side, SOUTH + v * side]),
    12,
  );
}

/** So far below the dam the shore is still drawn, so that it meets the dam on both sides; in meters times the step of the river. */
const DAM_MARGIN = 200 * 180;
const shoreNoise = noise(71, 420);
