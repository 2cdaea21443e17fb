import type { GridId } from '../domain/ids.ts';
import type { Rate } from '../domain/rate.ts';

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

type CountByGrid = ReadonlyMap<GridId, number>;

/**
 * The measure of each grid that a ticket lies in; a grid without one has no entry, since silent is not zero.
 *
 * @param counts - How many tickets the measure counts, by grid.
 */
export function gridValues(
  measure: GridMeasure,
  counts: CountByGrid,
  { households }: { households: CountByGrid },
): Map<GridId, GridValue> {
  const measured = (grid: GridId, count: number): GridValue =>
    measure === 'per-households' ? rateOf(count, households.get(grid)) : { kind: 'count', value: count };
  return new Map([...counts].map(([grid, count]) => [grid, measured(grid, count)]));
}

/** What can be colored. */
export function coloredValue(value: GridValue | undefined): number | undefined {
  return value?.kind === 'count' || value?.kind === 'rate' ? value.value : undefined;
}

function rateOf(count: number, households = 0): GridValue {
  if (households === 0) return { kind: 'unknown' };
  const of: Rate = { numerator: count, denominator: households };
  return count < FEW_CASES ? { kind: 'few', of } : { kind: 'rate', value: (1000 * count) / households, of };
}
