/**
 * Measures of forecasts. Each takes truth `y` `[n]` and forecasts `[n]` and returns one number;
 * `NaN` where it is not defined, which the caller leaves out and counts.
 * Formulas: Amazon Forecast developer guide, "Evaluating predictor accuracy"; M4 competition.
 */
type Values = ArrayLike<number>;

const total = (n: number, term: (i: number) => number): number => {
  let s = 0;
  for (let i = 0; i < n; i++) s += term(i);
  return s;
};

/** Mean absolute error. */
export function meanAbsoluteError(y: Values, forecast: Values): number {
  return total(y.length, (i) => Math.abs(y[i]! - forecast[i]!)) / y.length;
}

/** Root mean squared error. */
export function rmse(y: Values, forecast: Values): number {
  return Math.sqrt(total(y.length, (i) => (y[i]! - forecast[i]!) ** 2) / y.length);
}

/** Sum of absolute errors over sum of absolute truth; `NaN` when all truth is 0. */
export function wape(y: Values, forecast: Values): number {
  const size = total(y.length, (i) => Math.abs(y[i]!));
  return size > 0 ? total(y.length, (i) => Math.abs(y[i]! - forecast[i]!)) / size : Number.NaN;
}

/** Mean absolute error as a share of the truth, over the points that are not 0. */
export function mape(y: Values, forecast: Values): number {
  const count = total(y.length, (i) => (y[i] === 0 ? 0 : 1));
  if (count === 0) return Number.NaN;
  return (
    total(y.length, (i) => (y[i] === 0 ? 0 : Math.abs((y[i]! - forecast[i]!) / y[i]!))) / count
  );
}

/** M4's symmetric percentage error, 0 to 200; a point counts 0 where truth and forecast are 0. */
export function smape(y: Values, forecast: Values): number {
  return (
    total(y.length, (i) => {
      const size = Math.abs(y[i]!) + Math.abs(forecast[i]!);
      return size === 0 ? 0 : (200 * Math.abs(y[i]! - forecast[i]!)) / size;
    }) / y.length
  );
}

/**
 * Mean absolute error of the seasonal naive forecast inside the training part, the scale of
 * {@link mase}; `NaN` for a history of at most one season, 0 for a constant one.
 */
export function seasonalNaiveScale(history: Values, m: number): number {
  const n = history.length - m;
  return n > 0 ? total(n, (t) => Math.abs(history[t + m]! - history[t]!)) / n : Number.NaN;
}

/** Mean absolute scaled error (Hyndman & Koehler 2006); `NaN` where the scale is 0 or unknown. */
export function mase(y: Values, forecast: Values, scale: number): number {
  return scale > 0 ? meanAbsoluteError(y, forecast) / scale : Number.NaN;
}

/** Twice the pinball loss of quantile `tau`, summed. */
export function quantileLoss(y: Values, quantile: Values, tau: number): number {
  return total(y.length, (i) => {
    const d = y[i]! - quantile[i]!;
    return 2 * (d > 0 ? tau * d : (tau - 1) * d);
  });
}

/** Weighted quantile loss: {@link quantileLoss} over the sum of absolute truth. */
export function weightedQuantileLoss(y: Values, quantile: Values, tau: number): number {
  const size = total(y.length, (i) => Math.abs(y[i]!));
  return size > 0 ? quantileLoss(y, quantile, tau) / size : Number.NaN;
}

/** Share of truth inside `[lower, upper]`, ends included. */
export function coverage(y: Values, lower: Values, upper: Values): number {
  return total(y.length, (i) => (y[i]! >= lower[i]! && y[i]! <= upper[i]! ? 1 : 0)) / y.length;
}

/**
 * Mean scaled interval score of the central interval of `level` (Gneiting & Raftery 2007, as M4
 * uses it): width plus `2 / (1 − level)` times each miss, over the seasonal naive scale.
 */
export function meanScaledIntervalScore(
  y: Values,
  lower: Values,
  upper: Values,
  level: number,
  scale: number,
): number {
  if (!(scale > 0)) return Number.NaN;
  const penalty = 2 / (1 - level);
  const score = total(
    y.length,
    (i) =>
      upper[i]! -
      lower[i]! +
      penalty * (Math.max(0, lower[i]! - y[i]!) + Math.max(0, y[i]! - upper[i]!)),
  );
  return score / y.length / scale;
}
