/** What a two-sample Kolmogorov–Smirnov test says. */
export interface KolmogorovSmirnovResult {
  /** Largest distance of the two empirical distribution functions. */
  readonly statistic: number;
  /** Chance of a distance at least this large were both samples of one distribution (two-sided). */
  readonly pValue: number;
}

/** Up to this product of sizes the p-value is counted exactly, beyond it is the limit's. */
const EXACT_CELLS = 4_000_000;

/**
 * Upper tail of Kolmogorov's limit distribution. Source: Kolmogorov 1933; the second series converges
 * where the first does not.
 */
export function kolmogorovTail(x: number): number {
  if (!(x > 0)) return 1;
  if (x < 1) {
    let sum = 0;
    for (let k = 1; k < 50; k += 2) sum += Math.exp((-k * k * Math.PI ** 2) / (8 * x * x));
    return Math.min(1, Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * sum));
  }
  let sum = 0;
  for (let k = 1; k < 50; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.max(0, sum);
}

/**
 * Chance that a walk of n steps to the right and m steps up, all orders alike, leaves the band within
 * `limit` (in units of 1/(nm)) of the diagonal. Source: Hodges 1958.
 */
function exactTail(n: number, m: number, limit: number): number {
  // `inside[j]`: chance to stand at (i, j) without having left the band; counting down what has left
  // keeps small tails exact where 1 − inside would cancel.
  const inside = new Float64Array(m + 1);
  let left = 0;
  inside[0] = 1;
  const isOut = (i: number, j: number) => Math.abs(i * m - j * n) >= limit;
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      if (i === 0 && j === 0) continue;
      const remaining = n + m - i - j + 1;
      const fromLeft = i > 0 ? inside[j]! * ((n - i + 1) / remaining) : 0;
      const fromBelow = j > 0 ? inside[j - 1]! * ((m - j + 1) / remaining) : 0;
      const here = fromLeft + fromBelow;
      if (isOut(i, j)) {
        left += here;
        inside[j] = 0;
      } else inside[j] = here;
    }
  }
  return Math.min(1, left);
}

/**
 * Whether two samples come from one distribution. NaN is left out of both. Ties make the p-value
 * conservative. Source: Smirnov 1939; exact p-value by Hodges 1958 for small samples.
 *
 * @throws RangeError when a sample has no number
 */
export function kolmogorovSmirnovTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): KolmogorovSmirnovResult {
  const a = Float64Array.from(first)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const b = Float64Array.from(second)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) throw new RangeError('expected at least one number in each sample');
  // Whole numbers i·m − j·n: comparing shares would miss ties of the band by rounding.
  let largest = 0;
  let i = 0;
  let j = 0;
  while (i < n && j < m) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < n && a[i]! === value) i++;
    while (j < m && b[j]! === value) j++;
    largest = Math.max(largest, Math.abs(i * m - j * n));
  }
  const statistic = largest / (n * m);
  if (largest === 0) return { statistic, pValue: 1 };
  const pValue =
    n * m <= EXACT_CELLS
      ? exactTail(n, m, largest)
      : kolmogorovTail(statistic * Math.sqrt((n * m) / (n + m)));
  return { statistic, pValue };
}
