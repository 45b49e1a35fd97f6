import { seededRandom } from '../seededRandom.ts';

/** An estimate with its percentile interval. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How groups of rows are drawn again; rows of one group, e.g. of a game, are not independent. */
export interface BootstrapOptions {
  /** [n]: the group of each row. */
  readonly groups: ArrayLike<number>;
  readonly samples?: number;
  /** Share of samples within the interval. */
  readonly confidence?: number;
  readonly seed?: number;
}

/**
 * Percentile intervals of several statistics by drawing whole groups of rows with replacement; NaN of
 * a sample is left out. All statistics see the same samples, so that a difference of two models as a
 * statistic of its own is paired. Deterministic for a seed.
 * Source: Efron 1979; by cluster: Field and Welsh 2007.
 *
 * @param statistic - gets how often each row was drawn, [n] (all 1 for the estimate itself; reused
 * from sample to sample); gives [s] numbers
 */
export function bootstrapIntervals(
  statistic: (drawn: Float64Array) => readonly number[],
  { groups, samples = 1000, confidence = 0.95, seed = 0 }: BootstrapOptions,
): readonly Interval[] {
  const rows = groups.length;
  if (rows === 0) throw new RangeError('expected at least one row, got none');
  const numbers = new Map<number, number>();
  const groupOf = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const known = numbers.get(groups[i]!) ?? numbers.size;
    numbers.set(groups[i]!, known);
    groupOf[i] = known;
  }
  const drawn = new Float64Array(rows).fill(1);
  const estimates = [...statistic(drawn)];
  const found = estimates.map((): number[] => []);
  const random = seededRandom(seed);
  const times = new Float64Array(numbers.size);
  for (let sample = 0; sample < samples; sample++) {
    times.fill(0);
    for (let g = 0; g < times.length; g++) times[Math.floor(random() * times.length)]!++;
    for (let i = 0; i < rows; i++) drawn[i] = times[groupOf[i]!]!;
    for (const [s, value] of statistic(drawn).entries()) {
      if (!Number.isNaN(value)) found[s]!.push(value);
    }
  }
  const tail = (1 - confidence) / 2;
  return estimates.map((estimate, s) => {
    const sorted = Float64Array.from(found[s]!).sort();
    return { estimate, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
  });
}

/** Quantile of sorted numbers, linear between them (Hyndman and Fan 1996, type 7); NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}

/** Mean of values under weights, both [n]: with per-row losses a bootstrap statistic. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! * weights[i]!;
    total += weights[i]!;
  }
  return sum / total;
}
