/**
 * Autocorrelations of lags 1 … `maxLag`: `result[k - 1]` belongs to lag k. All 0 for a constant.
 *
 * @remarks Divides by n at every lag (Box & Jenkins 1976), as `acf` of R does.
 */
export function autocorrelation(x: ArrayLike<number>, maxLag: number): Float64Array {
  const n = x.length;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += x[t]! / n;
  const centered = new Float64Array(n);
  let c0 = 0;
  for (let t = 0; t < n; t++) {
    centered[t] = x[t]! - mean;
    c0 += centered[t]! ** 2;
  }
  const result = new Float64Array(maxLag);
  if (!(c0 > 1e-20 * n * mean * mean) || c0 === 0) return result;
  for (let k = 1; k <= Math.min(maxLag, n - 1); k++) {
    let c = 0;
    for (let t = k; t < n; t++) c += centered[t]! * centered[t - k]!;
    result[k - 1] = c / c0;
  }
  return result;
}
