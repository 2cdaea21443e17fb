/**
 * Limits of classes from the least value to the greatest: class `i` holds what lies in `[limits[i], limits[i + 1])`, and
 * the last class holds the greatest as well. One more limit than classes.
 */
export type ClassLimits = readonly number[];

/**
 * Classes of about as many values each.
 *
 * Method: sample quantiles of type 7 (Hyndman and Fan 1996), as R's `quantile` takes them by default.
 *
 * @throws RangeError when there is no value or no class.
 */
export function quantileLimits(values: readonly number[], classes: number): ClassLimits {
  const sorted = sortedValues(values, classes);
  return Array.from({ length: classes + 1 }, (_, i) => {
    const at = ((sorted.length - 1) * i) / classes;
    const low = Math.floor(at);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  });
}

/**
 * Classes whose values differ least within each: of all ways to cut, the one with the least sum of squares. Limits lie
 * halfway between neighboring values. Where there are fewer different values than classes, each is a class.
 *
 * Method: Fisher (1958), exact, on the different values, so that equal ones are never parted. Cost: classes × values².
 *
 * @throws RangeError when there is no value or no class.
 */
export function naturalLimits(values: readonly number[], classes: number): ClassLimits {
  const sorted = sortedValues(values, classes);
  const { distinct, sums } = summed(sorted);
  const starts = bestStarts(distinct.length, Math.min(classes, distinct.length), sums);
  const cuts = starts.slice(1).map((start) => (distinct[start - 1] + distinct[start]) / 2);
  return [distinct[0], ...cuts, distinct[distinct.length - 1]];
}

/** Which class a value falls in; what lies outside of all limits falls in the nearest. */
export function classOf(limits: ClassLimits, value: number): number {
  let found = 0;
  while (found < limits.length - 2 && value >= limits[found + 1]) found += 1;
  return found;
}

/** How many values fall in each class. */
export function classCounts(limits: ClassLimits, values: readonly number[]): number[] {
  const counts = Array<number>(limits.length - 1).fill(0);
  for (const value of values) counts[classOf(limits, value)] += 1;
  return counts;
}

/**
 * The same limits in numbers that can be remembered: each of the inner ones rounded to two digits, and left out where it
 * meets the one before. The ends are rounded outward, so that every value keeps a class.
 */
export function roundedLimits(limits: ClassLimits): ClassLimits {
  const inner = limits.slice(1, -1).map((limit) => rounded(limit, Math.round));
  const low = rounded(limits[0], Math.floor);
  const high = rounded(limits[limits.length - 1], Math.ceil);
  return [low, ...inner.filter((limit, i) => limit > (i === 0 ? low : inner[i - 1]) && limit < high), high];
}

function rounded(value: number, round: (value: number) => number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  // Dividing by a power of ten is exact where multiplying by 0.01 is not.
  return unit < 1 ? round(value * Math.round(1 / unit)) / Math.round(1 / unit) : round(value / unit) * unit;
}

/** Shape of a scale of six steps, so that each step is about half as far again as the one before. */
const STEPS = [1, 2, 4, 7, 10, 15] as const;
/** How far beyond the lower bound of its top step a scale may be stretched. */
const STRETCH = 1.6;

/** Lower bounds of six steps in round numbers for values that go up to `most`: 1, 2 or 5 times a power of ten apart. */
export function roundSteps(most: number): readonly number[] {
  const least = most / (STEPS[5] * STRETCH);
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1e-3)));
  const unit = [1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10;
  return STEPS.map((step) => Number((step * unit * power).toPrecision(6)));
}

function sortedValues(values: readonly number[], classes: number): Float64Array {
  if (values.length === 0) throw new RangeError('No values to classify.');
  if (!(classes >= 1)) throw new RangeError(`Not a number of classes: ${classes}.`);
  return Float64Array.from(values).sort();
}

/** Running sums over the different values, weighted by how often each occurs. */
type RunningSums = { readonly count: Float64Array; readonly sum: Float64Array; readonly squares: Float64Array };

function summed(sorted: Float64Array): { distinct: Float64Array; sums: RunningSums } {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const middle = sorted[sorted.length >> 1]; // sums of squares far from zero would lose their digits
  const zeros = () => new Float64Array(distinct.length + 1);
  const sums: RunningSums = { count: zeros(), sum: zeros(), squares: zeros() };
  let from = 0;
  distinct.forEach((value, i) => {
    let until = from;
    while (until < sorted.length && sorted[until] === value) until += 1;
    const count = until - from;
    sums.count[i + 1] = sums.count[i] + count;
    sums.sum[i + 1] = sums.sum[i] + count * (value - middle);
    sums.squares[i + 1] = sums.squares[i] + count * (value - middle) ** 2;
    from = until;
  });
  return { distinct, sums };
}

/** Sum of squares around the mean of the values from `from` up to, not including, `until`. */
function spread({ count, sum, squares }: RunningSums, from: number, until: number): number {
  const total = sum[until] - sum[from];
  return squares[until] - squares[from] - (total * total) / (count[until] - count[from]);
}

/** Index of the first value of each class. */
function bestStarts(values: number, classes: number, sums: RunningSums): number[] {
  let least = Float64Array.from({ length: values + 1 }, (_, until) => (until === 0 ? 0 : spread(sums, 0, until)));
  const startOf: Int32Array[] = [new Int32Array(values + 1)];
  for (let k = 1; k < classes; k++) {
    const next = new Float64Array(values + 1).fill(Infinity);
    const starts = new Int32Array(values + 1);
    for (let until = k + 1; until <= values; until++) {
      for (let start = k; start < until; start++) {
        const cost = least[start] + spread(sums, start, until);
        if (cost >= next[until]) continue;
        next[until] = cost;
        starts[until] = start;
      }
    }
    least = next;
    startOf.push(starts);
  }
  const starts: number[] = [];
  for (let k = classes - 1, until = values; k >= 0; k--) {
    starts.unshift(startOf[k][until]);
    until = startOf[k][until];
  }
  return starts;
}
