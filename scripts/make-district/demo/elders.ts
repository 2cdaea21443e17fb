import type { BuildingKind } from './building.ts';
import { noise } from './noise.ts';

/** Percent of people of sixty and more, by what they live in: high in old estates, low in new towers. */
const SHARE: Readonly<Partial<Record<BuildingKind, number>>> = { slab: 29, tower: 17, cottage: 33 };
const local = noise(401, 600);

/** Percent of the people of a building who are sixty or older; 0 where nobody lives. */
export function eldersOf({ kind, center: [x, y] }: { kind: BuildingKind; center: readonly [number, number] }): number {
  const share = SHARE[kind];
  return share === undefined ? 0 : Math.round(share + 7 * local(x, y));
}
