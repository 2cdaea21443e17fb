import { type Block, type BlockPlan, edgeKinds } from './block-plan.ts';
import type { Building, Way } from './building.ts';
import { Compound } from './compound.ts';
import { buildCottages, buildSlabs, buildTowers, TOWN_COTTAGES } from './housing.ts';
import { buildCells, buildHospital, buildSchool } from './institutions.ts';
import type { Use } from './land-use.ts';
import type { Place } from './noise.ts';

/** Houses for living stand with their long side to the south, turned by so much at most. */
const MOST_TURN = (17 * Math.PI) / 180;

export type Built = {
  /** With the index of its block. */
  readonly buildings: readonly (Building & { readonly block: number })[];
  readonly ways: readonly (Way & { readonly block: number })[];
};

/** What stands on every block, and the ways inside it. */
export function buildBlocks({ plan, blocks }: Pick<BlockPlan, 'plan' | 'blocks'>, random: () => number): Built {
  const built = blocks.map((block) => {
    const kinds = edgeKinds(plan, block.face);
    const compound = new Compound(block, kinds, frameAngle(block), random);
    BUILD[block.use](compound);
    compound.layDrives();
    return compound.result();
  });
  return {
    buildings: built.flatMap(({ buildings }, block) => buildings.map((building) => ({ ...building, block }))),
    ways: built.flatMap(({ ways }, block) => ways.map((way) => ({ ...way, block }))),
  };
}

const BUILD: Readonly<Record<Use, (compound: Compound) => void>> = {
  slab: buildSlabs,
  tower: buildTowers,
  cottage: (compound) => buildCottages(compound, TOWN_COTTAGES),
  commerce: (compound) => buildCells(compound, 'commerce'),
  institution: (compound) => buildCells(compound, 'institution'),
  industry: (compound) => buildCells(compound, 'industry'),
  campus: (compound) => buildCells(compound, 'campus'),
  market: (compound) => buildCells(compound, 'market'),
  school: buildSchool,
  hospital: buildHospital,
  park: (compound) => layPaths(compound),
  open: () => undefined,
};

/** The direction of the streets that is nearest to east; dwellings are turned no farther than the sun allows. */
export function frameAngle({ use, angle }: Pick<Block, 'use' | 'angle'>): number {
  const quarter = Math.PI / 2;
  const nearest = angle - quarter * Math.round(angle / quarter);
  const isFree = use === 'cottage' || use === 'commerce' || use === 'industry' || use === 'market' || use === 'park';
  return isFree ? nearest : Math.min(MOST_TURN, Math.max(-MOST_TURN, nearest));
}

/** Two winding paths through a park. */
function layPaths(compound: Compound): void {
  const { west, east, south, north } = compound.extent;
  if (compound.area < 12_000) return;
  for (const axis of ['column', 'row'] as const) {
    const [low, high] = axis === 'column' ? [west, east] : [south, north];
    const at = low + (high - low) * compound.between(0.35, 0.65);
    const chord = compound.chord(axis, at);
    if (!chord || chord.to - chord.from < 90) continue;
    const bend = compound.between(10, 26) * (compound.random() < 0.5 ? 1 : -1);
    const path = Array.from({ length: 13 }, (_, n): Place => {
      const along = chord.from + ((chord.to - chord.from) * n) / 12;
      const aside = at + bend * Math.sin((n * Math.PI) / 6) * (n === 0 || n === 12 ? 0 : 1);
      return axis === 'column' ? [aside, along] : [along, aside];
    });
    compound.addWay({ path, startsAtGate: chord.gates[0], endsAtGate: chord.gates[1] });
  }
}
