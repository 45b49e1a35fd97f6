import { apartFrom, type Candidates, evidenceOf, groupOf, type Window } from './candidates.ts';
import { combined, type Weighing } from './ensemble.ts';

/** Quantiles of one series' forecast: `quantile(tau)[i]` at step i. */
export interface Spread {
  quantile(tau: number): Float64Array;
}

/** Earlier moments' worth of evidence that the average width over all series counts for. */
const POOL_WINDOWS = 2;

/** Errors of a step, with its neighbours, from which that step gets a shape of its own. */
const ENOUGH_PER_STEP = 400;

/** Errors from which Student's distribution is no longer mixed in. */
const ENOUGH = 200;

/** Errors of a step from which its growth is its own, not smoothed over its neighbours. */
const ENOUGH_FOR_GROWTH = 100;

/** An error counts as so many scales at most when the growth of errors is learnt. */
const MOST_SCALES = 20;

/** Weight, as an exponent, of the methods' disagreement in a forecast's scale. */
const DISAGREEMENT = 0.25;

/** So many series without a change of agreement are taken along. */
const PRIOR_SERIES = 10;

/** A method counts as so many scales off at most: one that runs away says little of the others. */
const MOST_DISAGREEMENT = 5;

/** Scales of disagreement that are always there, so that methods that agree by chance promise nothing. */
const LEAST_DISAGREEMENT = 0.5;

interface Group {
  /** Mean absolute error at each step, over the series' scale. */
  readonly growth: Float64Array;
  /** How much nearer to each other methods are now than they were at the earlier moments, in {@link scalesOf}. */
  readonly agreement: number;
  /** Per step, or one for all: sorted errors over scale, growth and the series' own factor. */
  readonly shapes: readonly Float64Array[];
}

interface SeriesErrors {
  readonly candidates: Candidates;
  /** `[h]`, {@link scalesOf} the forecast to come. */
  readonly scales: Float64Array;
  /** Logarithm of those over the same at the earlier moments, both per scale. */
  readonly nearer: number;
  /** `[w][≤ h]`, truth less forecast of the ensemble weighed without that window, over {@link scalesOf} then. */
  readonly errors: ReadonlyMap<Window, Float64Array>;
}

/**
 * Widths of forecasts learnt from the errors of the ensemble at earlier moments, pooled over series
 * of the same season and horizon after division by each series' own width.
 *
 * @remarks Split conformal prediction: Vovk, Gammerman & Shafer 2005; pooled over series as in
 *   Stankevičiūtė, Alaa & van der Schaar 2021, NeurIPS 34. An error is divided by a width made of
 *   what was known then and of windows that share no step with it.
 */
export function learnSpread(
  all: readonly Candidates[],
  weighing: Weighing,
): (candidates: Candidates, mean: Float64Array) => Spread {
  const groups = new Map<string, SeriesErrors[]>();
  const own = new Map<Candidates, SeriesErrors>();
  for (const c of all) {
    const now = weighing.weights(c);
    const scales = scalesOf(c, now, combined(c.forecasts, now));
    let nearer = 0;
    const errors = new Map(
      c.windows.map((w) => {
        const weights = weighing.weights(c, w);
        const mean = combined(w.forecasts, weights);
        const then = scalesOf(w, weights, mean);
        nearer +=
          meanLogarithm(scales.subarray(0, then.length), c.scale) - meanLogarithm(then, w.scale);
        return [w, w.truth.map((v, i) => (v - mean[i]!) / then[i]!)] as const;
      }),
    );
    const series = {
      candidates: c,
      scales,
      nearer: nearer / Math.max(1, c.windows.length),
      errors,
    };
    own.set(c, series);
    const key = groupOf(c);
    const list = groups.get(key);
    if (list) list.push(series);
    else groups.set(key, [series]);
  }
  const learnt = new Map([...groups].map(([key, list]) => [key, learnGroup(list)]));
  return (c, mean) => {
    const group = learnt.get(groupOf(c))!;
    const series = own.get(c)!;
    const factor = factorOf(series, group.growth, c.windows, shownEvidence(c)) / group.agreement;
    return {
      quantile: (tau) =>
        mean.map((v, i) => {
          const shape = group.shapes[Math.min(i, group.shapes.length - 1)]!;
          return v + series.scales[i]! * factor * group.growth[i]! * quantileOf(shape, tau);
        }),
    };
  };
}

/**
 * `[h]`, what errors are divided by: the series' scale, larger where the methods disagree, since
 * forecasts that are far apart cannot all be right.
 */
function scalesOf(
  { scale, forecasts }: Pick<Candidates | Window, 'scale' | 'forecasts'>,
  weights: ArrayLike<number>,
  mean: Float64Array,
): Float64Array {
  return mean.map((v, i) => {
    const apart = forecasts.reduce(
      (sum, f, k) => sum + weights[k]! * Math.min(MOST_DISAGREEMENT, Math.abs(f[i]! - v) / scale),
      0,
    );
    return scale * (LEAST_DISAGREEMENT + apart) ** DISAGREEMENT;
  });
}

function meanLogarithm(values: Float64Array, unit: number): number {
  return values.reduce((sum, v) => sum + Math.log(v / unit), 0) / values.length;
}

/**
 * Evidence that the widths had from which shapes were learnt: windows apart from the one judged. A
 * forecast's width takes no more, so that shape and width go together.
 */
function shownEvidence({ windows }: Candidates): number {
  const sum = windows.reduce((s, w) => s + evidenceOf(apartFrom(windows, w)), 0);
  return windows.length > 0 ? sum / windows.length : 0;
}

/** How much wider than its scale a series errs: its errors over those expected, shrunk towards 1. */
function factorOf(
  { errors }: SeriesErrors,
  growth: Float64Array,
  windows: readonly Window[],
  evidence = evidenceOf(windows),
): number {
  let sum = 0;
  let expected = 0;
  for (const w of windows) {
    const e = errors.get(w)!;
    for (let i = 0; i < e.length; i++) {
      sum += Math.abs(e[i]!);
      expected += growth[i]!;
    }
  }
  const measured = expected > 0 ? sum / expected : 1;
  return (evidence * measured + POOL_WINDOWS) / (evidence + POOL_WINDOWS);
}

function learnGroup(list: readonly SeriesErrors[]): Group {
  const h = Math.max(1, ...list.map((s) => s.candidates.h));
  const growth = growthOf(list, h);
  const perStep: number[][] = Array.from({ length: h }, () => []);
  for (const series of list) {
    for (const [w, e] of series.errors) {
      const factor = factorOf(series, growth, apartFrom(series.candidates.windows, w));
      for (let i = 0; i < e.length; i++) perStep[i]!.push(e[i]! / (factor * growth[i]!));
    }
  }
  const shapes: Float64Array[] = [];
  const reach = Math.max(1, Math.floor(h / 12));
  const near = (i: number): number[] => perStep.slice(Math.max(0, i - reach), i + reach + 1).flat();
  if (Math.min(...perStep.map((_, i) => near(i).length)) >= ENOUGH_PER_STEP) {
    for (let i = 0; i < h; i++) shapes.push(Float64Array.from(near(i)).sort());
  } else {
    shapes.push(withStudent(perStep.flat()));
  }
  // Trained on more, methods agree better: that is no promise, so it is taken out on average.
  const nearer = list.reduce((sum, s) => sum + s.nearer, 0) / (list.length + PRIOR_SERIES);
  return { growth, agreement: Math.exp(nearer), shapes };
}

/**
 * Few errors say little about the tails: each counts with its mirror image, and quantiles of
 * Student's distribution with four degrees of freedom, whose mean absolute value is 1, fill up to
 * {@link ENOUGH}.
 */
function withStudent(errors: readonly number[]): Float64Array {
  const values = errors.length >= ENOUGH ? [...errors] : errors.flatMap((e) => [e, -e]);
  const missing = Math.max(0, ENOUGH - values.length);
  for (let i = 0; i < missing; i++) values.push(studentQuantile((i + 0.5) / missing));
  return Float64Array.from(values).sort();
}

/** Mean absolute error over scale by step, smoothed; grows by the root of time where nothing is known. */
function growthOf(list: readonly SeriesErrors[], h: number): Float64Array {
  const sum = new Float64Array(h);
  const count = new Float64Array(h);
  for (const { errors } of list) {
    for (const e of errors.values()) {
      for (let i = 0; i < e.length; i++) {
        sum[i] = sum[i]! + Math.min(MOST_SCALES, Math.abs(e[i]!));
        count[i] = count[i]! + 1;
      }
    }
  }
  const result = new Float64Array(h);
  for (let i = 0; i < h; i++) {
    // Neighbours over the root of time: their plain mean would widen the first step.
    const reach = count[i]! >= ENOUGH_FOR_GROWTH ? 0 : Math.max(1, Math.floor(h / 12));
    let s = 0;
    let n = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(h - 1, i + reach); k++) {
      s += sum[k]! / Math.sqrt(k + 1);
      n += count[k]!;
    }
    // One pseudo-error along the root of time keeps single series from having holes.
    const before = i > 0 ? result[i - 1]! * Math.sqrt((i + 1) / i) : 1;
    result[i] = count[i]! > 0 ? (Math.sqrt(i + 1) * (s + 1)) / (n + 1) : before;
  }
  return result;
}

/** Empirical quantile of sorted values by linear interpolation between (i + ½)/n points. */
export function quantileOf(sorted: Float64Array, tau: number): number {
  const n = sorted.length;
  const at = Math.min(n - 1, Math.max(0, tau * (n + 1) - 1));
  const low = Math.floor(at);
  const high = Math.min(n - 1, low + 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Quantile of Student's distribution with four degrees of freedom (closed form: Shaw 2006, J. Computational Finance 9). */
export function studentQuantile(p: number): number {
  const alpha = Math.sqrt(4 * p * (1 - p));
  const q = Math.cos(Math.acos(alpha) / 3) / alpha;
  return Math.sign(p - 0.5) * 2 * Math.sqrt(Math.max(0, q - 1));
}
