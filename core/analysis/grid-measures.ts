import type { GridId } from '../domain/ids.ts';
import type { Rate } from '../domain/rate.ts';
import { isOpen, type Ticket } from '../domain/ticket.ts';
import type { EpochMs } from '../geo/units.ts';

/** What the grids can be colored by: open tickets, overdue ones, and all held ones per 1,000 households. */
export const GRID_MEASURES = ['open', 'overdue', 'per-households'] as const;
export type GridMeasure = (typeof GRID_MEASURES)[number];

/** With fewer cases a rate says more about chance than about the place: it is told in words and not in color. */
export const FEW_CASES = 20;

/** The measure of one grid. */
export type GridValue =
  | { readonly kind: 'count'; readonly value: number }
  /** `value` is per 1,000. */
  | { readonly kind: 'rate'; readonly value: number; readonly of: Rate }
  | { readonly kind: 'few'; readonly of: Rate }
  /** No household is known that a rate could be taken over. */
  | { readonly kind: 'unknown' };

type Households = ReadonlyMap<GridId, number>;

/**
 * The measure of each grid that a ticket lies in; a grid without one has no entry, since silent is not zero.
 *
 * Cost: one look at each ticket.
 */
export function gridValues(
  measure: GridMeasure,
  tickets: Iterable<Ticket>,
  { now, households }: { now: EpochMs; households: Households },
): Map<GridId, GridValue> {
  const counts = countedBy(measure, tickets, now);
  const values = new Map<GridId, GridValue>();
  for (const [grid, count] of counts) {
    const value = measure === 'per-households' ? rateOf(count, households.get(grid)) : countOf(count);
    values.set(grid, value);
  }
  return values;
}

/** What can be colored. */
export function coloredValue(value: GridValue | undefined): number | undefined {
  return value?.kind === 'count' || value?.kind === 'rate' ? value.value : undefined;
}

function countedBy(measure: GridMeasure, tickets: Iterable<Ticket>, now: EpochMs): Map<GridId, number> {
  const counts = new Map<GridId, number>();
  for (const ticket of tickets) {
    if (!ticket.gridId) continue;
    const step = counts.get(ticket.gridId) ?? 0;
    counts.set(ticket.gridId, step + (isCounted(measure, ticket, now) ? 1 : 0));
  }
  return counts;
}

function isCounted(measure: GridMeasure, ticket: Ticket, now: EpochMs): boolean {
  if (measure === 'open') return isOpen(ticket);
  return measure === 'overdue' ? isOverdue(ticket, now) : true;
}

/** 超期: open, and past its limit by the clock of the district. */
const isOverdue = (ticket: Ticket, now: EpochMs) => isOpen(ticket) && ticket.dueAt !== undefined && ticket.dueAt < now;

const countOf = (value: number): GridValue => ({ kind: 'count', value });

function rateOf(count: number, households = 0): GridValue {
  if (households === 0) return { kind: 'unknown' };
  const of: Rate = { numerator: count, denominator: households };
  return count < FEW_CASES ? { kind: 'few', of } : { kind: 'rate', value: (1000 * count) / households, of };
}
