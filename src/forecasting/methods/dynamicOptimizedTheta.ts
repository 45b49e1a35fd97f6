import type { Method, Trained } from '../method.ts';
import { minimizeOnInterval } from '../numerics/nelderMead.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

interface Curve {
  readonly alpha: number;
  /** `1 − 1/θ`: 0 is plain smoothing, towards 1 the line's weight grows. */
  readonly lineWeight: number;
  readonly firstLevel: number;
}

/** The line through values 1 … t as it stands after each of them, kept up to date in O(1). */
class RunningLine {
  private count = 0;
  private mean = 0;
  intercept = 0;
  slope = 0;

  add(y: number): void {
    const t = ++this.count;
    // The published recursion: B(t) from B(t − 1) and the mean before.
    this.slope = t === 1 ? 0 : ((t - 2) * this.slope + (6 * (y - this.mean)) / t) / (t + 1);
    this.mean += (y - this.mean) / t;
    this.intercept = this.mean - (this.slope * (t + 1)) / 2;
  }
}

function fitCurve(x: Float64Array): Curve {
  const n = x.length;
  const origin = x[0]!;
  const intercepts = new Float64Array(n);
  const slopes = new Float64Array(n);
  const line = new RunningLine();
  for (let t = 0; t < n; t++) {
    intercepts[t] = line.intercept;
    slopes[t] = line.slope;
    line.add(x[t]! - origin);
  }
  /**
   * One-step errors are linear in the first level and in the line's weight, so that both are
   * solved for and only `alpha` is searched. The first two errors are left out: the line needs two
   * points.
   */
  const solve = (alpha: number): { sse: number; level: number; weight: number } => {
    let smooth = 0;
    let decay = 1;
    let ee = 0;
    let eu = 0;
    let ev = 0;
    let uu = 0;
    let uv = 0;
    let vv = 0;
    for (let t = 0; t < n; t++) {
      const y = x[t]! - origin;
      if (t >= 2 || n < 5) {
        const e = y - smooth;
        const v = decay * intercepts[t]! + ((1 - decay * (1 - alpha)) / alpha) * slopes[t]!;
        ee += e * e;
        eu += e * decay;
        ev += e * v;
        uu += decay * decay;
        uv += decay * v;
        vv += v * v;
      }
      smooth += alpha * (y - smooth);
      decay *= 1 - alpha;
    }
    const det = uu * vv - uv * uv;
    let weight = det > 1e-12 * uu * vv ? (ev * uu - eu * uv) / det : 0;
    weight = Math.min(1 - 1e-6, Math.max(0, weight));
    const level = (eu - weight * uv) / uu;
    const sse =
      ee -
      2 * level * eu -
      2 * weight * ev +
      level * level * uu +
      2 * level * weight * uv +
      weight * weight * vv;
    return { sse, level, weight };
  };
  const { at } = minimizeOnInterval((a) => solve(a).sse, 0.02, 0.99);
  const { level, weight } = solve(at);
  // Undoing the shift of origin: the line carries its share of it.
  return { alpha: at, lineWeight: weight, firstLevel: level + origin * (1 - weight) };
}

function trainCurve(history: Float64Array): Trained {
  const { alpha, lineWeight, firstLevel } = fitCurve(history);
  return {
    forecast: (x, horizon) => {
      const line = new RunningLine();
      let level = firstLevel;
      let decay = 1;
      const add = (y: number): void => {
        level += alpha * (y - level);
        decay *= 1 - alpha;
        line.add(y);
      };
      for (let t = 0; t < x.length; t++) add(x[t]!);
      const result = new Float64Array(horizon);
      for (let i = 0; i < horizon; i++) {
        const mu =
          level +
          lineWeight * (decay * line.intercept + ((1 - decay * (1 - alpha)) / alpha) * line.slope);
        result[i] = mu;
        add(mu);
      }
      return result;
    },
  };
}

/** The dynamic optimized Theta model: theta is estimated and the line follows the data. */
export const dynamicOptimizedTheta: Method = {
  name: 'dotm',
  source: 'Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, Int. J. Forecasting 32',
  suits: (history) => history.length >= 4,
  train: seasonallyAdjusted(trainCurve),
};
