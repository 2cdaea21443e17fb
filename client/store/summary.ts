import type { Rate } from '../../core/domain/rate.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { type Figures, figuresOf, ratesOf, type ServiceRates } from './figures.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { AppState } from './store.ts';
import type { Rows, TicketTable } from './ticket-table.ts';
import { startOfDay } from './time-window.ts';

export type Summary = {
  readonly figures: Figures;
  readonly rates: ServiceRates;
  readonly distribution: Distribution;
  /** 今日已办结 n / d: of the tickets received on this district day, those closed by now. */
  readonly closed: Rate;
};

const inputs = (state: AppState) => [selectMatches(state), selectMinute(state)] as const;

/** Of all tickets that pass the filter. */
export const selectSummary = memo(inputs, (state) =>
  summaryOf(selectTable(state), selectMatches(state).rows, selectMinute(state)),
);

/** How many of those that pass the filter were received on this district day; they stand first. */
const selectCountOfToday = memo(inputs, (state) => {
  const midnight = startOfDay(selectMinute(state), state.log?.options.zone ?? 'UTC');
  const { rows } = selectMatches(state);
  const { receivedAt } = selectTable(state);
  const before = rows.findIndex((row) => receivedAt[row] < midnight);
  return before < 0 ? rows.length : before;
});

/** Those that pass the filter and were received on this district day, newest first. */
export const selectTicketsOfToday = memo(inputs, (state): readonly Ticket[] =>
  selectMatches(state).all.slice(0, selectCountOfToday(state)),
);

export const selectToday = memo(inputs, (state) =>
  summaryOf(selectTable(state), selectMatches(state).rows.subarray(0, selectCountOfToday(state)), selectMinute(state)),
);

function summaryOf(table: TicketTable, rows: Rows, now: EpochMs): Summary {
  const figures = figuresOf(table, rows, now);
  return {
    figures,
    rates: ratesOf(table, rows, now),
    distribution: distributionOf(table, rows),
    closed: { numerator: figures.byStage.closed, denominator: figures.total },
  };
}
