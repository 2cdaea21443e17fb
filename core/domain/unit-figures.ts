import type { GridProperties } from './district.ts';
import { type OrgTree, unitsUnder } from './org-tree.ts';
import { FORCES, type Organisation, SECRETARY_BACKGROUNDS } from './organisation.ts';

/** What a unit of the business tree holds. Unknown is absent and never zero. */
export type BusinessFigures = {
  readonly subdistricts: number;
  readonly communities: number;
  readonly grids: number;
  /** 专属网格 among them. */
  readonly specialGrids: number;
  /** Of the grids whose households are known. */
  readonly households?: number;
  readonly buildings?: number;
  readonly staff?: StaffFigures;
};

/** Who works for a unit, as counts: groups and people, never one of them. */
export type StaffFigures = {
  readonly workGroups: number;
  readonly seconded: Organisation['communities'][number]['seconded'];
  readonly specialists: number;
  readonly recruitedSecretaries: number;
  readonly trainings: number;
  readonly couriers: number;
};

/** What a unit of the party tree holds. */
export type PartyFigures = {
  readonly committees: number;
  readonly organisations: number;
  readonly branches: number;
  /** 就近联建 among them. */
  readonly jointBranches: number;
  readonly partyGroups: number;
  readonly centerHouseholds: number;
  readonly functionalBranches: Organisation['communities'][number]['functionalBranches'];
};

/** @param code - Of the whole district where it is absent. */
export function businessFigures(
  tree: OrgTree,
  { grids, organisation }: { grids: readonly GridProperties[]; organisation?: Organisation },
  code?: string,
): BusinessFigures {
  const under = unitsUnder(tree, 'grid', code);
  const ids = new Set(under);
  const held = grids.filter(({ gridId }) => ids.has(gridId));
  return {
    subdistricts: unitsUnder(tree, 'subdistrict', code).length,
    communities: unitsUnder(tree, 'community', code).length,
    grids: under.length,
    specialGrids: held.filter(({ kind }) => kind === 'special').length,
    households: sumOfKnown(held, 'households'),
    buildings: sumOfKnown(held, 'buildings'),
    staff: organisation && staffFigures(organisation, ids, new Set(unitsUnder(tree, 'community', code))),
  };
}

export function partyFigures(tree: OrgTree, organisation: Organisation, code?: string): PartyFigures {
  const under = new Set(unitsUnder(tree, 'grid', code));
  const communities = new Set(unitsUnder(tree, 'community', code));
  const grids = organisation.grids.filter(({ gridId }) => under.has(gridId));
  const held = organisation.communities.filter((community) => communities.has(community.code));
  return {
    committees: unitsUnder(tree, 'subdistrict', code).length,
    organisations: communities.size,
    branches: grids.length,
    jointBranches: grids.filter(({ formation }) => formation === 'joint').length,
    partyGroups: sum(grids.map(({ partyGroups }) => partyGroups)),
    centerHouseholds: sum(grids.map(({ centerHouseholds }) => centerHouseholds)),
    functionalBranches: sumsOf(
      SECRETARY_BACKGROUNDS,
      held.map(({ functionalBranches }) => functionalBranches),
    ),
  };
}

function staffFigures(
  organisation: Organisation,
  gridIds: ReadonlySet<string>,
  communities: ReadonlySet<string>,
): StaffFigures {
  const held = organisation.communities.filter(({ code }) => communities.has(code));
  const all = (key: 'workGroups' | 'specialists' | 'recruitedSecretaries' | 'trainings') =>
    sum(held.map((community) => community[key]));
  return {
    workGroups: all('workGroups'),
    seconded: sumsOf(
      FORCES,
      held.map(({ seconded }) => seconded),
    ),
    specialists: all('specialists'),
    recruitedSecretaries: all('recruitedSecretaries'),
    trainings: all('trainings'),
    couriers: sum(organisation.grids.filter(({ gridId }) => gridIds.has(gridId)).map(({ couriers }) => couriers)),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function sumOfKnown(grids: readonly GridProperties[], key: 'households' | 'buildings'): number | undefined {
  const known = grids.flatMap((grid) => grid[key] ?? []);
  return known.length === 0 ? undefined : sum(known);
}

function sumsOf<Key extends string>(
  keys: readonly Key[],
  rows: readonly Readonly<Record<Key, number>>[],
): Readonly<Record<Key, number>> {
  return Object.fromEntries(keys.map((key) => [key, sum(rows.map((row) => row[key]))])) as Record<Key, number>;
}
