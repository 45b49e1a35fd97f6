/** 5 % point of the KPSS statistic around a level (table 1 of the paper). */
const CRITICAL = 0.463;

/**
 * Statistic of Kwiatkowski, Phillips, Schmidt & Shin 1992, J. Econometrics 54, around a level, with
 * Bartlett weights over `lags` lags; `trunc(3 √n / 13)` as R's `ndiffs` has it where not given.
 */
export function kpssStatistic(
  x: Float64Array,
  lags = Math.trunc((3 * Math.sqrt(x.length)) / 13),
): number {
  const n = x.length;
  const mean = x.reduce((s, v) => s + v, 0) / n;
  const e = x.map((v) => v - mean);
  let partial = 0;
  let eta = 0;
  let variance = 0;
  for (let t = 0; t < n; t++) {
    partial += e[t]!;
    eta += partial * partial;
    variance += e[t]! ** 2;
  }
  for (let k = 1; k <= lags; k++) {
    let c = 0;
    for (let t = k; t < n; t++) c += e[t]! * e[t - k]!;
    variance += 2 * (1 - k / (lags + 1)) * c;
  }
  return variance > 1e-12 * n * mean * mean && variance > 0 ? eta / (n * variance) : 0;
}

/** How many ordinary differences, at most `most`, make `x` level by the KPSS test at 5 %. */
export function differencesToLevel(x: Float64Array, most: number): number {
  let w = x;
  for (let d = 0; d < most; d++) {
    if (w.length < 8 || kpssStatistic(w) <= CRITICAL) return d;
    const next = new Float64Array(w.length - 1);
    for (let t = 0; t < next.length; t++) next[t] = w[t + 1]! - w[t]!;
    w = next;
  }
  return most;
}
