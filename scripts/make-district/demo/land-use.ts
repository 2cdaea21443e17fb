import { distance } from './curve.ts';
import { noise, type Place } from './noise.ts';
import type { Height } from './terrain.ts';
import type { UrbanField } from './urban-field.ts';

/** What stands on a block. */
export const USES = [
  'slab',
  'tower',
  'cottage',
  'commerce',
  'institution',
  'industry',
  'campus',
  'school',
  'hospital',
  'market',
  'park',
  'open',
] as const;
export type Use = (typeof USES)[number];

export const isResidential = (use: Use): boolean => use === 'slab' || use === 'tower' || use === 'cottage';

/** Walled, with a gate at every way in. */
export const GATED_USES: ReadonlySet<Use> = new Set([
  'slab',
  'tower',
  'institution',
  'industry',
  'campus',
  'school',
  'hospital',
]);

/** Square meters that blocks of a use are divided down to. */
export const BLOCK_AREA: Readonly<Record<Use, number>> = {
  slab: 46_000,
  tower: 56_000,
  cottage: 30_000,
  commerce: 34_000,
  institution: 44_000,
  industry: 110_000,
  campus: 190_000,
  school: 40_000,
  hospital: 50_000,
  market: 30_000,
  park: 260_000,
  open: 300_000,
};

/** The old middle of the town, and a newer one on the other bank. */
const CENTERS: readonly { readonly at: Place; readonly reach: number }[] = [
  { at: [500, 500], reach: 900 },
  { at: [-3700, -1900], reach: 480 },
];
/** Ground of the two universities. */
const CAMPUSES: readonly { readonly at: Place; readonly reach: number }[] = [
  { at: [3300, -500], reach: 700 },
  { at: [-2600, 3900], reach: 620 },
];
/** Large parks. */
const PARKS: readonly { readonly at: Place; readonly reach: number }[] = [
  { at: [-1100, 700], reach: 480 },
  { at: [1700, 1900], reach: 300 },
  { at: [5200, -3100], reach: 420 },
  { at: [-3300, 3100], reach: 330 },
  { at: [1300, -1700], reach: 330 },
];

const age = noise(211, 1700);
const wealth = noise(223, 1500);
const work = noise(227, 1300);

export type Superblock = {
  readonly place: Place;
  /** Square meters. */
  readonly area: number;
  /** 4πA / P²: 1 for a circle, small for a strip. */
  readonly compactness: number;
  /** Meters to the railway. */
  readonly toRail: number;
};

/** What most of a superblock is for: by where it lies, how old its quarter is, and how well off. */
export function mainUse(block: Superblock, field: UrbanField, height: Height): Use {
  const [x, y] = block.place;
  const isWithin = ({ at, reach }: { at: Place; reach: number }) => distance(at, block.place) < reach;
  if (block.compactness < 0.25 || height(x, y) > 244 || PARKS.some(isWithin)) return 'park';
  if (CAMPUSES.some(isWithin)) return 'campus';
  const townness = field.townness(x, y);
  if (townness < -0.16) return 'open';
  if (CENTERS.some(({ at, reach }) => distance(at, block.place) < 0.55 * reach)) return 'commerce';
  if (block.toRail < 800 && work(x, y) > -0.12) return 'industry';
  if (townness < 0.22 && work(x, y) > 0.02) return 'industry';
  const isOld = age(x, y) - 0.7 * townness + (block.toRail < 400 ? 0.25 : 0);
  if (isOld > 0.12) return 'cottage';
  if (townness < 0.16 && work(x, y) < -0.3) return 'open';
  if (wealth(x, y) > 0.26 || (field.toBank(x, y) < 330 && wealth(x, y) > 0)) return 'tower';
  return work(x, y) > 0.42 ? 'institution' : 'slab';
}

/** What one block of a superblock becomes instead of what the others are. */
export function blockUse(most: Use, { place: [x, y], area }: { place: Place; area: number }, chance: number): Use {
  if (most === 'commerce')
    return chance < 0.14 ? 'tower' : chance < 0.3 ? 'institution' : chance < 0.36 ? 'park' : 'commerce';
  if (most === 'industry')
    return chance < 0.07 ? 'slab' : chance < 0.13 ? 'open' : chance < 0.18 ? 'institution' : most;
  if (most === 'institution') return chance < 0.3 ? 'slab' : chance < 0.38 ? 'park' : most;
  if (!isResidential(most) || area < 9000) return most;
  if (chance < 0.065) return 'school';
  if (chance < 0.12) return 'park';
  if (chance < 0.2) return 'commerce';
  if (chance < 0.31) return 'institution';
  if (chance < 0.35) return 'open';
  if (most === 'slab' && chance < 0.43 && wealth(x, y) > -0.3) return 'tower';
  if (most === 'slab' && chance < 0.49) return 'cottage';
  return most === 'tower' && chance < 0.47 ? 'slab' : most;
}

/** Where a hospital and an open-air market are wanted: the nearest block of a fitting size becomes one. */
export const WANTED: readonly { readonly use: 'hospital' | 'market'; readonly at: Place; readonly area: Span }[] = [
  { use: 'hospital', at: [900, 1500], area: [28_000, 80_000] },
  { use: 'hospital', at: [-3900, 2000], area: [26_000, 80_000] },
  { use: 'hospital', at: [4300, -3100], area: [26_000, 80_000] },
  { use: 'market', at: [1500, 100], area: [9_000, 30_000] },
  { use: 'market', at: [3300, 2300], area: [9_000, 30_000] },
  { use: 'market', at: [-1900, -3300], area: [9_000, 30_000] },
  { use: 'market', at: [-3100, 3100], area: [9_000, 30_000] },
  { use: 'market', at: [5000, -4600], area: [9_000, 30_000] },
];
type Span = readonly [least: number, most: number];
