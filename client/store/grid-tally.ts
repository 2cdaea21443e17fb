import type { GridId } from '../../core/domain/ids.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import { CLOSED, NOWHERE } from './ticket-codes.ts';
import { clockOf } from './ticket-table.ts';

/** Open tickets of a grid, whatever the filter. */
export type GridTally = {
  readonly open: number;
  readonly overdue: number;
  /** Due soon, or urgent and not accepted by anybody, which presses as much. */
  readonly soon: number;
};

/** Of every grid with an open ticket. */
export const selectGridTallies = memo(
  (state: AppState) => [selectTable(state), selectMinute(state)] as const,
  (state): ReadonlyMap<GridId, GridTally> => {
    const table = selectTable(state);
    const now = selectMinute(state);
    const { grids, grid, stage, tickets } = table;
    const [open, overdue, soon] = [0, 1, 2].map(() => new Uint32Array(grids.length));
    for (let row = 0; row < tickets.length; row++) {
      const number = grid[row];
      if (number === NOWHERE || stage[row] === CLOSED) continue;
      open[number] += 1;
      const status = clockOf(table, row, now);
      if (status === 'over') overdue[number] += 1;
      else if (status === 'soon' || status === 'urgent') soon[number] += 1;
    }
    const tallyOf = (number: number): GridTally => ({
      open: open[number],
      overdue: overdue[number],
      soon: soon[number],
    });
    return new Map(
      grids.flatMap((id, number) => (id !== undefined && open[number] > 0 ? [[id, tallyOf(number)] as const] : [])),
    );
  },
);

/** What is most pressing in a grid with open tickets. */
export const pressureOf = ({ overdue, soon }: GridTally): 'over' | 'soon' | 'busy' =>
  overdue > 0 ? 'over' : soon > 0 ? 'soon' : 'busy';
