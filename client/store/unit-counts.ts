import { sumsByUnit } from '../../core/domain/org-tree.ts';
import type { OrgTreeName } from './explorer.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { selectUnits } from './units.ts';

/** Households by unit of the business tree, and center households by unit of the party tree; unknown is absent. */
export const selectUnitCounts = memo(
  ({ district }: AppState) => [district] as const,
  (state): Readonly<Record<OrgTreeName, ReadonlyMap<string, number>>> => {
    const { business, party } = selectUnits(state);
    const households = new Map(
      state.district?.grids.features.map(({ properties: grid }) => [grid.gridId, grid.households]),
    );
    const centers = new Map<string, number>(
      state.district?.organisation?.grids.map(({ gridId, centerHouseholds }) => [gridId, centerHouseholds]),
    );
    return {
      business: sumsByUnit(business, (id) => households.get(id)),
      party: party ? sumsByUnit(party, (id) => centers.get(id)) : new Map(),
    };
  },
);

/** 专属网格, by their ids. */
export const selectSpecialGrids = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }): ReadonlySet<string> =>
    new Set(
      district?.grids.features.flatMap(({ properties: { kind, gridId } }) => (kind === 'special' ? [gridId] : [])),
    ),
);
