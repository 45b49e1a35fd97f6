import type { Method, Setting, Trained } from '../method.ts';
import { minimize } from '../numerics/nelderMead.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

interface TrendState {
  readonly level: number;
  readonly trend: number;
}

/**
 * Squared one-step errors with the best first level and trend, which the errors are linear in: the
 * recursion runs once on the data from zero states and once from each unit state without data.
 */
function profile(x: Float64Array, { alpha, beta, phi }: Weights): TrendState & { sse: number } {
  const origin = x[0]!;
  let l = 0;
  let b = 0;
  let l1 = 1;
  let b1 = 0;
  let l2 = 0;
  let b2 = 1;
  let ee = 0;
  let e1 = 0;
  let e2 = 0;
  let s11 = 0;
  let s12 = 0;
  let s22 = 0;
  for (let t = 0; t < x.length; t++) {
    const f = l + phi * b;
    const d1 = l1 + phi * b1;
    const d2 = l2 + phi * b2;
    const e = x[t]! - origin - f;
    ee += e * e;
    e1 += e * d1;
    e2 += e * d2;
    s11 += d1 * d1;
    s12 += d1 * d2;
    s22 += d2 * d2;
    l = f + alpha * e;
    b = phi * b + beta * e;
    l1 = (1 - alpha) * d1;
    b1 = phi * b1 - beta * d1;
    l2 = (1 - alpha) * d2;
    b2 = phi * b2 - beta * d2;
  }
  const det = s11 * s22 - s12 * s12;
  if (!(det > 1e-12 * s11 * s22)) {
    const level = e1 / s11;
    return { sse: ee - level * e1, level: origin + level, trend: 0 };
  }
  const level = (e1 * s22 - e2 * s12) / det;
  const trend = (e2 * s11 - e1 * s12) / det;
  return { sse: ee - level * e1 - trend * e2, level: origin + level, trend };
}

/** Level and trend after the last value of `x`. */
function lastState(x: Float64Array, first: TrendState, w: Weights): TrendState {
  let { level, trend } = first;
  for (let t = 0; t < x.length; t++) {
    const f = level + w.phi * trend;
    const e = x[t]! - f;
    level = f + w.alpha * e;
    trend = w.phi * trend + w.beta * e;
  }
  return { level, trend };
}

/** Bounds of the damping as R's `ets` has them: outside, damped cannot be told from its limits. */
const PHI = { lower: 0.8, upper: 0.98 };

function trainTrend(history: Float64Array, isDamped: boolean): Trained {
  // beta = alpha × share, so that beta never exceeds alpha.
  const weights = (p: readonly number[]): Weights => ({
    alpha: p[0]!,
    beta: p[0]! * p[1]!,
    phi: isDamped ? p[2]! : 1,
  });
  const lower = isDamped ? [0.0001, 0.0001, PHI.lower] : [0.0001, 0.0001];
  const upper = isDamped ? [0.9999, 0.9999, PHI.upper] : [0.9999, 0.9999];
  const starts = [
    [0.5, 0.1, 0.95],
    [0.1, 0.05, 0.97],
    [0.9, 0.3, 0.85],
  ];
  let best = { at: [0.5, 0.1, 0.95] as readonly number[], value: Infinity };
  for (const start of starts) {
    const found = minimize((p) => profile(history, weights(p)).sse, start.slice(0, lower.length), {
      lower,
      upper,
      maxEvaluations: 160,
    });
    if (found.value < best.value) best = found;
  }
  const fitted = weights(best.at);
  const first = profile(history, fitted);
  return {
    forecast: (x, horizon) => {
      const { level, trend } = lastState(x, first, fitted);
      let damping = 0;
      let power = 1;
      return Float64Array.from({ length: horizon }, () => {
        power *= fitted.phi;
        damping += power;
        return level + damping * trend;
      });
    },
  };
}

function trendMethod(name: string, source: string, isDamped: boolean): Method {
  const train = (history: Float64Array, _setting: Setting): Trained =>
    trainTrend(history, isDamped);
  return {
    name,
    source,
    suits: (history) => history.length >= 3,
    train: seasonallyAdjusted(train),
  };
}

/** Holt's linear trend, seasonally adjusted where due. */
export const holt: Method = trendMethod('holt', 'Holt 1957 (2004), Int. J. Forecasting 20', false);

/** Holt's trend, damped, seasonally adjusted where due. */
export const damped: Method = trendMethod(
  'damped',
  'Gardner & McKenzie 1985, Management Science 31',
  true,
);
