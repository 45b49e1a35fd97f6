import type { Method, Setting, Trained } from '../method.ts';
import { lineThrough } from '../numerics/leastSquares.ts';
import { minimize } from '../numerics/nelderMead.ts';
import { type SeasonalKind, seasonalFigures } from '../seasonality/classicalDecomposition.ts';

type TrendKind = 'none' | 'additive' | 'damped';
type ErrorKind = 'additive' | 'multiplicative';

/** One model of the family: error, trend, season; `ETS(M,Ad,M)` in the book's letters. */
interface Shape {
  readonly error: ErrorKind;
  readonly trend: TrendKind;
  readonly season: 'none' | SeasonalKind;
}

interface Fitted {
  readonly shape: Shape;
  readonly m: number;
  /** alpha, beta, gamma, phi, first level, first trend. */
  readonly parameters: Parameters;
  readonly firstFigures: Float64Array;
  readonly aicc: number;
}

interface Parameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
  readonly level: number;
  readonly trend: number;
}

interface State {
  level: number;
  trend: number;
  readonly figures: Float64Array;
}

/**
 * Runs the recursions over `x` and leaves the last state in `state`. Both kinds of error have the
 * same updates when written with the plain error (Hyndman et al. 2008, tables 2.2 and 2.3), they
 * differ only in the likelihood.
 *
 * @returns −2 log-likelihood without its constant; `Infinity` where a multiplicative model leaves
 *   the positive numbers
 */
function filter(
  x: Float64Array,
  { error, season }: Shape,
  m: number,
  p: Parameters,
  state: State,
): number {
  const { alpha, beta, gamma, phi } = p;
  const { figures } = state;
  const n = x.length;
  const isRelative = error === 'multiplicative';
  let l = p.level;
  let b = p.trend;
  let sum = 0;
  let product = 1;
  let logs = 0;
  let phase = 0;
  for (let t = 0; t < n; t++) {
    const base = l + phi * b;
    let f = base;
    let e: number;
    if (season === 'none') {
      e = x[t]! - f;
      l = base + alpha * e;
      b = phi * b + beta * e;
    } else if (season === 'additive') {
      const s = figures[phase]!;
      f = base + s;
      e = x[t]! - f;
      l = base + alpha * e;
      b = phi * b + beta * e;
      figures[phase] = s + gamma * e;
    } else {
      const s = figures[phase]!;
      f = base * s;
      if (!(base > 0) || !(s > 0)) return Infinity;
      e = x[t]! - f;
      l = base + (alpha * e) / s;
      b = phi * b + (beta * e) / s;
      figures[phase] = s + (gamma * e) / base;
    }
    if (++phase === m) phase = 0;
    if (isRelative) {
      if (!(f > 0)) return Infinity;
      const relative = e / f;
      sum += relative * relative;
      product *= f;
      if (product > 1e200 || product < 1e-200) {
        logs += Math.log(product);
        product = 1;
      }
    } else {
      sum += e * e;
    }
  }
  state.level = l;
  state.trend = b;
  const value = n * Math.log(Math.max(sum, 1e-300)) + 2 * (logs + Math.log(product));
  return Number.isFinite(value) ? value : Infinity;
}

function firstState(
  x: Float64Array,
  season: Shape['season'],
  m: number,
): { figures: Float64Array; level: number; slope: number } {
  const figures =
    season === 'none' ? new Float64Array(1) : seasonalFigures(x, m, season).slice(0, m);
  if (season === 'multiplicative') {
    for (let i = 0; i < m; i++) figures[i] = Math.max(figures[i]!, 0.01);
  }
  const span = Math.min(x.length, Math.max(10, 2 * m));
  const rest = x.slice(0, span).map((v, t) => {
    if (season === 'none') return v;
    return season === 'additive' ? v - figures[t % m]! : v / figures[t % m]!;
  });
  const line = lineThrough(rest);
  return { figures, level: line.intercept, slope: line.slope };
}

function fitShape(x: Float64Array, shape: Shape, m: number): Fitted {
  const n = x.length;
  const { figures, level, slope } = firstState(x, shape.season, m);
  const hasTrend = shape.trend !== 'none';
  const hasSeason = shape.season !== 'none';
  const spread = Math.max(
    Math.sqrt(x.reduce((s, v) => s + (v - level) ** 2, 0) / n),
    1e-3 * Math.abs(level),
    1e-9,
  );
  const startLevel = hasTrend ? level - slope : level + (slope * (Math.min(n, 10) - 1)) / 2;
  const lower = [0.001];
  const upper = [0.999];
  const start = [n > 30 ? 0.3 : 0.2];
  const add = (from: number, low: number, high: number): number => {
    start.push(from);
    lower.push(low);
    upper.push(high);
    return start.length - 1;
  };
  const atBeta = hasTrend ? add(0.1, 0.001, 0.999) : -1;
  const atGamma = hasSeason ? add(0.1, 0.001, 0.999) : -1;
  const atPhi = shape.trend === 'damped' ? add(0.95, 0.8, 0.98) : -1;
  const atLevel = add(0, -2, 2);
  const atTrend = hasTrend ? add(0, -1, 1) : -1;
  const read = (p: readonly number[]): Parameters => ({
    alpha: p[0]!,
    // beta below alpha and gamma below 1 − alpha: the usual region of the book's chapter 2.
    beta: atBeta < 0 ? 0 : p[0]! * p[atBeta]!,
    gamma: atGamma < 0 ? 0 : (1 - p[0]!) * p[atGamma]!,
    phi: atPhi < 0 ? 1 : p[atPhi]!,
    level: startLevel + p[atLevel]! * spread,
    trend: atTrend < 0 ? 0 : slope + (p[atTrend]! * spread) / 5,
  });
  const state: State = { level: 0, trend: 0, figures: figures.slice() };
  const cost = (p: readonly number[]): number => {
    state.figures.set(figures);
    return filter(x, shape, m, read(p), state);
  };
  const found = minimize(cost, start, {
    lower,
    upper,
    maxEvaluations: 60 * start.length,
    tolerance: 1e-6,
  });
  const k = start.length + (hasSeason ? m - 1 : 0) + 1;
  const aicc = n - k - 1 > 0 ? found.value + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Infinity;
  return { shape, m, parameters: read(found.at), firstFigures: figures, aicc };
}

const TRENDS: readonly TrendKind[] = ['none', 'additive', 'damped'];

/** Models worth trying: additive errors never with multiplicative seasons, which blow up. */
function shapesFor(history: Float64Array, setting: Setting): Shape[] {
  const n = history.length;
  const { m } = setting;
  const isPositive = history.every((v) => v > 0);
  const canHaveSeason = m > 1 && m <= MAX_SEASON && n >= 2 * m + 5;
  const shapes: Shape[] = [];
  for (const trend of TRENDS) {
    if (trend !== 'none' && n < 8) continue;
    shapes.push({ error: 'additive', trend, season: 'none' });
    if (isPositive) shapes.push({ error: 'multiplicative', trend, season: 'none' });
    if (!canHaveSeason) continue;
    shapes.push({ error: 'additive', trend, season: 'additive' });
    if (isPositive) {
      shapes.push({ error: 'multiplicative', trend, season: 'additive' });
      shapes.push({ error: 'multiplicative', trend, season: 'multiplicative' });
    }
  }
  return shapes;
}

/** As in R's `ets`: longer seasons have too many first figures to estimate. */
const MAX_SEASON = 24;

function trainFamily(history: Float64Array, setting: Setting): Trained {
  const m = setting.m;
  const fits = shapesFor(history, setting).map((s) => fitShape(history, s, m));
  const best = fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  return {
    forecast: (x, horizon) => {
      const { shape, parameters, firstFigures } = best;
      const state: State = { level: x.at(-1)!, trend: 0, figures: firstFigures.slice() };
      // Later data can push a multiplicative state out of its domain: the last value stands then.
      if (filter(x, shape, m, parameters, state) === Infinity) {
        return new Float64Array(horizon).fill(x.at(-1)!);
      }
      let damping = 0;
      let power = 1;
      return Float64Array.from({ length: horizon }, (_, i) => {
        power *= parameters.phi;
        damping += power;
        const base = state.level + damping * state.trend;
        const s = state.figures[(x.length + i) % m]!;
        if (shape.season === 'none') return base;
        return shape.season === 'additive' ? base + s : base * s;
      });
    },
  };
}

/** Exponential smoothing with the model chosen from fifteen by corrected AIC. */
export const exponentialSmoothing: Method = {
  name: 'ets',
  source: 'Hyndman, Koehler, Snyder & Grose 2002, Int. J. Forecasting 18',
  suits: (history) => history.length >= 5,
  train: trainFamily,
};

/** The same family without seasons, for series that were adjusted before. */
export function trainWithoutSeason(history: Float64Array, setting: Setting): Trained {
  return trainFamily(history, { ...setting, m: 1 });
}
