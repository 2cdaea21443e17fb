/**
 * Whole shares of a total by weight (largest remainders; Hamilton). Who has weight gets `least` before anything is shared.
 *
 * @throws RangeError when nobody has weight, or the total is less than the least shares.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const left = total - least * weights.filter((weight) => weight > 0).length;
  if (sum <= 0 || left < 0)
    throw new RangeError(`${total} cannot be shared among ${weights.length} with ${least} each.`);
  const exact = weights.map((weight) => (left * weight) / sum);
  const shares = exact.map((share, i) => Math.floor(share) + (weights[i] > 0 ? least : 0));
  const byRemainder = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const missing = total - shares.reduce((all, share) => all + share, 0);
  for (const { i } of byRemainder.slice(0, missing)) shares[i] += 1;
  return shares;
}
