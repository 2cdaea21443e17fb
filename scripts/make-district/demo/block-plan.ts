import { FaceLocator } from '../plane/face-locator.ts';
import { placeInside, type Ring, type RingPolygon, ringsOfFace } from '../plane/rings.ts';
import { overshot } from '../plane/segment.ts';
import { distance, nearestOnPath } from './curve.ts';
import { RAILWAY } from './geography.ts';
import { type GroundPlan, groundPlan, keptLines, type LineKind, type PlanLine } from './ground-plan.ts';
import { BLOCK_AREA, blockUse, mainUse, type Superblock, type Use, WANTED } from './land-use.ts';
import { type Ground, groundOf, type Landscape } from './landscape-plan.ts';
import type { Place } from './noise.ts';
import { straightChains } from './street-chains.ts';
import { Subdivision } from './subdivide.ts';
import type { Height } from './terrain.ts';
import type { UrbanField } from './urban-field.ts';

/** Square meters; a face larger than this is countryside. */
const COUNTRYSIDE = 3_000_000;

/** An area between streets. */
export type Block = {
  readonly face: number;
  readonly use: Use;
  readonly polygon: RingPolygon;
  readonly place: Place;
  /** Square meters. */
  readonly area: number;
  /** Direction of the streets around, in radians. */
  readonly angle: number;
};

export type BlockPlan = {
  readonly plan: GroundPlan;
  readonly ground: readonly Ground[];
  readonly blocks: readonly Block[];
  /** Faces of open country. */
  readonly countryside: readonly number[];
};

export type Site = { readonly field: UrbanField; readonly height: Height; readonly land: Landscape };

/** Superblocks get their use, are cut into blocks by local streets, and each block gets its own use. */
export function blockPlan(first: GroundPlan, site: Site, random: () => number): BlockPlan {
  const ground = groundOf(first, site.land);
  const uses = first.map.faces.map((_, face) =>
    ground[face] === 'land' ? superblockUse(first, face, site) : undefined,
  );
  const subdivision = new Subdivision(random);
  uses.forEach((use, face) => {
    if (!use || use === 'park' || isCountryside(first, face)) return;
    const [ring] = ringsOfFace(first.map, face);
    const [x, y] = placeInside([ring]);
    subdivision.divide(ring, { area: BLOCK_AREA[use] * 100, angle: site.field.angle(x / 10, y / 10) });
  });
  const taken = first.lines.reduce((most, { street = -1 }) => Math.max(most, street), -1) + 1;
  const chains = straightChains(subdivision.cuts);
  const locals = subdivision.cuts.map(
    (path, cut): PlanLine => ({ kind: 'local', path: overshot(path), street: taken + chains[cut] }),
  );
  const plan = groundPlan([...keptLines(first), ...locals]);
  return { plan, ...blocksOf(plan, { first, uses, site, random }) };
}

type Before = {
  readonly first: GroundPlan;
  readonly uses: readonly (Use | undefined)[];
  readonly site: Site;
  readonly random: () => number;
};

function blocksOf(plan: GroundPlan, { first, uses, site, random }: Before): Omit<BlockPlan, 'plan'> {
  const ground = groundOf(plan, site.land);
  const before = new FaceLocator(first.map);
  const blocks: Block[] = [];
  const countryside: number[] = [];
  plan.map.faces.forEach((_, face) => {
    if (ground[face] !== 'land') return;
    if (isCountryside(plan, face)) {
      countryside.push(face);
      return;
    }
    const polygon = ringsOfFace(plan.map, face);
    const inside = placeInside(polygon);
    const [x, y] = inside.map((value) => value / 10);
    const most = uses[before.find(...inside)] ?? 'open';
    const area = plan.map.faces[face].doubledArea / 200;
    const use = shapeOf(polygon[0]).compactness < 0.3 ? 'park' : blockUse(most, { place: [x, y], area }, random());
    blocks.push({ face, use, polygon, place: [x, y], area, angle: site.field.angle(x, y) });
  });
  return { ground, blocks: withWanted(blocks), countryside };
}

function withWanted(blocks: readonly Block[]): Block[] {
  const changed = [...blocks];
  for (const { use, at, area } of WANTED) {
    const fitting = changed
      .map((block, index) => ({ index, off: distance(block.place, at), block }))
      .filter(
        ({ block }) => block.area >= area[0] && block.area <= area[1] && block.use !== 'park' && block.use !== 'campus',
      )
      .sort((a, b) => a.off - b.off);
    if (fitting.length === 0) throw new Error(`No block near ${at} is fit for a ${use}.`);
    const [{ index, block }] = fitting;
    changed[index] = { ...block, use };
  }
  return changed;
}

const isCountryside = ({ map }: GroundPlan, face: number) => map.faces[face].doubledArea / 200 > COUNTRYSIDE;

function superblockUse({ map }: GroundPlan, face: number, { field, height }: Site): Use {
  const polygon = ringsOfFace(map, face);
  const [x, y] = placeInside(polygon);
  const place: Place = [x / 10, y / 10];
  const toRail = nearestOnPath(RAILWAY, place).distance;
  const block: Superblock = { place, toRail, ...shapeOf(polygon[0]) };
  return mainUse(block, field, height);
}

function shapeOf(ring: Ring): { area: number; compactness: number } {
  let [area, around] = [0, 0];
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    area += (x * nextY - nextX * y) / 200;
    around += Math.hypot(nextX - x, nextY - y) / 10;
  });
  return { area, compactness: (4 * Math.PI * area) / around ** 2 };
}

/** Kind of the line along each edge of a face's outer ring. */
export function edgeKinds({ map, lines }: GroundPlan, face: number): LineKind[] {
  const kinds: LineKind[] = [];
  const [start] = map.faces[face].rings;
  let half = start;
  do {
    kinds.push(lines[map.line[half >> 1]].kind);
    half = map.next[half];
  } while (half !== start);
  return kinds;
}
