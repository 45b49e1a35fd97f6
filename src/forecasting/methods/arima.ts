import type { Method, Setting, Trained } from '../method.ts';
import { fitLeastSquares } from '../numerics/levenbergMarquardt.ts';
import { seasonalStrength } from '../seasonality/seasonalStrength.ts';
import { differencesToLevel } from '../seasonality/stationarityTest.ts';

interface Order {
  readonly p: number;
  readonly q: number;
  /** Seasonal orders. */
  readonly P: number;
  readonly Q: number;
  readonly hasConstant: boolean;
}

interface Fit {
  readonly order: Order;
  readonly parameters: Float64Array;
  readonly aicc: number;
}

/** Lags and coefficients of a polynomial, without its leading one. */
interface Lags {
  readonly lags: Int32Array;
  readonly coefficients: Float64Array;
}

/** Longest season for which seasonal terms are estimated. */
const MAX_SEASON = 52;

/** `x` differenced `times` times at distance `lag`. */
export function differenced(x: Float64Array, lag: number, times: number): Float64Array {
  let w = x;
  for (let k = 0; k < times; k++) {
    const next = new Float64Array(Math.max(0, w.length - lag));
    for (let t = 0; t < next.length; t++) next[t] = w[t + lag]! - w[t]!;
    w = next;
  }
  return w;
}

/**
 * Whether `1 − φ₁z − …` has all roots outside the unit circle with some room: the reflection
 * coefficients of the step-down recursion (Durbin–Levinson turned round) all lie inside ±0.99.
 */
function isStable(phi: Float64Array): boolean {
  let a = Array.from(phi);
  for (let k = a.length; k > 0; k--) {
    const r = a[k - 1]!;
    if (!(Math.abs(r) < 0.99)) return false;
    const next: number[] = [];
    for (let i = 0; i < k - 1; i++) next.push((a[i]! + r * a[k - 2 - i]!) / (1 - r * r));
    a = next;
  }
  return true;
}

/** `(1 − Σ φ z^i)(1 − Σ Φ z^(m·i)) = 1 − Σ c z^lag`; signs of `sign` for the moving-average side. */
function multiplied(short: Float64Array, long: Float64Array, m: number, sign: 1 | -1): Lags {
  const lags: number[] = [];
  const coefficients: number[] = [];
  const add = (lag: number, c: number): void => {
    const at = lags.indexOf(lag);
    if (at < 0) {
      lags.push(lag);
      coefficients.push(c);
    } else {
      coefficients[at] = coefficients[at]! + c;
    }
  };
  for (let i = 0; i < short.length; i++) add(i + 1, short[i]!);
  for (let j = 0; j < long.length; j++) {
    add((j + 1) * m, long[j]!);
    for (let i = 0; i < short.length; i++) {
      add((j + 1) * m + i + 1, -sign * short[i]! * long[j]!);
    }
  }
  return { lags: Int32Array.from(lags), coefficients: Float64Array.from(coefficients) };
}

interface Polynomials {
  readonly ar: Lags;
  readonly ma: Lags;
  readonly constant: number;
}

function polynomials(v: ArrayLike<number>, order: Order, m: number): Polynomials | undefined {
  const { p, q, P, Q, hasConstant } = order;
  const all = Float64Array.from(v);
  const phi = all.subarray(0, p);
  const theta = all.subarray(p, p + q);
  const seasonalPhi = all.subarray(p + q, p + q + P);
  const seasonalTheta = all.subarray(p + q + P, p + q + P + Q);
  const negated = (x: Float64Array): Float64Array => x.map((c) => -c);
  if (
    !isStable(phi) ||
    !isStable(seasonalPhi) ||
    !isStable(negated(theta)) ||
    !isStable(negated(seasonalTheta))
  ) {
    return undefined;
  }
  return {
    ar: multiplied(phi, seasonalPhi, m, 1),
    ma: multiplied(theta, seasonalTheta, m, -1),
    constant: hasConstant ? all[p + q + P + Q]! : 0,
  };
}

/** One-step errors of `w` `[n]`, what lies before its start taken as the mean. */
function errorsOf(w: Float64Array, { ar, ma, constant }: Polynomials): Float64Array {
  const n = w.length;
  // Zeros in front stand for what is not known, so that the inner loops need no bounds.
  const front = Math.max(0, ...ar.lags, ...ma.lags);
  const centered = new Float64Array(front + n);
  for (let t = 0; t < n; t++) centered[front + t] = w[t]! - constant;
  const e = new Float64Array(front + n);
  const { lags: arLags, coefficients: arWeights } = ar;
  const { lags: maLags, coefficients: maWeights } = ma;
  const a = arLags.length;
  const b = maLags.length;
  for (let t = front; t < front + n; t++) {
    let error = centered[t]!;
    for (let i = 0; i < a; i++) error -= arWeights[i]! * centered[t - arLags[i]!]!;
    for (let i = 0; i < b; i++) error -= maWeights[i]! * e[t - maLags[i]!]!;
    e[t] = error;
  }
  return e.subarray(front);
}

function fitOrder(w: Float64Array, order: Order, m: number, mean: number): Fit {
  const { p, q, P, Q, hasConstant } = order;
  const n = w.length;
  const k = p + q + P + Q + (hasConstant ? 1 : 0);
  const start = new Float64Array(k);
  if (p > 0) start[0] = 0.1;
  if (q > 0) start[p] = 0.1;
  if (P > 0) start[p + q] = 0.1;
  if (Q > 0) start[p + q + P] = -0.1;
  if (hasConstant) start[k - 1] = mean;
  const found = fitLeastSquares((v) => {
    const poly = polynomials(v, order, m);
    return poly && errorsOf(w, poly);
  }, start);
  const parametersCount = k + 1;
  const aicc =
    n - parametersCount - 1 > 0
      ? n * Math.log(Math.max(found.sse / n, 1e-300)) +
        2 * parametersCount +
        (2 * parametersCount * (parametersCount + 1)) / (n - parametersCount - 1)
      : Infinity;
  return { order, parameters: found.at, aicc };
}

/** Walks from four first orders to better neighbours by corrected AIC. */
function chooseOrder(w: Float64Array, m: number, maxConstant: boolean): Fit {
  const mean = w.reduce((s, v) => s + v, 0) / Math.max(1, w.length);
  const tried = new Map<string, Fit>();
  const limit = w.length < 30 ? 2 : 5;
  const hasSeason = m > 1;
  const attempt = (o: Order): Fit | undefined => {
    if (Math.min(o.p, o.q, o.P, o.Q) < 0 || o.p > limit || o.q > limit) return undefined;
    if (o.P > 2 || o.Q > 2 || (!hasSeason && o.P + o.Q > 0)) return undefined;
    if (o.p + o.q + o.P + o.Q > 6 || (o.hasConstant && !maxConstant)) return undefined;
    const key = `${o.p},${o.q},${o.P},${o.Q},${o.hasConstant}`;
    if (tried.has(key)) return undefined;
    const fit = fitOrder(w, o, m, mean);
    tried.set(key, fit);
    return fit;
  };
  const s = hasSeason ? 1 : 0;
  let best: Fit | undefined;
  const consider = (o: Order): boolean => {
    const fit = attempt(o);
    if (!fit || (best && !(fit.aicc < best.aicc - 1e-6))) return false;
    best = fit;
    return true;
  };
  const c = maxConstant;
  consider({ p: 0, q: 0, P: 0, Q: 0, hasConstant: c });
  consider({ p: 2, q: 2, P: s, Q: s, hasConstant: c });
  consider({ p: 1, q: 0, P: s, Q: 0, hasConstant: c });
  consider({ p: 0, q: 1, P: 0, Q: s, hasConstant: c });
  for (let hasMoved = true; hasMoved && tried.size < 40; ) {
    hasMoved = false;
    const { order: o } = best as unknown as Fit;
    const neighbours: Order[] = [
      { ...o, P: o.P - 1 },
      { ...o, Q: o.Q - 1 },
      { ...o, P: o.P + 1 },
      { ...o, Q: o.Q + 1 },
      { ...o, p: o.p - 1 },
      { ...o, q: o.q - 1 },
      { ...o, p: o.p + 1 },
      { ...o, q: o.q + 1 },
      { ...o, p: o.p + 1, q: o.q + 1 },
      { ...o, p: o.p - 1, q: o.q - 1 },
      { ...o, hasConstant: !o.hasConstant },
    ];
    for (const next of neighbours) {
      if (consider(next)) {
        hasMoved = true;
        break;
      }
    }
  }
  return best as unknown as Fit;
}

/**
 * Automatic seasonal ARIMA by conditional least squares: differences by tests, orders by a stepwise
 * walk over corrected AIC.
 */
export function trainArima(history: Float64Array, setting: Setting): Trained {
  const m =
    setting.m > 1 && setting.m <= MAX_SEASON && history.length >= 3 * setting.m + 5 ? setting.m : 1;
  const D = m > 1 && seasonalStrength(history, m) > 0.64 ? 1 : 0;
  const afterSeason = differenced(history, m, D);
  const d = differencesToLevel(afterSeason, D > 0 ? 1 : 2);
  const scale = Math.sqrt(history.reduce((s, v) => s + v * v, 0) / history.length) || 1;
  const w = differenced(afterSeason, 1, d).map((v) => v / scale);
  if (w.length < 5) return { forecast: (x, h) => new Float64Array(h).fill(x.at(-1)!) };
  const fit = chooseOrder(w, m, d + D <= 1);
  const poly = polynomials(fit.parameters, fit.order, m)!;
  const { ar, ma, constant } = poly;
  return {
    forecast: (x, horizon) => {
      const seasonal = differenced(x, m, D);
      const past = differenced(seasonal, 1, d).map((v) => v / scale);
      const e = errorsOf(past, poly);
      const n = past.length;
      const all = new Float64Array(n + horizon);
      all.set(past);
      for (let t = n; t < n + horizon; t++) {
        let f = constant;
        for (let i = 0; i < ar.lags.length; i++) {
          const at = t - ar.lags[i]!;
          if (at >= 0) f += ar.coefficients[i]! * (all[at]! - constant);
        }
        for (let i = 0; i < ma.lags.length; i++) {
          const at = t - ma.lags[i]!;
          if (at >= 0 && at < n) f += ma.coefficients[i]! * e[at]!;
        }
        all[t] = f;
      }
      let forecast: Float64Array = all.slice(n).map((v) => v * scale);
      // Sum the ordinary differences back, innermost first, then the seasonal ones.
      for (let k = d - 1; k >= 0; k--) {
        let last = differenced(seasonal, 1, k).at(-1) ?? 0;
        forecast = forecast.map((v) => {
          last += v;
          return last;
        });
      }
      if (D > 0) {
        const base = x.slice(-m);
        const out = new Float64Array(horizon);
        for (let i = 0; i < horizon; i++) {
          out[i] = forecast[i]! + (i < m ? base[i]! : out[i - m]!);
        }
        forecast = out;
      }
      return forecast;
    },
  };
}

/** Seasonal ARIMA with automatic order. */
export const arima: Method = {
  name: 'arima',
  source: 'Hyndman & Khandakar 2008, J. Statistical Software 27(3)',
  suits: (history) => history.length >= 10,
  train: trainArima,
};
