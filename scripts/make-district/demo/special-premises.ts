import type { AreaGraph } from './bisect.ts';
import type { Use } from './land-use.ts';

/** 专属网格: premises with people of their own to answer for them. */
export const SPECIAL_GRIDS = 16;

/** Which uses make special premises, and how many of each there are at most. */
const QUOTA: Readonly<Partial<Record<Use, number>>> = { campus: 3, industry: 6, hospital: 3, park: 4, commerce: 4 };

export type Premises = { readonly use: Use; readonly faces: readonly number[] };

/**
 * Neighboring blocks of one use where nobody lives, the largest first, without any that would leave the rest of its bank
 * in two pieces.
 *
 * @param useOf - Of each face; undefined outside of the town.
 * @throws Error when there are too few.
 */
export function specialPremises(
  graph: AreaGraph,
  useOf: readonly (Use | undefined)[],
  areaOf: (face: number) => number,
): Premises[] {
  const found = clusters(graph, useOf)
    .map((premises) => ({ ...premises, area: premises.faces.reduce((sum, face) => sum + areaOf(face), 0) }))
    .filter(({ area }) => area > 18_000)
    .sort((a, b) => b.area - a.area);
  const taken = new Set<number>();
  const chosen: Premises[] = [];
  const left = new Map(Object.entries(QUOTA));
  const pieces = () => countPieces(graph, useOf, taken);
  let before = pieces();
  for (const { use, faces } of found) {
    if (chosen.length === SPECIAL_GRIDS) break;
    if (!left.get(use)) continue;
    for (const face of faces) taken.add(face);
    const after = pieces();
    if (after > before) {
      for (const face of faces) taken.delete(face);
      continue;
    }
    before = after;
    left.set(use, left.get(use)! - 1); // checked above
    chosen.push({ use, faces });
  }
  if (chosen.length < SPECIAL_GRIDS) throw new Error(`Only ${chosen.length} special premises were found.`);
  return chosen;
}

function clusters({ neighbors, weights }: AreaGraph, useOf: readonly (Use | undefined)[]): Premises[] {
  const seen = new Set<number>();
  const found: Premises[] = [];
  useOf.forEach((use, start) => {
    if (!use || !QUOTA[use] || weights[start] > 0 || seen.has(start)) return;
    const faces = [start];
    seen.add(start);
    for (const face of faces) {
      for (const [near] of neighbors[face]) {
        if (seen.has(near) || useOf[near] !== use || weights[near] > 0) continue;
        seen.add(near);
        faces.push(near);
      }
    }
    found.push({ use, faces });
  });
  return found;
}

function countPieces(
  { neighbors }: AreaGraph,
  useOf: readonly (Use | undefined)[],
  without: ReadonlySet<number>,
): number {
  const seen = new Set(without);
  let count = 0;
  useOf.forEach((use, start) => {
    if (!use || seen.has(start)) return;
    count += 1;
    const queue = [start];
    seen.add(start);
    for (const face of queue) {
      for (const [near] of neighbors[face]) {
        if (!useOf[near] || seen.has(near)) continue;
        seen.add(near);
        queue.push(near);
      }
    }
  });
  return count;
}
