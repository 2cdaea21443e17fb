import type { AreaPlan } from './area-plan.ts';
import { type AreaGraph, shareOut } from './bisect.ts';
import { distance } from './curve.ts';
import type { Use } from './land-use.ts';
import type { Place } from './noise.ts';
import {
  COMMUNITY_WORDS,
  PREMISES_NAMES,
  SUBDISTRICTS,
  type Subdistrict,
  VILLAGE_WORDS,
} from './organisation-names.ts';
import { SPECIAL_GRIDS, specialPremises } from './special-premises.ts';
import { VILLAGES } from './villages.ts';

export const GRIDS = 256;
/** Grids per community, about. */
const GRIDS_PER_COMMUNITY = 5;
const VILLAGES_PER_COMMUNITY = 3;

export type GridUnit = {
  readonly gridId: string;
  readonly name: string;
  readonly kind: 'urban' | 'rural' | 'special';
  readonly community: Community;
  readonly faces: readonly number[];
};
export type Community = { readonly code: string; readonly name: string; readonly subdistrict: Subdistrict };

type Draft = { readonly faces: readonly number[]; readonly kind: GridUnit['kind']; readonly premises?: string };

/** Subdistricts, communities and grids as sets of faces, each within one of the level above; in the order of their codes. */
export function organise(
  areas: AreaPlan,
  uses: readonly (Use | undefined)[],
  areaOf: (face: number) => number,
): GridUnit[] {
  const { graph, villageOf } = areas;
  const premises = specialPremises(graph, uses, areaOf);
  const special = new Set(premises.flatMap(({ faces }) => faces));
  const town = connectedParts(graph, (face) => uses[face] !== undefined && !special.has(face));
  const urban = divideTown(graph, town);
  const rural = divideCountry(graph, villageOf);
  const communities = named([...urban, ...rural], graph);
  const premisesUsed = new Set<string>();
  premises.forEach(({ use, faces }) => {
    const name = nextName(PREMISES_NAMES[use] ?? [], premisesUsed);
    homeOf(communities, faces, graph).grids.push({ faces, kind: 'special', premises: name });
  });
  return communities
    .flatMap(({ community, grids }) => grids.map((grid, index) => unitOf(community, grid, index)))
    .sort((a, b) => (a.gridId < b.gridId ? -1 : 1));
}

function nextName(names: readonly string[], used: Set<string>): string {
  const name = names.find((candidate) => !used.has(candidate));
  if (!name) throw new Error(`There are more premises than names: ${names.join(', ')}.`);
  used.add(name);
  return name;
}

function unitOf(community: Community, { faces, kind, premises }: Draft, index: number): GridUnit {
  const number = String(index + 1).padStart(3, '0');
  const name = premises ? `${premises}专属网格` : `${community.name}第${index + 1}网格`;
  return { gridId: community.code + number, name, kind, community, faces };
}

/** Connected sets of faces, the heaviest first. */
export function connectedParts({ neighbors, weights }: AreaGraph, isIn: (face: number) => boolean): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (let start = 0; start < weights.length; start++) {
    if (seen.has(start) || !isIn(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const face of piece)
      for (const [near] of neighbors[face])
        if (!seen.has(near) && isIn(near)) {
          seen.add(near);
          piece.push(near);
        }
    found.push(piece);
  }
  return found.sort((a, b) => weightOf(b, weights) - weightOf(a, weights));
}

const weightOf = (faces: readonly number[], weights: readonly number[]) =>
  faces.reduce((sum, face) => sum + weights[face], 0);

type CommunityDraft = { readonly rank: 'urban' | 'rural'; readonly subdistrict: number; readonly grids: Draft[] };

function divideTown(graph: AreaGraph, banks: readonly number[][]): CommunityDraft[] {
  const subdistricts = SUBDISTRICTS.filter(({ rank }) => rank === 'urban').length;
  const grids = GRIDS - SPECIAL_GRIDS - VILLAGES;
  const gridCounts = apportion(
    grids,
    banks.map((bank) => weightOf(bank, graph.weights)),
  );
  const subdistrictCounts = apportion(subdistricts, gridCounts);
  let number = 0;
  return banks.flatMap((bank, i) => {
    const sizes = evenParts(gridCounts[i], subdistrictCounts[i]);
    return shareOut(graph, bank, sizes).flatMap((faces, j) => {
      const subdistrict = number++;
      const parts = evenParts(sizes[j], Math.round(sizes[j] / GRIDS_PER_COMMUNITY));
      return shareOut(graph, faces, parts).map((inCommunity, k): CommunityDraft => {
        const own = shareOut(graph, inCommunity, Array(parts[k]).fill(1));
        return {
          rank: 'urban',
          subdistrict,
          grids: own.map((gridFaces): Draft => ({ faces: gridFaces, kind: 'urban' })),
        };
      });
    });
  });
}

function divideCountry(graph: AreaGraph, villageOf: Int32Array): CommunityDraft[] {
  const facesOf: number[][] = Array.from({ length: VILLAGES }, () => []);
  villageOf.forEach((village, face) => {
    if (village >= 0) facesOf[village].push(face);
  });
  const land = villageGraph(graph, villageOf, facesOf);
  const all = connectedParts(land, () => true);
  const towns = SUBDISTRICTS.filter(({ rank }) => rank === 'rural').length;
  const townCounts = apportion(
    towns,
    all.map((side) => side.length),
  );
  let number = 0;
  return all.flatMap((side, i) =>
    shareOut(land, side, evenParts(side.length, townCounts[i])).flatMap((town) => {
      const subdistrict = number++;
      const parts = evenParts(town.length, Math.max(1, Math.round(town.length / VILLAGES_PER_COMMUNITY)));
      return shareOut(land, town, parts).map(
        (villages): CommunityDraft => ({
          rank: 'rural',
          subdistrict,
          grids: villages.map((village): Draft => ({ faces: facesOf[village], kind: 'rural' })),
        }),
      );
    }),
  );
}

/** Villages as areas: neighbors where their land touches. */
function villageGraph(graph: AreaGraph, villageOf: Int32Array, facesOf: readonly number[][]): AreaGraph {
  const near = facesOf.map(() => new Map<number, number>());
  villageOf.forEach((village, face) => {
    if (village < 0) return;
    for (const [other, cost] of graph.neighbors[face]) {
      const neighbor = villageOf[other];
      if (neighbor >= 0 && neighbor !== village)
        near[village].set(neighbor, (near[village].get(neighbor) ?? 0) + cost / 50);
    }
  });
  const middle = (values: readonly number[], faces: readonly number[]) =>
    faces.reduce((sum, face) => sum + values[face], 0) / Math.max(1, faces.length);
  return {
    xs: facesOf.map((faces) => middle(graph.xs, faces)),
    ys: facesOf.map((faces) => middle(graph.ys, faces)),
    weights: facesOf.map(() => 1),
    neighbors: near.map((entries) => [...entries]),
  };
}

/** Whole numbers in proportion, with the given sum (largest remainders). */
export function apportion(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => (count * weight) / total);
  const counts = shares.map(Math.floor);
  const order = shares.map((share, i) => [share - counts[i], i]).sort((a, b) => b[0] - a[0]);
  const missing = count - counts.reduce((sum, value) => sum + value, 0);
  for (const [, i] of order.slice(0, missing)) counts[i] += 1;
  return counts;
}

/** A count in so many parts, as even as can be. */
const evenParts = (count: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, n) => Math.floor((count * (n + 1)) / parts) - Math.floor((count * n) / parts));

type Named = { readonly community: Community; readonly grids: Draft[] };

/** Names go to areas by where they lie: every subdistrict has a place it is nearest to. */
function named(drafts: readonly CommunityDraft[], graph: AreaGraph): Named[] {
  const subdistrictOf = new Map<string, Subdistrict>();
  for (const rank of ['urban', 'rural'] as const) {
    const groups = new Map<number, number[]>();
    for (const draft of drafts)
      if (draft.rank === rank)
        groups.set(draft.subdistrict, [
          ...(groups.get(draft.subdistrict) ?? []),
          ...draft.grids.flatMap(({ faces }) => faces),
        ]);
    const middles = new Map([...groups].map(([key, faces]) => [key, middleOf(faces, graph)]));
    const free = SUBDISTRICTS.filter((subdistrict) => subdistrict.rank === rank);
    const pairs = [...middles].flatMap(([key, at]) =>
      free.map((subdistrict) => ({ key, subdistrict, off: distance(at, subdistrict.at) })),
    );
    for (const { key, subdistrict } of pairs.sort((a, b) => a.off - b.off)) {
      const isTaken = [...subdistrictOf.values()].includes(subdistrict);
      if (!isTaken && !subdistrictOf.has(rank + key)) subdistrictOf.set(rank + key, subdistrict);
    }
  }
  const counts = new Map<string, number>();
  const words = { urban: [...COMMUNITY_WORDS], rural: [...VILLAGE_WORDS] };
  return drafts.map(({ rank, subdistrict: key, grids }) => {
    const subdistrict = subdistrictOf.get(rank + key)!; // every group was given one above
    const number = (counts.get(subdistrict.code) ?? 0) + 1;
    counts.set(subdistrict.code, number);
    const own = subdistrict.communities?.[number - 1] ?? words[rank].shift();
    if (!own) throw new Error(`There are more communities than names.`);
    const community = {
      code: subdistrict.code + String(number).padStart(3, '0'),
      name: own + (rank === 'urban' ? '社区' : '村'),
      subdistrict,
    };
    return { community, grids: [...grids] };
  });
}

const middleOf = (faces: readonly number[], { xs, ys }: AreaGraph): Place => [
  faces.reduce((sum, face) => sum + xs[face], 0) / faces.length / 10,
  faces.reduce((sum, face) => sum + ys[face], 0) / faces.length / 10,
];

/** The community with which premises have the longest border. */
function homeOf(communities: readonly Named[], faces: readonly number[], { neighbors }: AreaGraph): Named {
  const communityOf = new Map<number, Named>();
  for (const named of communities)
    for (const { faces: own } of named.grids) for (const face of own) communityOf.set(face, named);
  const shared = new Map<Named, number>();
  for (const face of faces)
    for (const [near, cost] of neighbors[face]) {
      const named = communityOf.get(near);
      if (named && named.community.subdistrict.rank === 'urban') shared.set(named, (shared.get(named) ?? 0) + cost);
    }
  return [...shared].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
