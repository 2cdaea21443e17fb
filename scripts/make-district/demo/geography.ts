import { curveThrough } from './curve.ts';
import type { Place } from './noise.ts';

/** Hand-set lines of the invented landscape, in meters from the district's center. All else is grown around them. */

const meters = (kilometers: readonly Place[]): Place[] => kilometers.map(([x, y]) => [x * 1000, y * 1000]);

/** From the dam through the horseshoe of the town and out in the north. */
export const RIVER: readonly Place[] = curveThrough(
  meters([
    [10.6, -12.6],
    [9.3, -11.4],
    [8.2, -9.9],
    [7.5, -8.2],
    [6.6, -6.2],
    [5.1, -4.3],
    [3.0, -3.15],
    [0.7, -2.85],
    [-1.4, -2.3],
    [-2.85, -0.95],
    [-3.1, 0.75],
    [-2.2, 2.25],
    [-0.4, 3.0],
    [1.5, 3.35],
    [3.2, 4.3],
    [4.1, 6.0],
    [4.4, 8.4],
  ]),
  60,
);

/** Old valleys above the dam, which the lake fills; the bed rises from the first height to the last. */
export const DROWNED_VALLEYS: readonly { line: readonly Place[]; width: Place; bed: Place }[] = [
  {
    line: curveThrough(
      meters([
        [10.6, -12.6],
        [12.2, -14.6],
        [14.1, -17.6],
        [13.0, -21.6],
        [15.2, -25.4],
        [19.2, -28.6],
        [23.0, -35.0],
      ]),
      900,
    ),
    width: [40, 900],
    bed: [205, 215],
  },
  valley([14.1, -17.6], [17.6, -16.4], [20.8, -18.0], [23.8, -17.0], [25.2, -15.6]),
  valley([13.0, -21.6], [9.6, -22.6], [6.4, -21.6], [3.4, -24.4]),
  valley([15.2, -25.4], [19.4, -23.6], [22.2, -24.8], [23.6, -23.6]),
  valley([13.2, -16.2], [10.2, -17.4], [8.4, -19.6]),
  valley([15.2, -25.4], [11.6, -28.2], [8.6, -31.0]),
  valley([19.2, -28.6], [15.8, -31.6], [14.8, -34.4]),
];

function valley(...kilometers: Place[]) {
  return { line: curveThrough(meters(kilometers), 900), width: [420, 20] as const, bed: [222, 285] as const };
}

/** Dry valleys below the dam, where villages lie. */
export const DRY_VALLEYS: readonly (readonly Place[])[] = [
  meters([
    [4.2, -3.4],
    [1.6, -6.4],
    [-1.4, -9.6],
    [-3.2, -14.2],
    [-2.4, -19.4],
    [-3.6, -25.6],
  ]),
  meters([
    [-1.4, -2.0],
    [-4.6, -5.0],
    [-6.2, -9.4],
  ]),
  meters([
    [4.5, -0.5],
    [9.4, -1.6],
    [14.2, -4.4],
    [19.4, -6.2],
    [25.0, -8.6],
  ]),
  meters([
    [6.6, -6.0],
    [11.4, -7.6],
    [16.0, -10.4],
    [21.4, -11.6],
  ]),
  meters([
    [4.0, 2.0],
    [9.0, 3.4],
    [14.0, 1.2],
  ]),
  meters([
    [-1.4, -9.6],
    [2.6, -13.4],
    [4.8, -17.6],
  ]),
];

export const LAKE_LEVEL = 262;
export const RIVER_LEVEL = 189;

/** Where the district ends, before chance roughens it. */
export const DISTRICT_OUTLINE: readonly Place[] = meters([
  [-6.6, 4.4],
  [-8.6, 1.0],
  [-8.4, -4.2],
  [-7.4, -10.0],
  [-9.4, -16.4],
  [-7.6, -23.4],
  [-2.8, -29.4],
  [4.0, -33.4],
  [11.6, -34.4],
  [18.6, -32.2],
  [24.6, -27.0],
  [28.6, -19.4],
  [28.8, -11.6],
  [24.4, -4.6],
  [18.2, -0.8],
  [12.6, 3.2],
  [8.2, 6.4],
  [3.6, 7.0],
  [-2.4, 6.2],
]);

/** Built-up ground beside the strip along the river: centers with their reach. */
export const BUILT_UP: readonly { readonly at: Place; readonly reach: number }[] = [
  { at: [100, 500], reach: 2150 },
  { at: [2700, 1700], reach: 1300 },
  { at: [2400, -1100], reach: 1300 },
  { at: [-4200, 1700], reach: 900 },
  { at: [-4100, -2400], reach: 850 },
  { at: [-600, -4200], reach: 900 },
  { at: [3500, -5000], reach: 900 },
  { at: [6600, -3700], reach: 900 },
  { at: [-1000, 4300], reach: 750 },
];

/** Between these shares of its way the river has town along it, to so many meters from its middle. */
export const RIVERSIDE_TOWN = { from: 0.2, to: 0.82, reach: 1300 } as const;

/** Wooded hills inside the town. */
export const TOWN_HILLS: readonly { readonly at: Place; readonly reach: number; readonly height: number }[] = [
  { at: [-5300, -500], reach: 650, height: 90 },
  { at: [4450, 350], reach: 600, height: 75 },
  { at: [1150, -4900], reach: 480, height: 60 },
  { at: [-1650, 700], reach: 300, height: 38 },
];

/** From the north-east through the middle of the east bank, past the station, and out in the south-east. */
export const RAILWAY: readonly Place[] = curveThrough(
  meters([
    [9.6, 5.0],
    [6.2, 3.1],
    [3.7, 1.75],
    [2.2, 0.7],
    [1.75, -0.35],
    [2.35, -1.35],
    [3.9, -2.1],
    [6.4, -2.5],
    [10.0, -3.6],
    [15.0, -6.8],
  ]),
  40,
);
