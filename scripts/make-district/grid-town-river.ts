import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { corner, TOWN_BLOCKS } from './grid-town-plan.ts';

/** A place in blocks east and north of the town's south-west corner; whole numbers are street corners. */
export type BlockPoint = readonly [x: number, y: number];

/**
 * The middle line of 格子河: in from the west at row 24, north-east by one block a block between columns 25 and 45, out
 * to the east at row 44. It has a whole row at every whole column, so no corner lies on a bank.
 */
const MIDDLE: readonly BlockPoint[] = [
  [-1, 24],
  [25, 24],
  [45, 44],
  [TOWN_BLOCKS + 1, 44],
];
/** From the middle line to either bank, north to south. */
const HALF_WIDTH_BLOCKS = 1.5;
/** The corners nearest to the water are half a block from the bank. */
const NEAREST_DRY_BLOCKS = 2;

/** The only crossing: street column 40, from the last corner in the south to the first in the north, 400 m. */
export const BRIDGE = { name: '格子桥', column: 40, from: 37, to: 41 } as const;

/** Row of the river's middle line at a column. */
export const riverRow = (x: number): number => 24 + Math.min(Math.max(x - 25, 0), 20);

export const isDry = ([x, y]: BlockPoint): boolean => Math.abs(y - riverRow(x)) > HALF_WIDTH_BLOCKS;

/** The last dry corner south of the river and the first one north of it, on a street that runs north to south. */
export const banksAt = (column: number) => ({
  south: riverRow(column) - NEAREST_DRY_BLOCKS,
  north: riverRow(column) + NEAREST_DRY_BLOCKS,
});

/** The middle line between two columns, its kinks included. */
export const riverLine = (west: number, east: number): BlockPoint[] => [
  [west, riverRow(west)],
  ...MIDDLE.filter(([x]) => x > west && x < east),
  [east, riverRow(east)],
];

/** `water.geojson`: one river from rim to rim of the district's box, counterclockwise. */
export function gridTownWater(): FeatureCollection<Polygon> {
  const bank = (offset: number) => MIDDLE.map(([x, y]) => corner(x, y + offset));
  const south = bank(-HALF_WIDTH_BLOCKS);
  const ring = [...south, ...bank(HALF_WIDTH_BLOCKS).reverse(), south[0]];
  const river: Feature<Polygon> = {
    type: 'Feature',
    properties: { name: '格子河' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  return { type: 'FeatureCollection', features: [river] };
}
