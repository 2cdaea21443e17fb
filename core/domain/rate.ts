/** A share that remembers what it is a share of. No rate travels through the program as a bare number. */
export type Rate = { readonly numerator: number; readonly denominator: number };

/**
 * Percentage to two decimals. 100 is kept for all of them and 0 for none, whatever rounding says.
 *
 * @returns undefined when there was nothing to count.
 */
export function percent({ numerator, denominator }: Rate): number | undefined {
  if (denominator === 0) return undefined;
  if (numerator === 0 || numerator === denominator) return (100 * numerator) / denominator;
  const rounded = Math.round((10_000 * numerator) / denominator) / 100;
  return Math.min(Math.max(rounded, 0.01), 99.99);
}
