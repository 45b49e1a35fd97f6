import type { Candidates } from './candidates.ts';
import { combined, type Weighing } from './ensemble.ts';

/** Quantiles of one series' forecast: `quantile(tau)[i]` at step i. */
export interface Spread {
  quantile(tau: number): Float64Array;
}

/** Earlier moments' worth of evidence that the average width over all series counts for. */
const POOL_WINDOWS = 2;

/** Errors of a step, with its neighbours, from which that step gets a shape of its own. */
const ENOUGH_PER_STEP = 400;

/** Errors from which the shape of the normal distribution is no longer mixed in. */
const ENOUGH = 200;

interface Group {
  /** Mean absolute error at each step, over the series' scale. */
  readonly growth: Float64Array;
  /** Per step, or one for all: sorted errors over series width and growth. */
  readonly shapes: readonly Float64Array[];
}

interface SeriesErrors {
  /** `[w][≤ h]`, truth less forecast of the ensemble weighed without that window. */
  readonly errors: readonly Float64Array[];
  readonly candidates: Candidates;
}

/**
 * Widths of forecasts learnt from the errors of the ensemble at earlier moments, pooled over series
 * of the same season and horizon after division by each series' own width.
 *
 * @remarks Split conformal prediction: Vovk, Gammerman & Shafer 2005; pooled over series as in
 *   Stankevičiūtė, Alaa & van der Schaar 2021, NeurIPS 34. An error is always divided by a width
 *   that was computed without its window.
 */
export function learnSpread(
  all: readonly Candidates[],
  weighing: Weighing,
): (candidates: Candidates, mean: Float64Array) => Spread {
  const groups = new Map<string, SeriesErrors[]>();
  for (const c of all) {
    const errors = c.windows.map((w) => {
      const mean = combined(w.forecasts, weighing.weights(c, w));
      return w.truth.map((v, i) => v - mean[i]!);
    });
    const key = `${c.m}/${c.h}`;
    const list = groups.get(key);
    if (list) list.push({ errors, candidates: c });
    else groups.set(key, [{ errors, candidates: c }]);
  }
  const learnt = new Map<string, Group>();
  const own = new Map<Candidates, readonly Float64Array[]>();
  for (const [key, list] of groups) {
    learnt.set(key, learnGroup(list));
    for (const s of list) own.set(s.candidates, s.errors);
  }
  return (c, mean) => {
    const group = learnt.get(`${c.m}/${c.h}`) ?? learnGroup([]);
    const width = widthOf(own.get(c) ?? [], c.scale, group.growth);
    return {
      quantile: (tau) =>
        mean.map((v, i) => {
          const shape = group.shapes[Math.min(i, group.shapes.length - 1)]!;
          return v + width * growthAt(group.growth, i) * quantileOf(shape, tau);
        }),
    };
  };
}

const growthAt = (growth: Float64Array, step: number): number =>
  growth[step] ?? Math.sqrt(step + 1);

/** A series' width: its errors over the growth expected, shrunk towards one scale unit. */
function widthOf(
  errors: readonly Float64Array[],
  scale: number,
  growth: Float64Array,
  leaveOut?: Float64Array,
): number {
  let sum = 0;
  let expected = 0;
  let windows = 0;
  for (const e of errors) {
    if (e === leaveOut) continue;
    windows++;
    for (let i = 0; i < e.length; i++) {
      sum += Math.abs(e[i]!);
      expected += growthAt(growth, i);
    }
  }
  const measured = expected > 0 ? sum / expected : scale;
  return (windows * measured + POOL_WINDOWS * scale) / (windows + POOL_WINDOWS);
}

function learnGroup(list: readonly SeriesErrors[]): Group {
  const h = Math.max(1, ...list.map((s) => s.candidates.h));
  const growth = growthOf(list, h);
  const perStep: number[][] = Array.from({ length: h }, () => []);
  for (const { errors, candidates } of list) {
    for (const e of errors) {
      const width = widthOf(errors, candidates.scale, growth, e);
      for (let i = 0; i < e.length; i++) {
        perStep[i]!.push(e[i]! / (width * growthAt(growth, i)));
      }
    }
  }
  const shapes: Float64Array[] = [];
  const reach = Math.max(1, Math.floor(h / 12));
  const near = (i: number): number[] => perStep.slice(Math.max(0, i - reach), i + reach + 1).flat();
  if (Math.min(...perStep.map((_, i) => near(i).length)) >= ENOUGH_PER_STEP) {
    for (let i = 0; i < h; i++) shapes.push(Float64Array.from(near(i)).sort());
  } else {
    shapes.push(withNormal(perStep.flat()));
  }
  return { growth, shapes };
}

/**
 * Few errors say little about the tails: each counts with its mirror image, and quantiles of the
 * normal distribution with the same mean absolute value fill up to {@link ENOUGH}.
 */
function withNormal(errors: readonly number[]): Float64Array {
  const values = errors.length >= ENOUGH ? [...errors] : errors.flatMap((e) => [e, -e]);
  const missing = Math.max(0, ENOUGH - values.length);
  const spread = Math.sqrt(Math.PI / 2);
  for (let i = 0; i < missing; i++) {
    values.push(spread * normalQuantile((i + 0.5) / missing));
  }
  return Float64Array.from(values).sort();
}

/** Mean absolute error over scale by step, smoothed; the root of time where nothing is known. */
function growthOf(list: readonly SeriesErrors[], h: number): Float64Array {
  const sum = new Float64Array(h);
  const count = new Float64Array(h);
  for (const { errors, candidates } of list) {
    for (const e of errors) {
      for (let i = 0; i < e.length; i++) {
        sum[i] = sum[i]! + Math.min(20, Math.abs(e[i]!) / candidates.scale);
        count[i] = count[i]! + 1;
      }
    }
  }
  const reach = Math.max(1, Math.floor(h / 12));
  const known = count.some((c) => c > 0);
  const result = new Float64Array(h);
  for (let i = 0; i < h; i++) {
    let s = 0;
    let n = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(h - 1, i + reach); k++) {
      s += sum[k]!;
      n += count[k]!;
    }
    // One pseudo-error along the root of time keeps single series from having holes.
    const prior = Math.sqrt(i + 1);
    result[i] = known ? (s + prior) / (n + 1) : prior;
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

/** Quantile of the standard normal distribution (Acklam's rational approximation, 1e-9). */
export function normalQuantile(p: number): number {
  const a = [
    -39.6968302866538, 220.946098424521, -275.928510446969, 138.357751867269, -30.6647980661472,
    2.50662827745924,
  ];
  const b = [
    -54.4760987982241, 161.585836858041, -155.698979859887, 66.8013118877197, -13.2806815528857,
  ];
  const c = [
    -0.00778489400243029, -0.322396458041136, -2.40075827716184, -2.54973253934373,
    4.37466414146497, 2.93816398269878,
  ];
  const d = [0.00778469570904146, 0.32246712907004, 2.445134137143, 3.75440866190742];
  const poly = (k: readonly number[], x: number): number => k.reduce((s, v) => s * x + v, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / (poly(d, q) * q + 1);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (poly(a, r) * q) / (poly(b, r) * r + 1);
}
