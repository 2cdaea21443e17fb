import type { RingPolygon } from '../plane/rings.ts';
import type { Demo } from './make-demo.ts';
import type { Place } from './noise.ts';
import { apportion } from './organisation.ts';

/** Stalls of all open-air markets together; the account says 260 and more. */
const STALLS = 268;

export type OpenMarket = {
  readonly marketId: string;
  readonly name: string;
  readonly stalls: number;
  readonly hours: { readonly from: string; readonly to: string };
  readonly polygon: RingPolygon;
};

/** The open-air markets where street vendors found a place, with stalls by how large each is. */
export function openMarkets({ plan, gridOf }: Pick<Demo, 'plan' | 'gridOf'>): OpenMarket[] {
  const markets = plan.blocks.flatMap((block, index) => (block.use === 'market' ? [{ block, index }] : []));
  const stalls = apportion(
    STALLS,
    markets.map(({ block }) => block.area),
  );
  return markets.map(({ block, index }, i) => {
    const community = plan.units[gridOf[plan.blockOf.indexOf(index)]].community.name.replace('社区', '');
    return {
      marketId: `M-${i + 1}`,
      name: `${community}便民市场`,
      stalls: stalls[i],
      hours: { from: '05:30', to: '18:00' },
      polygon: block.polygon,
    };
  });
}

export type Premises = {
  readonly premisesId: string;
  readonly kind: 'property-office' | 'idle-warehouse' | 'idle-shop';
  readonly gridId: string;
  readonly at: Place;
};

/** Rooms that stand empty, where the next site could be: at most one in a grid, and none where a site is. */
export function emptyPremises({
  plan,
  gridOf,
  siteBuildings,
  demand,
}: Pick<Demo, 'plan' | 'gridOf' | 'siteBuildings' | 'demand'>): Premises[] {
  const taken = new Set(siteBuildings.map((building) => gridOf[building]));
  const found: Premises[] = [];
  plan.buildings.forEach(({ kind }, building) => {
    const grid = gridOf[building];
    if (taken.has(grid) || (kind !== 'office' && kind !== 'shop' && kind !== 'factory')) return;
    taken.add(grid);
    found.push({
      premisesId: `E-${String(found.length + 1).padStart(2, '0')}`,
      kind: kind === 'office' ? 'property-office' : kind === 'factory' ? 'idle-warehouse' : 'idle-shop',
      gridId: plan.units[grid].gridId,
      at: demand.entrances[building].door,
    });
  });
  return found;
}
