import type { GridId } from '../../core/domain/ids.ts';
import { type GridTally, pressureOf, selectGridTallies } from './grid-tally.ts';
import { memo } from './memo.ts';
import { GRID_STATES } from './selectors.ts';
import type { AppState } from './store.ts';

/** How a grid stands, whatever the filter. */
export type GridRow = {
  readonly id: GridId;
  readonly name: string;
  readonly state: (typeof GRID_STATES)[number];
  readonly open: number;
  readonly overdue: number;
};

const CALM: GridTally = { open: 0, overdue: 0, soon: 0 };

/** Every grid of the district: those with overdue tickets first, then those with tickets due soon, the silent ones last. */
export const selectGridRows = memo(
  (state: AppState) => [selectGridTallies(state), state.shownRevision, state.district] as const,
  (state): readonly GridRow[] => {
    const { district, heardGrids } = state;
    const tallies = selectGridTallies(state);
    const rows = [...(district?.gridNames ?? [])].map(([id, name]): GridRow => {
      const tally = tallies.get(id) ?? CALM;
      const { open, overdue } = tally;
      const pressure = open > 0 ? pressureOf(tally) : 'calm';
      return { id, name, state: heardGrids.has(id) ? pressure : 'silent', open, overdue };
    });
    return rows.sort(
      (a, b) => rank(a) - rank(b) || b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, 'zh-CN'),
    );
  },
);

const rank = ({ state }: GridRow) => GRID_STATES.indexOf(state);
