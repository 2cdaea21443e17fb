import type { Rate } from '../../core/domain/rate.ts';
import { isOpen, type Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { type Distribution, tallyDistribution } from './distribution.ts';
import { type Figures, type ServiceRates, tallyFigures, tallyRates } from './figures.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { startOfDay } from './time-window.ts';

export type Summary = {
  readonly figures: Figures;
  readonly rates: ServiceRates;
  readonly distribution: Distribution;
  /** 今日已办结 n / d: of the tickets received on this district day, those closed by now. */
  readonly closed: Rate;
};

const inputs = (state: AppState) => [selectMatches(state), selectMinute(state)] as const;
const zoneOf = ({ log }: AppState) => log?.options.zone ?? 'UTC';

/** Of all tickets that pass the filter. */
export const selectSummary = memo(inputs, (state) =>
  summaryOf(selectMatches(state).all, selectMinute(state), zoneOf(state)),
);

/** Those that pass the filter and were received on this district day, newest first. */
export const selectTicketsOfToday = memo(inputs, (state): readonly Ticket[] => {
  const midnight = startOfDay(selectMinute(state), zoneOf(state));
  const { all } = selectMatches(state); // newest first
  const before = all.findIndex(({ times }) => times.receivedAt < midnight);
  return before < 0 ? all : all.slice(0, before);
});

export const selectToday = memo(inputs, (state) =>
  summaryOf(selectTicketsOfToday(state), selectMinute(state), zoneOf(state)),
);

/** One way through the tickets for everything, since most of it is waiting for memory. */
function summaryOf(tickets: readonly Ticket[], now: EpochMs, zone: string): Summary {
  const figures = tallyFigures(now);
  const rates = tallyRates(now);
  const distribution = tallyDistribution(zone);
  const closed = { numerator: 0, denominator: tickets.length };
  for (const ticket of tickets) {
    figures.add(ticket);
    rates.add(ticket);
    distribution.add(ticket);
    if (!isOpen(ticket)) closed.numerator += 1;
  }
  return { figures: figures.result, rates: rates.result, distribution: distribution.result, closed };
}
