import type { FeatureCollection, LineString } from 'geojson';
import type { Direction } from './grid-town-names.ts';
import { corner } from './grid-town-plan.ts';
import { along, streetName } from './grid-town-streets.ts';

type Work = readonly [
  Direction,
  at: number,
  from: number,
  to: number,
  kindCode: keyof typeof KINDS,
  widthMeters: number,
];

const KINDS = { resurfacing: '路面维修', 'pipe-repair': '管线维修', 'lamp-renewal': '路灯改造' } as const;

/** Street by column or row, from one of its corners to another, what is done, and how wide. */
const WORKS: readonly Work[] = [
  ['NS', 33, 52, 55, 'resurfacing', 9],
  ['EW', 51, 28, 30, 'pipe-repair', 5],
  ['NS', 42, 52, 56, 'lamp-renewal', 9],
  ['NS', 47, 30, 34, 'resurfacing', 9],
  ['EW', 15, 52, 58, 'pipe-repair', 16],
  ['NS', 11, 6, 8, 'resurfacing', 5],
];

/** `works.geojson`. */
export function gridTownWorks(): FeatureCollection<LineString> {
  const features = WORKS.map(([direction, at, from, to, kindCode, widthMeters], index) => ({
    type: 'Feature' as const,
    properties: {
      roadWorkId: `RW-${String(index + 1).padStart(2, '0')}`,
      name: streetName(direction, at) + KINDS[kindCode],
      kindCode,
      widthMeters,
    },
    geometry: {
      type: 'LineString' as const,
      coordinates: [from, to].map((blocks) => corner(...along({ direction, at }, blocks))),
    },
  }));
  return { type: 'FeatureCollection', features };
}
