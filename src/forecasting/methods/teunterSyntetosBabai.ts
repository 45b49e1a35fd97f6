import type { Method } from '../method.ts';
import { minimize } from '../numerics/nelderMead.ts';
import { isIntermittent } from './croston.ts';

interface Demand {
  readonly probability: number;
  readonly size: number;
}

/** Steps demand's probability every period and its size at each demand; sums squared errors. */
function run(x: Float64Array, alpha: number, beta: number): Demand & { readonly sse: number } {
  const positive = x.filter((v) => v > 0);
  let size = positive[0] ?? 0;
  let probability = positive.length / x.length;
  let sse = 0;
  for (const v of x) {
    sse += (v - probability * size) ** 2;
    if (v > 0) size += alpha * (v - size);
    probability += beta * ((v > 0 ? 1 : 0) - probability);
  }
  return { probability, size, sse };
}

/**
 * Probability of demand times its size, both smoothed, so that the forecast falls while nothing is
 * asked: right for a player who stops taking draws.
 */
export const teunterSyntetosBabai: Method = {
  name: 'tsb',
  source: 'Teunter, Syntetos & Babai 2011, European J. Operational Research 214',
  suits: isIntermittent,
  train: (history) => {
    const { at } = minimize((p) => run(history, p[0]!, p[1]!).sse, [0.1, 0.1], {
      lower: [0.01, 0.01],
      upper: [0.5, 0.5],
      maxEvaluations: 80,
    });
    return {
      forecast: (x, horizon) => {
        const { probability, size } = run(x, at[0]!, at[1]!);
        return new Float64Array(horizon).fill(probability * size);
      },
    };
  },
};
