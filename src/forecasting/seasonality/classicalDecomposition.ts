/** How seasonal figures join the rest: `y = rest × figure` or `y = rest + figure`. */
export type SeasonalKind = 'additive' | 'multiplicative';

/** Centered moving average of one season's length; `NaN` for the half season at each end. */
export function centeredAverage(x: ArrayLike<number>, m: number): Float64Array {
  const n = x.length;
  const half = Math.floor(m / 2);
  const isEven = m % 2 === 0;
  const result = new Float64Array(n).fill(Number.NaN);
  for (let t = half; t < n - half; t++) {
    let s = 0;
    for (let k = -half; k <= half; k++) {
      s += (isEven && Math.abs(k) === half ? 0.5 : 1) * x[t + k]!;
    }
    result[t] = s / m;
  }
  return result;
}

/**
 * Seasonal figures `[m]` of phases 0 … m − 1 (the first value of `x` has phase 0): means by phase of
 * `x` against its centered average, made to average one (multiplicative) or zero (additive).
 *
 * @remarks Persons 1919; the same numbers as R's `decompose`. Needs two seasons; a phase without a
 *   value gets the neutral figure.
 */
export function seasonalFigures(x: ArrayLike<number>, m: number, kind: SeasonalKind): Float64Array {
  const trend = centeredAverage(x, m);
  const sum = new Float64Array(m);
  const count = new Float64Array(m);
  for (let t = 0; t < x.length; t++) {
    const level = trend[t]!;
    if (Number.isNaN(level) || (kind === 'multiplicative' && level === 0)) continue;
    sum[t % m] = sum[t % m]! + (kind === 'multiplicative' ? x[t]! / level : x[t]! - level);
    count[t % m] = count[t % m]! + 1;
  }
  const neutral = kind === 'multiplicative' ? 1 : 0;
  const figures = sum.map((s, i) => (count[i]! > 0 ? s / count[i]! : neutral));
  const mean = figures.reduce((s, v) => s + v, 0) / m;
  return kind === 'multiplicative' ? figures.map((v) => v / mean) : figures.map((v) => v - mean);
}
