import { seededRandom } from '../../../core/testing/seeded-random.ts';
import { type AreaPlan, areaPlan } from './area-plan.ts';
import { type Block, type BlockPlan, blockPlan } from './block-plan.ts';
import { buildBlocks, frameAngle } from './build-blocks.ts';
import { buildVillages } from './build-villages.ts';
import type { Building, Way } from './building.ts';
import { countryRoads } from './country-roads.ts';
import { cutBlock } from './cut-blocks.ts';
import type { PlanLine } from './ground-plan.ts';
import { householdsOf } from './households.ts';
import { firstPlan, type Landscape, landscape } from './landscape-plan.ts';
import { townLines } from './main-streets.ts';
import { type NewRoad, newRoad } from './new-road.ts';
import type { Place } from './noise.ts';
import { type GridUnit, organise } from './organisation.ts';
import { type Height, lakeShore, terrain } from './terrain.ts';
import { urbanField } from './urban-field.ts';
import { openCountry, parishBorders, villagePlaces } from './villages.ts';

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
  readonly ways: readonly (Way & { readonly block: number; readonly isPath: boolean })[];
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
  const buildings = [...built.buildings, ...rural.buildings];
  const households = householdsOf(buildings.map(({ flats }) => flats));
  const cuts = cutsOf(before.blocks, built.buildings, households);
  const newRoadStreet = before.plan.lines.reduce((most, { street = 0 }) => Math.max(most, street), 0) + 1;
  const opened: PlanLine = { kind: 'local', path: road.path, street: newRoadStreet };
  const areas = areaPlan({ before, cuts: [...cuts, opened], parishes: parishBorders(villages), villages, land });
  const weights = weigh(areas, buildings, households);
  const weighted = { ...areas, graph: { ...areas.graph, weights } };
  const uses = areas.plan.map.faces.map((_, face) => before.blocks[areas.blockOf[face]]?.use);
  const units = organise(weighted, uses, (face) => areas.plan.map.faces[face].doubledArea / 200);
  return {
    land,
    height,
    blocks: before.blocks,
    blockOf: buildings.map((building) => ('block' in building ? (building.block as number) : -1)),
    buildings,
    households,
    ways: [
      ...built.ways.map((way) => ({ ...way, isPath: before.blocks[way.block].use === 'park' })),
      ...rural.ways.map((way) => ({ ...way, block: -1, isPath: false })),
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
