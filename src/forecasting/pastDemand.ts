import { type Candidates, evidenceOf, groupOf, type Window } from './candidates.ts';
import type { Spread } from './conformal.ts';

/** How a step of the past counts for a step to come: `memory^age`, and more at the same season's phase. */
interface Kernel {
  readonly memory: number;
  /** What a value of the same phase counts for on top. */
  readonly season: number;
}

const MEMORIES = [1, 0.99, 0.97, 0.94, 0.9, 0.8];
const SEASONS = [0, 3, 30];

/** Levels at which the kernels are judged by quantile loss. */
const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975];

/** How sharply better kernels are preferred: weight ∝ loss^−SHARPNESS. */
const SHARPNESS = 10;

/** Earlier moments' worth of evidence that the average over all series counts for. */
const POOL_WINDOWS = 3;

/** A loss counts at most so many times the best kernel's. */
const WORST = 3;

/** Latest values looked at. */
const LONGEST = 2000;

/** Weights are not followed below this share. */
const LEAST_WEIGHT = 1e-6;

/** Seasons longer than this are not told apart: each phase would need a distribution of its own. */
const LONGEST_SEASON = 400;

/** Values that came, each once, ascending, with the probability of no more than it. */
interface Distribution {
  readonly values: Float64Array;
  readonly cumulative: Float64Array;
}

/** A history by its distinct values. */
interface Demand {
  readonly values: Float64Array;
  /** `[n]`, which of the values came at each step. */
  readonly indexes: Int32Array;
  readonly m: number;
}

function demandOf(x: Float64Array, m: number): Demand {
  const values = Float64Array.from(new Set(x)).sort();
  const at = new Map(Array.from(values, (v, i) => [v, i] as const));
  return { values, indexes: Int32Array.from(x, (v) => at.get(v)!), m };
}

/** What the first `known` steps say of the step at `phase`, by several kernels with shares. */
function distributionAt(
  { values, indexes, m }: Demand,
  known: number,
  phase: number,
  kernels: readonly Kernel[],
  shares: ArrayLike<number>,
): Distribution {
  const sum = new Float64Array(values.length);
  const from = Math.max(0, known - LONGEST);
  for (const [k, { memory, season }] of kernels.entries()) {
    const part = new Float64Array(values.length);
    let total = 0;
    let weight = 1;
    for (let t = known - 1; t >= from && weight > LEAST_WEIGHT; t--) {
      const w = t % m === phase ? weight * (1 + season) : weight;
      part[indexes[t]!] = part[indexes[t]!]! + w;
      total += w;
      weight *= memory;
    }
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + (shares[k]! * part[i]!) / total;
  }
  let running = 0;
  return { values, cumulative: sum.map((p) => (running += p)) };
}

/** The least value that at least a share `tau` of the distribution does not exceed. */
function quantileAt({ values, cumulative }: Distribution, tau: number): number {
  const i = cumulative.findIndex((c) => c >= tau - 1e-9);
  return values[i < 0 ? values.length - 1 : i]!;
}

function kernelsFor({ demand, m }: Candidates): readonly Kernel[] {
  const hasPhases = m > 1 && m <= LONGEST_SEASON && demand!.length > m;
  const seasons = hasPhases ? SEASONS : [0];
  return MEMORIES.flatMap((memory) => seasons.map((season) => ({ memory, season })));
}

const nameOf = ({ memory, season }: Kernel): string => `${memory}/${season}`;

/** `[k]`, each kernel's quantile losses over the windows, over those of the series' best. */
function relativeLosses(
  past: Demand,
  windows: readonly Window[],
  kernels: readonly Kernel[],
): Float64Array {
  const losses = Float64Array.from(kernels, (kernel) => {
    let sum = 0;
    for (const { cutoff, truth } of windows) {
      const byPhase = new Map<number, Float64Array>();
      for (let i = 0; i < truth.length; i++) {
        const phase = kernel.season > 0 ? (cutoff + i) % past.m : -1;
        let quantiles = byPhase.get(phase);
        if (!quantiles) {
          const found = distributionAt(past, cutoff, phase, [kernel], [1]);
          quantiles = Float64Array.from(LEVELS, (tau) => quantileAt(found, tau));
          byPhase.set(phase, quantiles);
        }
        for (const [j, tau] of LEVELS.entries()) {
          const above = truth[i]! - quantiles[j]!;
          sum += above > 0 ? tau * above : (tau - 1) * above;
        }
      }
    }
    return sum;
  });
  const best = Math.min(...losses);
  return losses.map((l) => (best > 0 ? Math.min(WORST, l / best) : l > 0 ? WORST : 1));
}

/**
 * Quantiles of intermittent demand, drawn from its own past: zeros stay zeros, sizes are those that
 * came, late ones and those of the same phase of the season count for more. How much more is weighed
 * by quantile loss at earlier moments, shrunk towards the average over series of the same season and
 * horizon.
 *
 * @param all - series without `demand` are passed over
 * @returns for a series with `demand`, its quantiles: values that came, so the share of truth between
 *   two of them is that of the levels or, since a zero is one, above it
 * @remarks The non-parametric time series forecaster: Alexandrov et al. 2020, J. Machine Learning
 *   Research 21 (GluonTS); Willemain, Smart & Schwarz 2004, Int. J. Forecasting 20.
 */
export function learnDemand(all: readonly Candidates[]): (candidates: Candidates) => Spread {
  const own = new Map<Candidates, ReadonlyMap<string, number>>();
  const pools = new Map<string, Map<string, { sum: number; count: number }>>();
  for (const c of all) {
    if (!c.demand || c.windows.length === 0) continue;
    const kernels = kernelsFor(c);
    const losses = relativeLosses(demandOf(c.demand, c.m), c.windows, kernels);
    own.set(c, new Map(kernels.map((kernel, k) => [nameOf(kernel), losses[k]!])));
    const pool = pools.get(groupOf(c)) ?? new Map<string, { sum: number; count: number }>();
    pools.set(groupOf(c), pool);
    for (const [name, loss] of own.get(c)!) {
      const { sum, count } = pool.get(name) ?? { sum: 0, count: 0 };
      pool.set(name, { sum: sum + loss, count: count + 1 });
    }
  }
  return (c) => {
    const kernels = kernelsFor(c);
    const evidence = evidenceOf(c.windows);
    const raw = kernels.map((kernel) => {
      const entry = pools.get(groupOf(c))?.get(nameOf(kernel));
      const shared = entry ? entry.sum / entry.count : 1;
      const measured = own.get(c)?.get(nameOf(kernel)) ?? shared;
      return (
        ((evidence * measured + POOL_WINDOWS * shared) / (evidence + POOL_WINDOWS)) ** -SHARPNESS
      );
    });
    const sum = raw.reduce((a, b) => a + b, 0);
    const shares = raw.map((w) => w / sum);
    const past = demandOf(c.demand!, c.m);
    const n = c.demand!.length;
    const isSeasonal = kernels.some((k) => k.season > 0);
    const phases = Math.min(c.h, isSeasonal ? c.m : 1);
    const distributions = Array.from({ length: phases }, (_, i) =>
      distributionAt(past, n, isSeasonal ? (n + i) % c.m : -1, kernels, shares),
    );
    return {
      quantile: (tau) =>
        Float64Array.from({ length: c.h }, (_, i) => quantileAt(distributions[i % phases]!, tau)),
    };
  };
}
