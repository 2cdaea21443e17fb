import type { SiteHours, SiteItem, SiteTier } from '../../../core/domain/site.ts';
import type { Entrance } from './homes.ts';
import type { DemoPlan } from './make-plan.ts';
import type { Place } from './noise.ts';
import { type Demand, placeSites, SITE_COUNTS } from './sites.ts';
import { withSixItems } from './six-items.ts';

export type ServiceSite = {
  readonly siteId: string;
  readonly name: string;
  readonly tier: SiteTier;
  readonly hours: readonly SiteHours[];
  readonly themes?: readonly string[];
  /** What the rooms were before. */
  readonly premises: 'property-office' | 'idle-warehouse' | 'other' | 'open-air';
  /** Absent in the open air. */
  readonly items?: readonly SiteItem[];
  readonly at: Place;
};

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEK = [...WORKDAYS, 6, 7];
const HOURS: Readonly<Record<SiteTier, readonly SiteHours[]>> = {
  center: [
    { days: WORKDAYS, from: '08:30', to: '17:30' },
    { days: [6, 7], from: '09:00', to: '16:00' },
  ],
  station: [{ days: [...WORKDAYS, 6], from: '08:30', to: '17:00' }],
  micro: [{ days: WEEK, from: '08:00', to: '20:00' }],
  // the hour after dinner
  'pop-up': [{ days: WEEK, from: '17:30', to: '18:30' }],
};
const THEMES = [
  { code: 'care', zh: '养老托幼' },
  { code: 'fire-safety', zh: '消防应急' },
  { code: 'employment', zh: '就业服务' },
] as const;
const PREMISES = ['property-office', 'other', 'idle-warehouse'] as const;

/** 15 centers, 48 stations and 28 micro-stations, no two in one grid, and the open-air one of the account besides. */
export function serviceSites(
  plan: DemoPlan,
  demand: Demand,
  gridOf: readonly number[],
): { sites: ServiceSite[]; buildings: number[] } {
  const kinds = plan.buildings.map(({ kind }) => kind);
  const subdistrictOf = gridOf.map((grid) => plan.units[grid].community.subdistrict.code);
  const buildings = placeSites(demand, { kinds, gridOf, subdistrictOf });
  const sites = buildings.map((building, i): ServiceSite => {
    const { name: grid, community } = plan.units[gridOf[building]];
    const tier = i < SITE_COUNTS.center ? 'center' : i < SITE_COUNTS.center + SITE_COUNTS.station ? 'station' : 'micro';
    const theme = THEMES[i % THEMES.length];
    const name = {
      center: `${community.name}党群服务中心`,
      station: `${grid}党群服务站`,
      micro: `${grid}${theme.zh}微站点`,
    }[tier];
    return {
      siteId: `S-${String(i + 1).padStart(2, '0')}`,
      name,
      tier,
      hours: HOURS[tier],
      ...(tier === 'micro' && { themes: [theme.code] }),
      premises: PREMISES[i % PREMISES.length],
      at: demand.entrances[building].door,
    };
  });
  return { sites: withSixItems([...withOwnNames(sites), willow(plan, demand.entrances)]), buildings };
}

/** Two centers of one community would be called the same: the second one gets its number. */
function withOwnNames(sites: readonly ServiceSite[]): ServiceSite[] {
  const counts = new Map<string, number>();
  return sites.map((site) => {
    const count = (counts.get(site.name) ?? 0) + 1;
    counts.set(site.name, count);
    return count === 1 ? site : { ...site, name: `${site.name}（${count}）` };
  });
}

/** Under the large willow in Jifeng community. */
function willow({ buildings, units, areas, households }: DemoPlan, entrances: readonly Entrance[]): ServiceSite {
  const faces = new Set(units.filter(({ community }) => community.name === '吉丰社区').flatMap((unit) => unit.faces));
  const home = buildings.findIndex(
    ({ center: [x, y] }, i) =>
      households[i] > 20 && faces.has(areas.locator.find(Math.round(10 * x), Math.round(10 * y))),
  );
  const [x, y] = entrances[home].door;
  return {
    siteId: 'S-92',
    name: '大柳树微阵地',
    tier: 'pop-up',
    hours: HOURS['pop-up'],
    premises: 'open-air',
    at: [x, y],
  };
}
