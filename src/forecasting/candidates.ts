import type { Method, Setting } from './method.ts';
import { isIntermittent } from './methods/croston.ts';
import { methods } from './methods.ts';
import { findSeasons } from './seasonality/findSeasons.ts';
import { phaseShare } from './seasonality/phaseShare.ts';
import type { Series } from './series.ts';

/** What every method of the ensemble says about one series, now and at earlier moments. */
export interface Candidates {
  readonly id: string;
  readonly m: number;
  readonly h: number;
  /** Names of the methods that suited, in the order of the arrays below. */
  readonly names: readonly string[];
  /** `[k][h]`, forecasts from the end of the series. */
  readonly forecasts: readonly Float64Array[];
  /** Earlier moments, oldest first. */
  readonly windows: readonly Window[];
  /** Mean absolute change from one step (or season) to the next, above 0. */
  readonly scale: number;
  readonly isNonNegative: boolean;
  /** The values themselves where demand is intermittent: its quantiles are drawn from them. */
  readonly demand?: Float64Array;
  /** What all values here are divided by: 1, but a power of two for numbers too large or small to square. */
  readonly unit: number;
}

/** Series that learn from each other: of one season and horizon, intermittent demand by itself. */
export function groupOf({ m, h, demand }: Candidates): string {
  return `${m}/${h}${demand ? '/demand' : ''}`;
}

/** One earlier moment: what the methods would have said and what came. */
export interface Window {
  /** Values known at that moment. */
  readonly cutoff: number;
  /** `[≤ h]` */
  readonly truth: Float64Array;
  /** `[k][≤ h]` */
  readonly forecasts: readonly Float64Array[];
  /** The series' scale as it was at that moment, above 0. */
  readonly scale: number;
}

/** Windows whose truth shares no step with that of `window`: what is learnt from them has not seen it. */
export function apartFrom(windows: readonly Window[], window: Window): readonly Window[] {
  return windows.filter(
    ({ cutoff, truth }) =>
      cutoff + truth.length <= window.cutoff || window.cutoff + window.truth.length <= cutoff,
  );
}

/** How many windows' worth of evidence windows are, oldest first: those that overlap count in part. */
export function evidenceOf(windows: readonly Window[]): number {
  return windows.reduce((sum, { cutoff, truth }, i) => {
    const before = windows[i - 1];
    return sum + (before ? Math.min(1, (cutoff - before.cutoff) / truth.length) : 1);
  }, 0);
}

/**
 * Methods that vote. Left out: those that another contains (simple and linear smoothing are in
 * `ets`) and the plain last value where a season is known.
 */
export const VOTERS: readonly string[] = [
  'naive2',
  'snaive',
  'damped',
  'theta',
  'dotm',
  'ets',
  'ces',
  'arima',
  'mstl-ets',
  'mstl-arima',
  'ar',
  'poisson',
];

/**
 * Methods that vote where demand is intermittent. Left out: the many that chase the last values;
 * among zeros a short past tells too little to vote them down.
 */
export const DEMAND_VOTERS: readonly string[] = [
  'snaive',
  'ses',
  'theta',
  'arima',
  'mstl-ets',
  'tsb',
  'poisson',
];

/** Most earlier moments looked at. */
const MAX_WINDOWS = 5;

/** Share of a history that earlier moments may take from training. */
const TEST_SHARE = 0.35;

/**
 * Ends of training for a rolling-origin backtest of `n` points, oldest first; empty when the
 * history is too short to spare any. Windows lie a whole horizon apart where there is room, else
 * down to half a horizon; that of a very short history sees half a horizon of truth.
 */
export function cutoffsFor(n: number, h: number, m: number, most = MAX_WINDOWS): number[] {
  const least = Math.max(6, m > 1 ? Math.min(2 * m + 4, Math.ceil(0.6 * n)) : 0);
  const first = Math.max(least, Math.ceil((1 - TEST_SHARE) * n));
  const last = n - h;
  if (last < first) {
    // Not even one whole horizon: keep what there is if it is at least half of one.
    const half = n - Math.ceil(h / 2);
    return half >= least && half > n / 2 ? [half] : [];
  }
  const room = last - first;
  const count = Math.min(most, Math.floor(room / Math.ceil(h / 2)) + 1);
  const stride = count === 1 ? 0 : Math.min(h, Math.floor(room / (count - 1)));
  return Array.from({ length: count }, (_, i) => last - stride * (count - 1 - i));
}

/** Least share of the whole history's scale that is taken for the scale at an earlier moment. */
const LEAST_SCALE = 0.1;

/**
 * A forecast kept within reason: finite, and not further out than twice the range ever seen. Expected
 * demand, an average over zeros too, stays within the range itself.
 */
function tamed(forecast: Float64Array, history: Float64Array, isDemand: boolean): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const v of history) {
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  const reach = isDemand ? 0 : 2 * (high - low);
  const last = history.at(-1)!;
  return forecast.map((v) =>
    Number.isFinite(v) ? Math.min(high + reach, Math.max(low - reach, v)) : last,
  );
}

/**
 * Share of the variance that phases tell, from which zeros are the season's: it repeats, so methods
 * with a season foresee it, and the past at large does not.
 */
const SEASONAL_SHARE = 0.4;

/** Whether a series is forecast as intermittent demand: many zeros, and not by its season. */
function isDemand({ x, m }: Series): boolean {
  return isIntermittent(x) && phaseShare(x, m) < SEASONAL_SHARE;
}

function votersFor(series: Series): readonly Method[] {
  const names = isDemand(series) ? DEMAND_VOTERS : VOTERS;
  return methods.filter((v) => names.includes(v.name));
}

/**
 * Runs the methods on one series. For the earlier moments each is trained once, on what was known
 * at the first of them, and then only fed the values in between: nothing later leaks in.
 */
export function candidatesFor(given: Series, voters?: readonly Method[]): Candidates {
  const unit = unitOf(given.x);
  const series = unit === 1 ? given : { ...given, x: given.x.map((v) => v / unit) };
  const { id, m, h, x } = series;
  const n = x.length;
  const hasDemand = isDemand(series);
  const cutoffs = cutoffsFor(n, h, m);
  const settingOf = (history: Float64Array): Setting => ({
    m,
    seasons: findSeasons(history, m),
    horizon: h,
  });
  const now = settingOf(x);
  const past = x.subarray(0, cutoffs[0] ?? 0);
  const before = settingOf(past);
  const chosen = (voters ?? votersFor(series)).filter(
    (v) => v.suits(x, now) && (cutoffs.length === 0 || v.suits(past, before)),
  );
  const forecasts = chosen.map((v) => tamed(v.train(x, now).forecast(x, h), x, hasDemand));
  const trained = cutoffs.length > 0 ? chosen.map((v) => v.train(past, before)) : [];
  const scale = scaleOf(x, m);
  const windows = cutoffs.map((cutoff): Window => {
    const known = x.subarray(0, cutoff);
    const truth = x.slice(cutoff, cutoff + h);
    return {
      cutoff,
      truth,
      forecasts: trained.map((t) => tamed(t.forecast(known, truth.length), known, hasDemand)),
      // What stood still until then has no scale to divide errors by.
      scale: Math.max(scaleOf(known, m), LEAST_SCALE * scale),
    };
  });
  return {
    id,
    m,
    h,
    names: chosen.map((v) => v.name),
    forecasts,
    windows,
    scale,
    isNonNegative: x.every((v) => v >= 0),
    ...(hasDemand ? { demand: x } : {}),
    unit,
  };
}

/** A unit that keeps the squares of `x` and their sums within what a number holds. */
function unitOf(x: Float64Array): number {
  const most = x.reduce((a, v) => Math.max(a, Math.abs(v)), 0);
  return most > 1e100 || (most > 0 && most < 1e-100) ? 2 ** Math.floor(Math.log2(most)) : 1;
}

/** Share of a value taken as its spread when there is nothing to measure it by. */
const UNKNOWN_SPREAD = 0.25;

/**
 * Mean absolute change over a season, above 0. The change from step to step counts as one more: of a
 * history hardly longer than its season the only one may be tiny by chance.
 */
function scaleOf(x: Float64Array, m: number): number {
  const n = x.length;
  const meanChange = (lag: number): number => {
    let s = 0;
    for (let t = lag; t < n; t++) s += Math.abs(x[t]! - x[t - lag]!);
    return n > lag ? s / (n - lag) : 0;
  };
  const stepwise = meanChange(1);
  // One or two values say nothing of spread: a quarter of the value stands in.
  if (n < 3) return Math.max(stepwise, UNKNOWN_SPREAD * Math.abs(x.at(-1)!), 1e-9);
  const seasons = m > 1 ? Math.max(0, n - m) : 0;
  const scale = (seasons * meanChange(m) + stepwise) / (seasons + 1);
  // A constant: any positive number does, its forecasts have no error to scale.
  return scale > 0 ? scale : Math.max(1e-9, Math.abs(x.at(-1)!) * 1e-6);
}
