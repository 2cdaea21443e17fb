import { distance, nearestOnPath } from './curve.ts';
import { BUILT_UP, RIVER, RIVERSIDE_TOWN } from './geography.ts';
import { noise, octaves, type Place } from './noise.ts';
import type { Height } from './terrain.ts';
import { halfWidthAt } from './waterways.ts';

/** Where the town is, and which way its streets run. */
export type UrbanField = {
  /** Above zero inside the town, the higher the farther in; in the middle about 1. */
  townness(x: number, y: number): number;
  /** Angle of the streets, one of four that differ by a quarter turn. */
  angle(x: number, y: number): number;
  /** Meters to the bank of the river; below zero on the water. */
  toBank(x: number, y: number): number;
};

const fringe = octaves(151, 700, 2);
const pushEast = octaves(157, 1700, 2);
const pushNorth = octaves(159, 1700, 2);
const drift = noise(163, 900);

/** Angles of quarters that were laid out at different times, in degrees, and how far each reaches. */
const QUARTERS: readonly { readonly at: Place; readonly degrees: number; readonly reach: number }[] = [
  { at: [200, 900], degrees: 6, reach: 1500 },
  { at: [2900, 2200], degrees: 27, reach: 1350 },
  { at: [2600, -1500], degrees: -9, reach: 1400 },
  { at: [-4500, 1500], degrees: 24, reach: 1500 },
  { at: [-3800, -2900], degrees: 38, reach: 1350 },
  { at: [-300, -4600], degrees: 3, reach: 1300 },
  { at: [3400, -5000], degrees: -22, reach: 1200 },
  { at: [6900, -3900], degrees: -33, reach: 1250 },
  { at: [-700, 4800], degrees: 14, reach: 1250 },
];

export function urbanField(height: Height): UrbanField {
  const cache = new Map<number, { distance: number; at: number }>();
  /** The river bends slowly: its nearest point is looked up once per 20 m. */
  const river = (x: number, y: number) => {
    const key = Math.round(y / 20) * 100_003 + Math.round(x / 20);
    const known = cache.get(key) ?? nearestOnPath(RIVER, [Math.round(x / 20) * 20, Math.round(y / 20) * 20]);
    cache.set(key, known);
    return known;
  };
  return {
    townness(x, y) {
      const [u, v] = [x + 420 * pushEast(x, y), y + 420 * pushNorth(x, y)];
      const heap = BUILT_UP.reduce((sum, { at, reach }) => sum + Math.exp(-((distance(at, [u, v]) / reach) ** 2)), 0);
      const near = river(u, v);
      const share = near.at / (RIVER.length - 1);
      const { from, to, reach } = RIVERSIDE_TOWN;
      const inTown = Math.min(1, Math.max(0, 14 * (share - from))) * Math.min(1, Math.max(0, 14 * (to - share)));
      const strip = inTown * Math.exp(-((near.distance / reach) ** 2));
      const steep = Math.max(0, height(x, y) - 232) / 60;
      return Math.min(1, heap + 0.8 * strip) - 0.5 + 0.22 * fringe(x, y) - steep;
    },
    angle(x, y) {
      const near = river(x, y);
      const i = Math.min(Math.floor(near.at), RIVER.length - 2);
      const along = Math.atan2(RIVER[i + 1][1] - RIVER[i][1], RIVER[i + 1][0] - RIVER[i][0]);
      const weight = 1.7 * Math.exp(-((Math.max(0, near.distance - 150) / 480) ** 2));
      let [cos, sin] = [weight * Math.cos(4 * along), weight * Math.sin(4 * along)];
      for (const { at, degrees, reach } of QUARTERS) {
        const share = Math.exp(-((distance(at, [x, y]) / reach) ** 2));
        cos += share * Math.cos((4 * degrees * Math.PI) / 180);
        sin += share * Math.sin((4 * degrees * Math.PI) / 180);
      }
      return Math.atan2(sin, cos) / 4 + 0.05 * drift(x, y);
    },
    toBank(x, y) {
      const near = nearestOnPath(RIVER, [x, y]);
      return near.distance - halfWidthAt(near.at);
    },
  };
}
