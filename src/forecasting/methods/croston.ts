import type { Method, Trained } from '../method.ts';

/** Smoothing weight of sizes and gaps; Croston 1972 advises 0.1 to 0.2 for intermittent demand. */
const ALPHA = 0.1;

/** Share of zeros from which demand counts as intermittent (Syntetos & Boylan 2005: gap above 1.32). */
export const INTERMITTENT_SHARE = 0.25;

/** Values from the first that is not zero on, from which zeros before it only say that nothing was sold yet. */
const ENOUGH_SOLD = 12;

/**
 * Whether `x` has no negative value and so many zeros that level methods mislead. Zeros before the
 * first demand do not count when enough follows it.
 */
export function isIntermittent(x: Float64Array): boolean {
  if (x.some((v) => v < 0)) return false;
  const first = x.findIndex((v) => v > 0);
  if (first < 0) return false;
  const sold = x.length - first >= ENOUGH_SOLD ? x.subarray(first) : x;
  const zeros = sold.reduce((count, v) => count + (v === 0 ? 1 : 0), 0);
  return zeros > INTERMITTENT_SHARE * sold.length;
}

function crostonRate(x: Float64Array, alpha: number): number {
  let size = Number.NaN;
  let gap = Number.NaN;
  let since = 1;
  for (const v of x) {
    if (v === 0) {
      since++;
      continue;
    }
    size = Number.isNaN(size) ? v : size + alpha * (v - size);
    gap = Number.isNaN(gap) ? since : gap + alpha * (since - gap);
    since = 1;
  }
  return Number.isNaN(size) ? 0 : size / gap;
}

/**
 * Croston's rate: smoothed size of demand over smoothed gap between demands, with the correction of
 * its bias by `1 − α/2`.
 */
export const croston: Method = {
  name: 'croston',
  source:
    'Croston 1972, Operational Res. Quarterly 23; Syntetos & Boylan 2005, Int. J. Forecasting 21',
  suits: isIntermittent,
  train: (): Trained => ({
    forecast: (x, horizon) =>
      new Float64Array(horizon).fill((1 - ALPHA / 2) * crostonRate(x, ALPHA)),
  }),
};
