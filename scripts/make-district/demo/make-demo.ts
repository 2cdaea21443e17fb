import { seededRandom } from '../../../core/testing/seeded-random.ts';
import { type HeatStation, heatStations } from './heat-areas.ts';
import { entrances } from './homes.ts';
import { type DemoPlan, makePlan, SEED } from './make-plan.ts';
import { type NamedStreets, nameStreets } from './named-streets.ts';
import { type RoadWork, roadWorks } from './road-works.ts';
import { type ServiceSite, serviceSites } from './service-sites.ts';
import { type Demand, walkToDoors } from './sites.ts';
import { type ControlBox, type LampPost, streetLamps } from './street-lamps.ts';
import { NamePool } from './street-names.ts';
import { walkNetwork } from './walk-network.ts';

export type Demo = {
  readonly plan: DemoPlan;
  readonly demand: Demand;
  /** Index of the grid of each building. */
  readonly gridOf: readonly number[];
  readonly streets: NamedStreets;
  readonly lamps: readonly LampPost[];
  readonly circuits: readonly ControlBox[];
  readonly works: readonly RoadWork[];
  readonly sites: readonly ServiceSite[];
  /** Building of each of the 91 sites. */
  readonly siteBuildings: readonly number[];
  readonly heat: readonly HeatStation[];
};

/** The whole demo district. */
export function makeDemo(seed: number = SEED): Demo {
  const plan = makePlan(seed);
  const network = walkNetwork({
    plan: plan.areas.plan,
    ways: plan.ways,
    roads: plan.roads,
    newRoad: plan.newRoadStreet,
    height: plan.height,
  });
  const demand = { network, entrances: entrances(plan.buildings, network), households: plan.households };
  const gridByFace = new Map(plan.units.flatMap(({ faces }, grid) => faces.map((face) => [face, grid])));
  const gridOf = plan.buildings.map(({ center: [x, y] }) => {
    const grid = gridByFace.get(plan.areas.locator.find(Math.round(10 * x), Math.round(10 * y)));
    if (grid === undefined) throw new Error(`The building at ${x}, ${y} stands in no grid.`);
    return grid;
  });
  const streets = nameStreets(plan, new NamePool(seededRandom(seed + 1)));
  const { sites, buildings: siteBuildings } = serviceSites(plan, demand, gridOf);
  return {
    plan,
    demand,
    gridOf,
    streets,
    ...streetLamps(streets),
    works: roadWorks(streets),
    sites,
    siteBuildings,
    heat: heatStations(plan),
  };
}

export type Coverage = { readonly meters: number; readonly urban: Share; readonly rural: Share };
type Share = { readonly households: number; readonly of: number };

/** Households within so many meters on foot of one of the 91 sites, town and villages apart, as it comes out. */
export function coverageAt({ plan, demand, gridOf, siteBuildings }: Demo, limits: readonly number[]): Coverage[] {
  const walked = walkToDoors(demand, siteBuildings, Math.max(...limits));
  return limits.map((meters) => {
    const count = (isRural: boolean): Share => {
      let [households, of] = [0, 0];
      plan.households.forEach((own, i) => {
        if ((plan.units[gridOf[i]].kind === 'rural') !== isRural) return;
        of += own;
        if (walked[i] <= meters) households += own;
      });
      return { households, of };
    };
    return { meters, urban: count(false), rural: count(true) };
  });
}
