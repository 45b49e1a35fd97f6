import { loess } from './loess.ts';

/** A series taken apart: `x = trend + Σ seasonal + remainder`. */
export interface Decomposition {
  readonly trend: Float64Array;
  /** One array `[n]` per season, in the order asked. */
  readonly seasonal: readonly Float64Array[];
  readonly remainder: Float64Array;
}

const nextOdd = (v: number): number => {
  const r = Math.ceil(v);
  return r % 2 === 0 ? r + 1 : r;
};

function movingAverage(x: Float64Array, window: number): Float64Array {
  const result = new Float64Array(x.length - window + 1);
  let s = 0;
  for (let t = 0; t < x.length; t++) {
    s += x[t]!;
    if (t >= window) s -= x[t - window]!;
    if (t >= window - 1) result[t - window + 1] = s / window;
  }
  return result;
}

/**
 * Seasonal-trend decomposition by loess, without robustness weights: the inner loop of Cleveland,
 * Cleveland, McRae & Terpenning 1990, J. Official Statistics 6, with its default windows and
 * jumps.
 *
 * @param seasonalWindow - values of one phase that are smoothed together, odd; `Infinity` makes the
 *   season the same every year
 */
export function stl(
  x: Float64Array,
  period: number,
  seasonalWindow: number,
): { readonly trend: Float64Array; readonly seasonal: Float64Array } {
  const n = x.length;
  const isPeriodic = !Number.isFinite(seasonalWindow);
  const sWindow = isPeriodic ? 10 * n + 1 : seasonalWindow;
  const tWindow = nextOdd((1.5 * period) / (1 - 1.5 / sWindow));
  const lWindow = nextOdd(period);
  const jumpOf = (window: number): number => Math.max(1, Math.ceil(window / 10));
  let trend = new Float64Array(n);
  const seasonal = new Float64Array(n);
  const cycle = new Float64Array(n + 2 * period);
  for (let iteration = 0; iteration < 2; iteration++) {
    for (let phase = 0; phase < period; phase++) {
      const size = Math.floor((n - 1 - phase) / period) + 1;
      const sub = new Float64Array(size);
      for (let k = 0; k < size; k++) {
        const t = phase + k * period;
        sub[k] = x[t]! - trend[t]!;
      }
      const fitted = (from: number, to: number, jump: number): Float64Array =>
        loess(sub, sWindow, { degree: 0, jump, from, to });
      cycle[phase] = fitted(-1, -1, 1)[0]!;
      const inner = fitted(0, size - 1, isPeriodic ? Math.max(1, size) : jumpOf(sWindow));
      for (let k = 0; k < size; k++) cycle[phase + (k + 1) * period] = inner[k]!;
      cycle[phase + (size + 1) * period] = fitted(size, size, 1)[0]!;
    }
    const low = loess(
      movingAverage(movingAverage(movingAverage(cycle, period), period), 3),
      lWindow,
      { jump: jumpOf(lWindow) },
    );
    const rest = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      seasonal[t] = cycle[period + t]! - low[t]!;
      rest[t] = x[t]! - seasonal[t]!;
    }
    trend = loess(rest, tWindow, { jump: jumpOf(tWindow) }) as Float64Array<ArrayBuffer>;
  }
  return { trend, seasonal };
}

/**
 * Several seasons taken apart one after the other, twice, shortest first.
 *
 * @remarks Bandara, Hyndman & Bergmeir 2021, arXiv:2107.13462 (MSTL), with its windows `7 + 4i`.
 * @param periods - shortest first; each shorter than half of `x`
 */
export function decompose(x: Float64Array, periods: readonly number[]): Decomposition {
  const seasonal = periods.map(() => new Float64Array(x.length));
  const rest = x.slice();
  let trend: Float64Array = new Float64Array(x.length);
  const rounds = periods.length > 1 ? 2 : 1;
  for (let round = 0; round < rounds; round++) {
    for (const [i, period] of periods.entries()) {
      const part = seasonal[i]!;
      for (let t = 0; t < x.length; t++) rest[t] = rest[t]! + part[t]!;
      const found = stl(rest, period, 7 + 4 * (i + 1));
      part.set(found.seasonal);
      trend = found.trend;
      for (let t = 0; t < x.length; t++) rest[t] = rest[t]! - part[t]!;
    }
  }
  return { trend, seasonal, remainder: rest.map((v, t) => v - trend[t]!) };
}
