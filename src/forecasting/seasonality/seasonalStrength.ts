import { stl } from './seasonalTrendDecomposition.ts';

/**
 * Strength of a season of length `m` in `[0, 1]`: one less the share of the detrended variance that
 * the remainder keeps.
 *
 * @remarks Wang, Smith & Hyndman 2006, Data Mining and Knowledge Discovery 13; above 0.64 R's
 *   `nsdiffs` takes a seasonal difference.
 */
export function seasonalStrength(x: Float64Array, m: number): number {
  if (m <= 1 || x.length < 2 * m + 1) return 0;
  const { trend, seasonal } = stl(x, m, 11);
  const variance = (v: Float64Array): number => {
    const mean = v.reduce((s, a) => s + a, 0) / v.length;
    return v.reduce((s, a) => s + (a - mean) ** 2, 0);
  };
  const remainder = variance(x.map((v, t) => v - trend[t]! - seasonal[t]!));
  const detrended = variance(x.map((v, t) => v - trend[t]!));
  return detrended > 0 ? Math.max(0, 1 - remainder / detrended) : 0;
}
