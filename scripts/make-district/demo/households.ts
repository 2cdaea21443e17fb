/** Registered households of the district. */
export const HOUSEHOLDS = 127_000;

/**
 * How many of each building's flats are lived in, so that the sum is exact: every building gets the difference of two
 * rounded running totals.
 *
 * @throws RangeError when there are fewer flats than households.
 */
export function householdsOf(flats: readonly number[], total: number = HOUSEHOLDS): number[] {
  const all = flats.reduce((sum, count) => sum + count, 0);
  if (all < total) throw new RangeError(`${total} households do not fit into ${all} flats.`);
  let [before, running] = [0, 0];
  return flats.map((count) => {
    running += count;
    const upTo = Math.round((running / all) * total);
    const own = upTo - before;
    before = upTo;
    return own;
  });
}
