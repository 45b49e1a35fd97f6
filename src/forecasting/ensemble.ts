import { apartFrom, type Candidates, evidenceOf, groupOf, type Window } from './candidates.ts';

/** Earlier moments' worth of evidence that the average over all series counts for. */
const POOL_WINDOWS = 3;

/** How sharply better methods are preferred: weight ∝ error^−SHARPNESS. */
const SHARPNESS = 5;

/** At most so many methods are averaged per series. */
const MOST_VOTERS = 6;

/** Errors are counted at most so many times the best method's, so that one disaster is one vote. */
const WORST = 4;

/** Weights of one series' methods, by its own past and by how the methods did on all series. */
export interface Weighing {
  /** `[k]`, sums to 1; of the methods in `Candidates.names`. Left out is all that has seen the window. */
  weights(candidates: Candidates, leaveOut?: Window): Float64Array;
}

/**
 * `[k]`, each method's errors over those of the series' best method: absolute ones, but squared under
 * the root where demand is intermittent, since among zeros the least absolute error is zero's.
 */
function relativeErrors(windows: readonly Window[], { names, demand }: Candidates): Float64Array {
  const methods = names.length;
  const sums = new Float64Array(methods);
  for (const { truth, forecasts } of windows) {
    for (let k = 0; k < methods; k++) {
      for (let i = 0; i < truth.length; i++) {
        const error = Math.abs(truth[i]! - forecasts[k]![i]!);
        sums[k] = sums[k]! + (demand ? error * error : error);
      }
    }
  }
  const errors = demand ? sums.map(Math.sqrt) : sums;
  const best = Math.min(...errors);
  if (!(best > 0)) return errors.map((e) => (e > 0 ? WORST : 1));
  return errors.map((e) => Math.min(WORST, e / best));
}

/**
 * Learns from the earlier moments of many series how far to trust each method, series with the same
 * season and horizon together.
 *
 * @remarks Weights by inverse error: Bates & Granger 1969, Operational Res. Quarterly 20; errors
 *   shrunk towards the average over series as in Montero-Manso, Athanasopoulos, Hyndman & Talagala
 *   2020, Int. J. Forecasting 36, where weights are learnt across series.
 */
export function weigh(all: readonly Candidates[]): Weighing {
  const pools = new Map<string, Map<string, { sum: number; count: number }>>();
  const given = new Map<Candidates, Float64Array>();
  for (const c of all) {
    if (c.windows.length === 0) continue;
    let pool = pools.get(groupOf(c));
    if (!pool) {
      pool = new Map();
      pools.set(groupOf(c), pool);
    }
    const errors = relativeErrors(c.windows, c);
    given.set(c, errors);
    for (const [k, name] of c.names.entries()) {
      const entry = pool.get(name) ?? { sum: 0, count: 0 };
      entry.sum += errors[k]!;
      entry.count++;
      pool.set(name, entry);
    }
  }
  return {
    weights: (c, leaveOut) => {
      const k = c.names.length;
      const windows = leaveOut ? apartFrom(c.windows, leaveOut) : c.windows;
      const evidence = evidenceOf(windows);
      const own = windows.length > 0 ? relativeErrors(windows, c) : new Float64Array(k);
      const pool = pools.get(groupOf(c));
      // What the series gave to the pool has seen the window too.
      const gave = leaveOut ? given.get(c) : undefined;
      const scores = c.names.map((name, i) => {
        const { sum = 0, count = 0 } = pool?.get(name) ?? {};
        const others = gave ? count - 1 : count;
        // A method nobody else has tried here starts in the middle of the field.
        const shared = others > 0 ? (sum - (gave?.[i] ?? 0)) / others : 1.5;
        return (evidence * own[i]! + POOL_WINDOWS * shared) / (evidence + POOL_WINDOWS);
      });
      const limit = [...scores].sort((a, b) => a - b)[Math.min(MOST_VOTERS, k) - 1]!;
      const raw = Float64Array.from(scores, (s) => (s <= limit ? s ** -SHARPNESS : 0));
      const sum = raw.reduce((a, b) => a + b, 0);
      return raw.map((w) => w / sum);
    },
  };
}

/** Weighted mean of forecasts `[k][h]`. */
export function combined(
  forecasts: readonly Float64Array[],
  weights: ArrayLike<number>,
): Float64Array {
  const result = new Float64Array(forecasts[0]?.length ?? 0);
  for (const [k, f] of forecasts.entries()) {
    const w = weights[k]!;
    if (w === 0) continue;
    for (let i = 0; i < result.length; i++) result[i] = result[i]! + w * f[i]!;
  }
  return result;
}
