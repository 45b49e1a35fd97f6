/** What a chi-square test says. */
export interface ChiSquareResult {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Chance of a statistic at least this large were there no relation; 1 without degrees of freedom. */
  readonly pValue: number;
}

/** log Γ(x) for x > 0, 15 digits. Source: Lanczos 1964 (g = 7, n = 9). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const sum = terms.reduce((total, term, i) => total + term / (z + i + 1), 0.9999999999998099);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Upper tail of the chi-square distribution: the regularized upper incomplete gamma function, by its
 * series below the mean and Lentz's continued fraction above.
 * Source: Press et al., "Numerical Recipes", 6.2.
 */
export function chiSquareTail(statistic: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const x = statistic / 2;
  if (!(x > 0)) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - scale * sum);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return scale * fraction;
}

/**
 * Whether rows and columns of a table of counts are independent, without continuity correction; empty
 * rows and columns do not count. Source: Pearson 1900.
 *
 * @param table - counts [categories, classes]
 */
export function chiSquareTest(table: readonly (readonly number[])[]): ChiSquareResult {
  const width = Math.max(0, ...table.map((row) => row.length));
  const rowSums = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columnSums = Array.from({ length: width }, (_, c) =>
    table.reduce((sum, row) => sum + (row[c] ?? 0), 0),
  );
  const total = rowSums.reduce((a, b) => a + b, 0);
  let statistic = 0;
  for (const [r, row] of table.entries()) {
    for (const [c, columnSum] of columnSums.entries()) {
      const expected = (rowSums[r]! * columnSum) / total;
      if (expected > 0) statistic += ((row[c] ?? 0) - expected) ** 2 / expected;
    }
  }
  const used = (sums: readonly number[]) => sums.filter((sum) => sum > 0).length;
  return result(statistic, Math.max(0, (used(rowSums) - 1) * (used(columnSums) - 1)));
}

/**
 * Whether a category says anything of a label 0/1, both [n]; NaN is a category of its own, since that
 * a value is missing may itself say something.
 * @throws RangeError for different lengths
 */
export function chiSquareOfCategories(
  categories: ArrayLike<number>,
  labels: ArrayLike<number>,
): ChiSquareResult {
  if (categories.length !== labels.length) {
    throw new RangeError(
      `expected as many categories as labels, got ${categories.length} and ${labels.length}`,
    );
  }
  const table = new Map<number, [number, number]>();
  for (let i = 0; i < labels.length; i++) {
    const row = table.get(categories[i]!) ?? [0, 0];
    row[labels[i]! > 0 ? 1 : 0]++;
    table.set(categories[i]!, row);
  }
  return chiSquareTest([...table.values()]);
}

/** Whether counts follow given shares that sum to 1, both [k]. @throws RangeError for a share of 0 */
export function chiSquareGoodnessOfFit(
  observed: readonly number[],
  shares: readonly number[],
): ChiSquareResult {
  if (observed.length !== shares.length || shares.some((share) => !(share > 0))) {
    throw new RangeError('expected a share above 0 for each count');
  }
  const total = observed.reduce((a, b) => a + b, 0);
  const statistic = observed.reduce((sum, count, i) => {
    const expected = total * shares[i]!;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return result(statistic, observed.length - 1);
}

const result = (statistic: number, degreesOfFreedom: number): ChiSquareResult => ({
  statistic,
  degreesOfFreedom,
  pValue: degreesOfFreedom > 0 ? chiSquareTail(statistic, degreesOfFreedom) : 1,
});
