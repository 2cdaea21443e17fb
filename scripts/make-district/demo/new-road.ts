import type { Ring } from '../plane/rings.ts';
import { isInRing } from '../plane/rings.ts';
import type { LatticePoint } from '../plane/segment.ts';
import type { Block } from './block-plan.ts';

/** 233.85 m, the length that the account gives, in decimeters. */
export const NEW_ROAD_LENGTH = 2338.5;
/** Decimeters by which the length on the lattice may differ. */
const TOLERANCE = 0.04;
const STEP = 10;
/** Decimeters of the way around that the road saves at least. */
const LEAST_DETOUR = 4000;

export type NewRoad = {
  readonly block: number;
  readonly path: readonly [LatticePoint, LatticePoint];
  readonly detour: number;
};

/**
 * A straight road of exactly the given length across a block, from street to street, where the way around is longest.
 *
 * @param isFit - Whether a block may be left idle for it.
 */
export function newRoad(blocks: readonly Block[], isFit: (block: Block) => boolean): NewRoad {
  let best: NewRoad | undefined;
  blocks.forEach((block, index) => {
    if (!isFit(block)) return;
    const found = across(block.polygon[0], best?.detour ?? LEAST_DETOUR);
    if (found) best = { block: index, ...found };
  });
  if (!best) throw new Error('No block is wide enough for the new road.');
  return best;
}

function across(ring: Ring, atLeast: number): Omit<NewRoad, 'block'> | undefined {
  const points = walkAround(ring);
  let best: Omit<NewRoad, 'block'> | undefined;
  for (let i = 0; i < points.length; i += 4) {
    for (let j = i + 4; j < points.length; j++) {
      const [a, b] = [points[i], points[j]];
      if (Math.abs(Math.hypot(b.at[0] - a.at[0], b.at[1] - a.at[1]) - NEW_ROAD_LENGTH) > TOLERANCE) continue;
      const around = points[points.length - 1].along;
      const detour = Math.min(b.along - a.along, around - (b.along - a.along));
      const isInside = [0.1, 0.5, 0.9].every((t) =>
        isInRing(ring, a.at[0] + t * (b.at[0] - a.at[0]), a.at[1] + t * (b.at[1] - a.at[1])),
      );
      if (isInside && detour > (best?.detour ?? atLeast) && isSquare(a, b)) best = { path: [a.at, b.at], detour };
    }
  }
  return best;
}

type OnRing = { readonly at: LatticePoint; readonly along: number; readonly direction: LatticePoint };

/** It meets both streets at more than 60°. */
function isSquare(a: OnRing, b: OnRing): boolean {
  const [dx, dy] = [(b.at[0] - a.at[0]) / NEW_ROAD_LENGTH, (b.at[1] - a.at[1]) / NEW_ROAD_LENGTH];
  return [a, b].every(({ direction }) => Math.abs(dx * direction[0] + dy * direction[1]) < 0.5);
}

/** Lattice points along the ring, a meter apart, that lie on an edge to a twentieth of a decimeter; corners kept off. */
function walkAround(ring: Ring): OnRing[] {
  const points: OnRing[] = [];
  let before = 0;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    const length = Math.hypot(bx - ax, by - ay);
    const direction: LatticePoint = [(bx - ax) / length, (by - ay) / length];
    for (let along = 250; along < length - 250; along += STEP) {
      const at: LatticePoint = [Math.round(ax + along * direction[0]), Math.round(ay + along * direction[1])];
      points.push({ at, along: before + along, direction });
    }
    before += length;
  });
  if (points.length > 0) points.push({ ...points[0], along: before });
  return points;
}
