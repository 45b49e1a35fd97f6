import type { Method, Trained } from '../method.ts';
import { minimizeOnInterval } from '../numerics/nelderMead.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

/** Bounds of the smoothing weight as R's `ets` has them. */
export const ALPHA_BOUNDS = { lower: 0.0001, upper: 0.9999 };

/** A level that moves by `alpha` of each surprise, and where it began. */
export interface SmoothedLevel {
  readonly alpha: number;
  readonly firstLevel: number;
}

/**
 * The smoothing weight and first level with the least squared one-step errors. For a given weight
 * the errors are linear in the first level, so that it is solved, not searched.
 */
export function fitLevel(x: Float64Array): SmoothedLevel {
  const origin = x[0]!;
  const solve = (alpha: number): { sse: number; shift: number } => {
    let level = 0;
    let decay = 1;
    let ee = 0;
    let ew = 0;
    let ww = 0;
    for (let t = 0; t < x.length; t++) {
      const e = x[t]! - origin - level;
      ee += e * e;
      ew += e * decay;
      ww += decay * decay;
      level += alpha * e;
      decay *= 1 - alpha;
    }
    return { sse: ee - (ew * ew) / ww, shift: ew / ww };
  };
  const { at } = minimizeOnInterval((a) => solve(a).sse, ALPHA_BOUNDS.lower, ALPHA_BOUNDS.upper);
  return { alpha: at, firstLevel: origin + solve(at).shift };
}

/** The level after the last value of `x`. */
export function lastLevel(x: Float64Array, { alpha, firstLevel }: SmoothedLevel): number {
  let level = firstLevel;
  for (let t = 0; t < x.length; t++) level += alpha * (x[t]! - level);
  return level;
}

function trainLevel(history: Float64Array): Trained {
  const fitted = fitLevel(history);
  return {
    forecast: (x, horizon) => new Float64Array(horizon).fill(lastLevel(x, fitted)),
  };
}

/** Simple exponential smoothing, seasonally adjusted where due. */
export const simpleSmoothing: Method = {
  name: 'ses',
  source: 'Brown 1956; Hyndman, Koehler, Ord & Snyder 2008, Forecasting with Exponential Smoothing',
  suits: () => true,
  train: seasonallyAdjusted(trainLevel),
};
