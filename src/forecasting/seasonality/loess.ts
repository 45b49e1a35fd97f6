/**
 * Local linear (or constant) smooth of evenly spaced values at positions `from … to`, tricube
 * weights over the `window` nearest points (Cleveland 1979, J. Amer. Statist. Assoc. 74). Every
 * `jump`-th position is fitted, those between are interpolated, as in the published STL code.
 *
 * @param from - first position; may be −1, one step before the data
 * @param to - last position, included; may be n, one step after the data
 * @returns `[to − from + 1]`
 */
export function loess(
  y: ArrayLike<number>,
  window: number,
  { degree = 1, jump = 1, from = 0, to = y.length - 1 }: LoessOptions = {},
): Float64Array {
  const n = y.length;
  const length = to - from + 1;
  const result = new Float64Array(length);
  const q = Math.min(window, n);
  let previous = -1;
  for (let i = 0; i < length; i = i === length - 1 ? length : Math.min(i + jump, length - 1)) {
    result[i] = fitAt(y, from + i, q, window, degree);
    if (previous >= 0 && i - previous > 1) {
      const slope = (result[i]! - result[previous]!) / (i - previous);
      for (let k = previous + 1; k < i; k++) result[k] = result[previous]! + slope * (k - previous);
    }
    previous = i;
  }
  return result;
}

/** What {@link loess} may be told. */
export interface LoessOptions {
  readonly degree?: 0 | 1;
  readonly jump?: number;
  readonly from?: number;
  readonly to?: number;
}

function fitAt(y: ArrayLike<number>, at: number, q: number, window: number, degree: 0 | 1): number {
  const n = y.length;
  const left = Math.max(0, Math.min(n - q, Math.round(at - (q - 1) / 2)));
  const right = left + q - 1;
  let reach = Math.max(at - left, right - at);
  if (window > n) reach += Math.floor((window - n) / 2);
  const near = 0.001 * reach;
  const far = 0.999 * reach;
  let sum = 0;
  let sumT = 0;
  let sumY = 0;
  let sumTT = 0;
  let sumTY = 0;
  for (let t = left; t <= right; t++) {
    const r = Math.abs(t - at);
    if (r > far) continue;
    const u = r / reach;
    const w = r <= near ? 1 : (1 - u * u * u) ** 3;
    const d = t - at;
    sum += w;
    sumT += w * d;
    sumY += w * y[t]!;
    sumTT += w * d * d;
    sumTY += w * d * y[t]!;
  }
  if (!(sum > 0)) return y[Math.min(n - 1, Math.max(0, at))]!;
  const meanT = sumT / sum;
  const spread = sumTT / sum - meanT * meanT;
  if (degree === 0 || Math.sqrt(Math.max(0, spread)) <= 0.001 * (n - 1)) return sumY / sum;
  const slope = (sumTY / sum - (meanT * sumY) / sum) / spread;
  return sumY / sum - slope * meanT;
}
