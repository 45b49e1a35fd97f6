import type { ManyOptions } from '../candidatesOfMany.ts';
import { mape, mase, rmse, seasonalNaiveScale, wape, weightedQuantileLoss } from '../metrics.ts';
import type { Series } from '../series.ts';
import { forecastWithEffects, type LearnEffects } from './relatedEffects.ts';

/** Quantiles whose losses the accuracy export has as columns. */
export const ACCURACY_QUANTILES = [0.1, 0.3, 0.5, 0.7, 0.9] as const;

/** One series' forecast at one window against what came. */
export interface BacktestRow {
  readonly id: string;
  /** 1 is the latest window. */
  readonly window: number;
  /** Values known. */
  readonly cutoff: number;
  readonly truth: readonly number[];
  readonly mean: readonly number[];
  readonly q: Readonly<Record<string, readonly number[]>>;
  /** Mean absolute seasonal change of what was known, the scale of MASE. */
  readonly scale: number;
}

/** Measures of one or many windows; a measure that is not defined is absent, never NaN. */
export interface AccuracyMeasures {
  readonly wQL: Readonly<Record<string, number>>;
  readonly averageWQL?: number;
  readonly rmse?: number;
  readonly wape?: number;
  readonly mape?: number;
  readonly mase?: number;
  /** Share of truth between the 10 % and the 90 % quantile. */
  readonly coverage80?: number;
}

/**
 * Rolling-origin backtest: for each window the whole engine runs anew on what was known at its
 * start, so that neither weights nor quantiles have seen what they are judged by. Series too short
 * for a window are left out of it.
 *
 * @param windows - how many, each one horizon long, side by side up to the end
 */
export async function backtestItems(
  series: readonly Series[],
  windows: number,
  quantiles: readonly number[],
  options: ManyOptions = {},
  learnEffects?: LearnEffects,
): Promise<BacktestRow[]> {
  const asked = [...new Set([...quantiles, ...ACCURACY_QUANTILES])].sort((a, b) => a - b);
  const rows: BacktestRow[] = [];
  for (let window = 1; window <= windows; window++) {
    const known: Series[] = [];
    const truths: Float64Array[] = [];
    for (const s of series) {
      const cutoff = s.x.length - window * s.h;
      if (cutoff < 1) continue;
      known.push({ ...s, x: s.x.slice(0, cutoff) });
      truths.push(s.x.slice(cutoff, cutoff + s.h));
    }
    const forecasts = await forecastWithEffects(known, asked, learnEffects, {
      ...options,
      onProgress: (done, total) =>
        options.onProgress?.((window - 1) * total + done, windows * total),
    });
    for (const [i, f] of forecasts.entries()) {
      const { x, m } = known[i]!;
      rows.push({
        id: f.id,
        window,
        cutoff: x.length,
        truth: Array.from(truths[i]!),
        mean: f.mean,
        q: f.q,
        scale: seasonalNaiveScale(x, x.length > m ? m : 1),
      });
    }
  }
  return rows;
}

/** Measures over all points of `rows`: of the median, quantile losses of the accuracy quantiles. */
export function accuracyOf(rows: readonly BacktestRow[]): AccuracyMeasures {
  const join = (of: (r: BacktestRow) => readonly number[]): number[] =>
    rows.flatMap((r) => [...of(r)]);
  const truth = join((r) => r.truth);
  const median = join((r) => r.q['0.5']!);
  const wQL: Record<string, number> = {};
  for (const tau of ACCURACY_QUANTILES) {
    const loss = weightedQuantileLoss(
      truth,
      join((r) => r.q[String(tau)]!),
      tau,
    );
    if (Number.isFinite(loss)) wQL[String(tau)] = loss;
  }
  const losses = Object.values(wQL);
  const scaled = rows
    .map((r) => mase(r.truth, r.q['0.5']!, r.scale))
    .filter((v) => Number.isFinite(v));
  const low = join((r) => r.q['0.1']!);
  const high = join((r) => r.q['0.9']!);
  const defined = (name: string, value: number): Record<string, number> =>
    Number.isFinite(value) ? { [name]: value } : {};
  const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
  return {
    wQL,
    ...defined('averageWQL', mean(losses)),
    ...defined('rmse', rmse(truth, median)),
    ...defined('wape', wape(truth, median)),
    ...defined('mape', mape(truth, median)),
    ...defined('mase', mean(scaled)),
    ...defined('coverage80', mean(truth.map((v, i) => (v >= low[i]! && v <= high[i]! ? 1 : 0)))),
  };
}
