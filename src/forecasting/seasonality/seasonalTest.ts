import { autocorrelation } from './autocorrelation.ts';

/** One-sided 95 % point of the normal distribution, as the M4 competition's test uses it. */
const CRITICAL = 1.645;

/**
 * Whether a season of length `m` shows in the autocorrelations, by the rule of the M4 competition
 * (Makridakis, Spiliotis & Assimakopoulos 2020, Int. J. Forecasting 36; its published benchmark
 * code): three full seasons, the lag within R's default reach of `10 log10 n`, and |r(m)| above
 * the 90 % limits of Bartlett.
 */
export function isSeasonal(x: ArrayLike<number>, m: number): boolean {
  if (m <= 1 || x.length < 3 * m || m > Math.floor(10 * Math.log10(x.length))) return false;
  const r = autocorrelation(x, m);
  let sum = 1;
  for (let k = 0; k < m - 1; k++) sum += 2 * r[k]! ** 2;
  return Math.abs(r[m - 1]!) > CRITICAL * Math.sqrt(sum / x.length);
}
