import { seededRandom } from '../../../core/testing/seeded-random.ts';
import { type AreaPlan, areaPlan } from './area-plan.ts';
import { type Block, type BlockPlan, blockPlan } from './block-plan.ts';
import { buildBlocks, frameAngle } from './build-blocks.ts';
import { buildVillages } from './build-villages.ts';
import type { Building, Way } from './building.ts';
import { countryRoads } from './country-roads.ts';
import { cutBlock } from './cut-blocks.ts';
import { type Footway, footbridges, promenades } from './footways.ts';
import type { PlanLine } from './ground-plan.ts';
import { householdsOf, withEnoughFlats } from './households.ts';
import { GATED_USES } from './land-use.ts';
import { firstPlan, type Landscape, landscape } from './landscape-plan.ts';
import { townLines, townReach } from './main-streets.ts';
import { type NewRoad, newRoad } from './new-road.ts';
import type { Place } from './noise.ts';
import { type GridUnit, organise } from './organisation.ts';
import type { StreetName } from './street-names.ts';
import { type Height, lakeShore, terrain } from './terrain.ts';
import { urbanField } from './urban-field.ts';
import { openCountry, parishBorders, villagePlaces } from './villages.ts';

/** A way inside a block, or in a village where that is -1; of those along the river and over streets as well. */
export type PlacedWay = Way & {
  readonly block: number;
  readonly kind: 'lane' | Footway['kind'];
  readonly name?: StreetName;
  /** Leads through a gate where it meets the street. */
  readonly isGated: boolean;
};

/** The one seed of the demo; another one is another town. */
export const SEED = 20_240_601;

export type DemoPlan = {
  readonly land: Landscape;
  readonly height: Height;
  readonly blocks: readonly Block[];
  /** Of each building: its block, -1 in villages. */
  readonly blockOf: readonly number[];
  readonly buildings: readonly Building[];
  readonly households: readonly number[];
  readonly ways: readonly PlacedWay[];
  readonly villages: readonly Place[];
  readonly roads: readonly (readonly Place[])[];
  readonly areas: AreaPlan;
  /** Households of each face. */
  readonly weights: readonly number[];
  readonly units: readonly GridUnit[];
  readonly newRoad: NewRoad;
  readonly newRoadStreet: number;
};

/** Everything about the ground of the demo district, from the land up to its grids. */
export function makePlan(seed: number = SEED): DemoPlan {
  const random = seededRandom(seed);
  const height = terrain();
  const land = landscape(lakeShore(height));
  const field = urbanField(height);
  const first = firstPlan(land, townLines(field), field);
  const raw = blockPlan(first, { field, height, land }, random);
  const road = newRoad(raw.blocks, ({ use, place }) => use === 'industry' || (use === 'open' && place[0] > 0));
  const before: BlockPlan = {
    ...raw,
    blocks: raw.blocks.map((block, i) => (i === road.block ? { ...block, use: 'open' } : block)),
  };
  const built = buildBlocks(before, random);
  const isOpen = openCountry(before);
  const villages = villagePlaces(isOpen, height);
  const roads = countryRoads(villages, townGates(before), isOpen, height);
  const rural = buildVillages(villages, roads, isOpen, random);
  const buildings = withEnoughFlats<Building & { readonly block?: number }>([...built.buildings, ...rural.buildings]);
  const builtInTown = buildings.slice(0, built.buildings.length) as (Building & { readonly block: number })[]; // those have one
  const households = householdsOf(buildings.map(({ flats }) => flats));
  const cuts = cutsOf(before.blocks, builtInTown, households);
  const newRoadStreet = before.plan.lines.reduce((most, { street = 0 }) => Math.max(most, street), 0) + 1;
  const opened: PlanLine = { kind: 'local', path: road.path, street: newRoadStreet };
  const areas = areaPlan({ before, cuts: [...cuts, opened], parishes: parishBorders(villages), villages, land });
  const inBlocks = built.ways.map((way): PlacedWay => {
    const { use } = before.blocks[way.block];
    return { ...way, kind: use === 'park' ? 'path' : 'lane', isGated: GATED_USES.has(use) };
  });
  const weights = weigh(areas, buildings, households);
  const weighted = { ...areas, graph: { ...areas.graph, weights } };
  const uses = areas.plan.map.faces.map((_, face) => before.blocks[areas.blockOf[face]]?.use);
  const units = organise(weighted, uses, (face) => areas.plan.map.faces[face].doubledArea / 200);
  return {
    land,
    height,
    blocks: before.blocks,
    blockOf: buildings.map(({ block = -1 }) => block),
    buildings,
    households,
    ways: [
      ...inBlocks,
      ...rural.ways.map((way): PlacedWay => ({ ...way, block: -1, kind: 'lane', isGated: false })),
      ...[...promenades(townReach(field)), ...footbridges({ plan: areas.plan, ways: inBlocks, buildings })].map(
        (way): PlacedWay => ({ ...way, block: -1, isGated: false, startsAtGate: true, endsAtGate: true }),
      ),
    ],
    villages,
    roads,
    areas: weighted,
    weights,
    units,
    newRoad: road,
    newRoadStreet,
  };
}

/** Corners of larger streets on the edge of the country. */
function townGates({ plan: { map, lines }, countryside }: BlockPlan): Place[] {
  const country = new Set(countryside);
  const gates = new Map<number, Place>();
  map.from.forEach((point, half) => {
    const { kind } = lines[map.line[half >> 1]];
    if (country.has(map.faceOf[half]) && (kind === 'main' || kind === 'secondary'))
      gates.set(point, [map.xs[point] / 10, map.ys[point] / 10]);
  });
  return [...gates.values()];
}

function cutsOf(
  blocks: readonly Block[],
  buildings: readonly (Building & { block: number })[],
  households: readonly number[],
): PlanLine[] {
  const housed = blocks.map((): (Building & { households: number })[] => []);
  buildings.forEach((building, i) => {
    housed[building.block].push({ ...building, households: households[i] });
  });
  return blocks.flatMap((block, i) => cutBlock(block.polygon[0], housed[i], frameAngle(block)));
}

/** Households of each face. */
function weigh({ plan, locator }: AreaPlan, buildings: readonly Building[], households: readonly number[]): number[] {
  const weights = plan.map.faces.map(() => 0);
  buildings.forEach(({ center: [x, y] }, i) => {
    weights[locator.find(Math.round(10 * x), Math.round(10 * y))] += households[i];
  });
  return weights;
}
