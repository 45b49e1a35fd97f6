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

/** An error counts as so many scales at most when the growth of errors is learnt. */
const MOST_SCALES = 20;

interface Group {
  /** Mean absolute error at each step, over the series' scale. */
  readonly growth: Float64Array;
  /** Per step, or one for all: sorted errors over scale, growth and the series' own factor. */
  readonly shapes: readonly Float64Array[];
}

interface SeriesErrors {
  readonly candidates: Candidates;
  /** `[w][≤ h]`, truth less forecast of the ensemble weighed without that window, over the scale then. */
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
    const errors = new Map(
      c.windows.map((w) => {
        const mean = combined(w.forecasts, weighing.weights(c, w));
        return [w, w.truth.map((v, i) => (v - mean[i]!) / w.scale)] as const;
      }),
    );
    const series = { candidates: c, errors };
    own.set(c, series);
    const key = groupOf(c);
    const list = groups.get(key);
    if (list) list.push(series);
    else groups.set(key, [series]);
  }
  const learnt = new Map([...groups].map(([key, list]) => [key, learnGroup(list)]));
  return (c, mean) => {
    const group = learnt.get(groupOf(c)) ?? learnGroup([]);
    const series = own.get(c) ?? { candidates: c, errors: new Map() };
    const width = c.scale * factorOf(series, group.growth, c.windows, shownEvidence(c));
    return {
      quantile: (tau) =>
        mean.map((v, i) => {
          const shape = group.shapes[Math.min(i, group.shapes.length - 1)]!;
          return v + width * group.growth[i]! * quantileOf(shape, tau);
        }),
    };
  };
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
  return { growth, shapes };
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
  const reach = Math.max(1, Math.floor(h / 12));
  const result = new Float64Array(h);
  for (let i = 0; i < h; i++) {
    let s = 0;
    let n = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(h - 1, i + reach); k++) {
      s += sum[k]!;
      n += count[k]!;
    }
    // One pseudo-error along the root of time keeps single series from having holes.
    const before = i > 0 ? result[i - 1]! * Math.sqrt((i + 1) / i) : 1;
    result[i] = count[i]! > 0 ? (s + Math.sqrt(i + 1)) / (n + 1) : before;
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
