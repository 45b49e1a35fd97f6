import type { Candidates } from './candidates.ts';
import { learnSpread } from './conformal.ts';
import { combined, weigh } from './ensemble.ts';
import { learnDemand } from './pastDemand.ts';

/** A forecast with its quantiles, as the command writes it. */
export interface SeriesForecast {
  readonly id: string;
  readonly method: string;
  /** `[h]` */
  readonly mean: readonly number[];
  /** By quantile as written, `[h]` each; never crossing. */
  readonly q: Readonly<Record<string, readonly number[]>>;
  /** Share of each method in the mean, largest first; those below one in a hundred left out. */
  readonly weights?: Readonly<Record<string, number>>;
}

/** Name of the weighted combination in results. */
export const ENSEMBLE = 'ensemble';

/**
 * Combines what the methods say of all series, with quantiles. Series learn from each other, so
 * hand in all that belong together.
 *
 * @param quantiles - each in (0, 1)
 * @returns one forecast per series, in the same order
 */
export function forecastAll(
  all: readonly Candidates[],
  quantiles: readonly number[],
  method = ENSEMBLE,
): SeriesForecast[] {
  const weighing = weigh(all);
  const spreadOf = learnSpread(
    all.filter((c) => !c.demand),
    weighing,
  );
  const demandOf = learnDemand(all);
  return all.map((c) => {
    const weights = weighing.weights(c);
    const atLeastZero = (v: Float64Array): Float64Array =>
      c.isNonNegative ? v.map((a) => Math.max(0, a)) : v;
    const mean = atLeastZero(combined(c.forecasts, weights));
    const spread = c.demand ? demandOf(c) : spreadOf(c, mean);
    const sorted = [...quantiles].sort((a, b) => a - b);
    const inUnits = (v: Float64Array): number[] => Array.from(v, (a) => finite(a * c.unit));
    const rows = sorted.map((tau) => inUnits(atLeastZero(spread.quantile(tau))));
    // Interpolated quantiles of one shape cannot cross; clamping at 0 keeps their order too.
    const q = Object.fromEntries(sorted.map((tau, i) => [String(tau), rows[i]!]));
    const shares = c.names
      .map((name, i) => [name, Math.round(weights[i]! * 1000) / 1000] as const)
      .filter(([, w]) => w >= 0.01)
      .sort((a, b) => b[1] - a[1]);
    return { id: c.id, method, mean: inUnits(mean), q, weights: Object.fromEntries(shares) };
  });
}

function finite(value: number): number {
  return Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value));
}
