import type { Method } from '../method.ts';
import { minimizeOnInterval } from '../numerics/nelderMead.ts';

/** Means above this are better served by level methods: the Poisson's tie of spread to mean fails. */
const LARGEST_MEAN = 30;

interface Belief {
  readonly shape: number;
  readonly rate: number;
}

/**
 * Steps a gamma belief about the rate through counts, each step forgetting by `discount`; sums the
 * log-probabilities (negative binomial) of the counts, each before it is known.
 */
function run(x: Float64Array, discount: number): Belief & { readonly logLikelihood: number } {
  let shape = 0;
  let rate = 0;
  let logLikelihood = 0;
  for (const y of x) {
    shape *= discount;
    rate *= discount;
    if (shape > 0) {
      const p = rate / (1 + rate);
      logLikelihood +=
        logGamma(shape + y) -
        logGamma(shape) -
        logGamma(y + 1) +
        shape * Math.log(p) +
        y * Math.log(1 - p);
    }
    shape += y;
    rate += 1;
  }
  return { shape, rate, logLikelihood };
}

/** Logarithm of the gamma function for `x > 0` (Stirling's series after shifting; 1e-10). */
export function logGamma(x: number): number {
  let shift = 0;
  let v = x;
  while (v < 8) {
    shift -= Math.log(v);
    v += 1;
  }
  const r = 1 / (v * v);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r / 1680))) / v;
  return shift + (v - 0.5) * Math.log(v) - v + 0.5 * Math.log(2 * Math.PI) + series;
}

/** Counts with a rate that wanders: a gamma belief, updated by each count and fading with time. */
export const poissonRate: Method = {
  name: 'poisson',
  source: 'Harvey & Fernandes 1989, J. Business & Economic Statistics 7',
  suits: (history) => {
    let sum = 0;
    for (const v of history) {
      if (v < 0 || !Number.isInteger(v)) return false;
      sum += v;
    }
    return sum > 0 && sum / history.length <= LARGEST_MEAN;
  },
  train: (history) => {
    const { at } = minimizeOnInterval((w) => -run(history, w).logLikelihood, 0.5, 0.999);
    return {
      forecast: (x, horizon) => {
        const { shape, rate } = run(x, at);
        return new Float64Array(horizon).fill(shape / rate);
      },
    };
  },
};
