import type { Method, Setting, Trained } from '../method.ts';
import { leastSquares } from '../numerics/leastSquares.ts';

/** Own lags near the present, next to the values one season, and each longer season, ago. */
function lagsFor(seasons: readonly number[], n: number): number[] {
  const lags = new Set([1, 2, 3, 4]);
  for (const s of seasons) {
    for (const lag of [s - 1, s, s + 1, 2 * s]) if (lag > 0 && lag <= n / 3) lags.add(lag);
  }
  return [...lags].sort((a, b) => a - b);
}

function trainAutoregression(history: Float64Array, { seasons }: Setting): Trained {
  const usable = seasons.filter((s) => history.length >= 3 * s);
  // The shortest season is differenced away; the regression corrects what that leaves.
  const shift = usable[0] ?? 1;
  const difference = (x: Float64Array): Float64Array =>
    Float64Array.from({ length: x.length - shift }, (_, t) => x[t + shift]! - x[t]!);
  const w = difference(history);
  const lags = lagsFor(usable, w.length);
  const first = lags.at(-1)!;
  const n = w.length - first;
  const k = lags.length;
  const scale = Math.sqrt(w.reduce((s, v) => s + v * v, 0) / w.length) || 1;
  const rows = new Float64Array(n * k);
  const y = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    for (let j = 0; j < k; j++) rows[t * k + j] = w[first + t - lags[j]!]! / scale;
    y[t] = w[first + t]! / scale;
  }
  const coefficients = leastSquares(rows, y, k, 0.002);
  return {
    forecast: (x, horizon) => {
      const size = x.length;
      const all = new Float64Array(size + horizon);
      all.set(x);
      const diff = (t: number): number => (t >= shift ? all[t]! - all[t - shift]! : 0);
      let limit = 0;
      for (let t = shift; t < size; t++) limit = Math.max(limit, Math.abs(diff(t)));
      for (let t = size; t < size + horizon; t++) {
        let f = 0;
        for (let j = 0; j < k; j++) f += coefficients[j]! * diff(t - lags[j]!);
        // An unstable fit must not run away: no step is larger than any seen.
        f = Math.min(limit, Math.max(-limit, f));
        all[t] = all[t - shift]! + f;
      }
      return all.slice(size);
    },
  };
}

/** Ridge regression of the seasonal difference on its own lags near each season. */
export const seasonalAutoregression: Method = {
  name: 'ar',
  source: 'Hoerl & Kennard 1970, Technometrics 12; Box & Jenkins 1976, chapter 9',
  suits: (history, { seasons }) => history.length >= 3 * (seasons[0] ?? 1) + 20,
  train: trainAutoregression,
};
