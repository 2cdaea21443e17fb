/** Middle value; the mean of the two middle ones where their number is even. @throws RangeError on an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Smallest value that at least `share` of all values do not exceed. @throws RangeError on an empty list. */
export function percentile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of nothing.');
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** Median of the quotients of runs that were made in pairs, so that what slows the machine for both cancels out. */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) throw new RangeError(`${ours.length} runs do not pair with ${theirs.length}.`);
  return median(ours.map((value, i) => value / theirs[i]));
}

/**
 * Growth of `y` with `x`: the median of the slopes between all pairs of points (Theil and Sen), which one odd point does
 * not turn. @throws RangeError where no two points differ in `x`.
 */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes = points.flatMap(([x0, y0], i) =>
    points
      .slice(i + 1)
      .filter(([x]) => x !== x0)
      .map(([x, y]) => (y - y0) / (x - x0)),
  );
  return median(slopes);
}
