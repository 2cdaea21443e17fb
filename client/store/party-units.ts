import type { GridId } from '../../core/domain/ids.ts';
import {
  nameWithin,
  type OrgLevel,
  type OrgNode,
  type OrgTree,
  pathTo,
  sumsByUnit,
  unitsUnder,
} from '../../core/domain/org-tree.ts';
import { ORG_LEVELS } from '../../core/domain/organisation.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { selectUnitCounts } from './unit-counts.ts';
import { selectSeenUnits } from './unit-places.ts';
import { selectUnitCode, selectUnits } from './units.ts';

/** A unit of the party tree on the ground of its grids, with what lies below them as numbers. */
export type PartyUnit = {
  readonly code: string;
  /** Without that of its community where that is chosen. */
  readonly name: string;
  /** The same key as in the business tree. */
  readonly gridIds: readonly GridId[];
  /** 楼栋党小组; unknown is absent. */
  readonly partyGroups: number | undefined;
  /** 党员中心户: a number and never a place. */
  readonly centerHouseholds: number | undefined;
};

const NO_UNITS: readonly PartyUnit[] = [];

/**
 * What a map shows while the party tree is walked: the units below the one that is chosen, or of the level the map is
 * about where that is nearer; all of that level where none is chosen.
 */
export const selectPartyUnits = memo(
  (state: AppState) => [state.explorer, state.district, selectUnitCode(state), selectSeenUnits(state)?.level] as const,
  (state): readonly PartyUnit[] => {
    const { business, party } = selectUnits(state);
    if (state.explorer.kind !== 'open' || state.explorer.tree !== 'party' || !party) return NO_UNITS;
    const centers = selectUnitCounts(state).party;
    const groupsOf = new Map<string, number>(
      state.district?.organisation?.grids.map(({ gridId, partyGroups }) => [gridId, partyGroups]),
    );
    const groups = sumsByUnit(party, (id) => groupsOf.get(id));
    const scope = scopeOf(party, selectUnitCode(state));
    return codesIn(party, scope, selectSeenUnits(state)?.level).map((code) => {
      const node = party.nodes.get(code)!; // it came from there
      return {
        code,
        name: scope?.level === 'community' ? nameWithin(business, node) : node.name,
        gridIds: unitsUnder(party, 'grid', code) as GridId[], // codes of this level are ids of grids
        partyGroups: groups.get(code),
        centerHouseholds: centers.get(code),
      };
    });
  },
);

/** The chosen unit; of a branch, which has none below it that have a place, the one above it. */
const scopeOf = (party: OrgTree, chosen: string | undefined) =>
  pathTo(party, chosen).findLast(({ level }) => level !== 'grid');

function codesIn(party: OrgTree, scope: OrgNode | undefined, seen: OrgLevel | 'building' | undefined) {
  const below = scope ? ORG_LEVELS.indexOf(scope.level) + 1 : 0;
  const byZoom = seen === 'building' ? ORG_LEVELS.length - 1 : ORG_LEVELS.indexOf(seen ?? 'subdistrict');
  return unitsUnder(party, ORG_LEVELS[Math.max(below, byZoom)], scope?.code);
}
