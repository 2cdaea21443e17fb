import type { GridId } from '../../core/domain/ids.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { ticketClock } from '../../core/domain/ticket-clock.ts';
import { selectMinute } from './matches.ts';
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

type Tally = { open: number; overdue: number; soon: number };

/** Every grid of the district: those with overdue tickets first, then those with tickets due soon, the silent ones last. */
export const selectGridRows = memo(
  (state: AppState) => [state.log, state.shownRevision, state.district, selectMinute(state)] as const,
  (state): readonly GridRow[] => {
    const { district, heardGrids } = state;
    const tallies = tallyOpen(state);
    const rows = [...(district?.gridNames ?? [])].map(([id, name]): GridRow => {
      const { open, overdue, soon } = tallies.get(id) ?? { open: 0, overdue: 0, soon: 0 };
      const busy = overdue > 0 ? 'over' : soon > 0 ? 'soon' : open > 0 ? 'busy' : 'calm';
      return { id, name, state: heardGrids.has(id) ? busy : 'silent', open, overdue };
    });
    return rows.sort(
      (a, b) => rank(a) - rank(b) || b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, 'zh-CN'),
    );
  },
);

const rank = ({ state }: GridRow) => GRID_STATES.indexOf(state);

function tallyOpen(state: AppState): ReadonlyMap<GridId, Tally> {
  const now = selectMinute(state);
  const tallies = new Map<GridId, Tally>();
  for (const ticket of state.log?.tickets.values() ?? []) {
    if (!ticket.gridId || !isOpen(ticket)) continue;
    const tally = tallies.get(ticket.gridId) ?? { open: 0, overdue: 0, soon: 0 };
    const status = ticketClock(ticket, now)?.status;
    tally.open += 1;
    if (status === 'over') tally.overdue += 1;
    // An urgent ticket that nobody has accepted presses as much as one that is due soon.
    if (status === 'soon' || status === 'urgent') tally.soon += 1;
    tallies.set(ticket.gridId, tally);
  }
  return tallies;
}
