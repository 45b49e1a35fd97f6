/**
 * Share of the variance of `x` that the phases of a season of length `m` tell: 1 where each phase has a
 * value of its own, about 0 where phases do not matter; adjusted for the number of phases. 0 where there
 * is no season, where fewer than two turns are known, and for a constant.
 */
export function phaseShare(x: Float64Array, m: number): number {
  const n = x.length;
  if (m <= 1 || n < 2 * m) return 0;
  const sum = new Float64Array(m);
  const count = new Float64Array(m);
  let total = 0;
  for (let t = 0; t < n; t++) {
    sum[t % m] = sum[t % m]! + x[t]!;
    count[t % m] = count[t % m]! + 1;
    total += x[t]!;
  }
  const mean = total / n;
  let around = 0;
  let within = 0;
  for (let t = 0; t < n; t++) {
    around += (x[t]! - mean) ** 2;
    within += (x[t]! - sum[t % m]! / count[t % m]!) ** 2;
  }
  return around > 0 ? Math.max(0, 1 - (within / (n - m)) * ((n - 1) / around)) : 0;
}
