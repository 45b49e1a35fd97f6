import { leastSquares } from '../numerics/leastSquares.ts';
import { ErrorPool, type ErrorTable, errorsOf, type PooledErrors } from './pooledErrors.ts';

/** Draws taken and won, whole or faded with time. */
export interface Tally {
  readonly taken: number;
  readonly won: number;
}

/**
 * Share won, shrunk towards `prior` as if `strength` draws more had been taken at that share: the
 * mean of the beta-binomial.
 *
 * @remarks Efron & Morris 1975, J. Amer. Statist. Assoc. 70.
 */
export function shrunkShare({ taken, won }: Tally, strength: number, prior = 0.5): number {
  return (won + strength * prior) / (taken + strength);
}

/** What is known of a taker's share before the games to forecast. */
export interface ShareFeatures {
  /** `[k]` in the order of {@link SHARE_FEATURE_NAMES}. */
  readonly values: Float64Array;
}

export const SHARE_FEATURE_NAMES = ['career', 'recent', 'volume', 'opponents', 'constant'] as const;

/** Draws' worth of the prior in the career share, as measured best: docs/forecasting.md. */
export const CAREER_STRENGTH = 300;

/** The same for the recent share, which fades by half in 25 games. */
const RECENT_STRENGTH = 150;
export const RECENT_HALF_LIFE_GAMES = 25;

/**
 * @param career - all his draws
 * @param recent - his draws, faded by {@link RECENT_HALF_LIFE_GAMES}
 * @param rate - draws per game: those who take few win fewer
 * @param opponentShare - share that the coming opponents win above one half, on average
 */
export function shareFeatures(
  career: Tally,
  recent: Tally,
  rate: number,
  opponentShare: number,
): ShareFeatures {
  const careerShare = shrunkShare(career, CAREER_STRENGTH);
  return {
    values: Float64Array.of(
      careerShare - 0.5,
      shrunkShare(recent, RECENT_STRENGTH, careerShare) - careerShare,
      Math.log1p(rate) - 1.5,
      -opponentShare,
      1,
    ),
  };
}

/** One past moment and the draws that followed. */
export interface ShareExample extends Tally {
  readonly features: ShareFeatures;
}

/** Expected share of coming draws with quantiles, all in `[0, 1]`. */
export interface ShareModel {
  mean(features: ShareFeatures): number;
  /** @param taken - draws expected: fewer draws, wider quantiles */
  quantile(features: ShareFeatures, taken: number, tau: number): number;
  /** `[k]`, what each feature adds to one half. */
  contributions(features: ShareFeatures): Float64Array;
  /** What {@link shareModel} makes the same model of. */
  parameters(): ShareParameters;
}

/** A share model as it is stored. */
export interface ShareParameters {
  /** `[k]` */
  readonly weights: readonly number[];
  readonly errors: ErrorTable;
}

/** Spread of the true share from one stretch of games to the next, beyond chance. */
const DRIFT = 0.03;

/** Strata of the errors by draws expected. */
const TAKEN_STRATA = [5, 20, 60, 150, Number.POSITIVE_INFINITY];

const shareWidth = (p: number, taken: number): number =>
  Math.sqrt((p * (1 - p)) / Math.max(1, taken) + DRIFT * DRIFT);

const stratumOf = (taken: number): string => String(TAKEN_STRATA.findIndex((t) => taken < t));

/** Regression of the coming share on the past ones, weighed by draws, pooled over all players. */
export function fitShare(examples: readonly (ShareExample & { expected: number })[]): ShareModel {
  const k = SHARE_FEATURE_NAMES.length;
  const useful = examples.filter((e) => e.taken > 0);
  let weights = Float64Array.of(1, 0.5, 0, 1, 0);
  if (useful.length >= 20 * k) {
    const rows = new Float64Array(useful.length * k);
    const y = new Float64Array(useful.length);
    const w = new Float64Array(useful.length);
    for (const [i, e] of useful.entries()) {
      rows.set(e.features.values, i * k);
      y[i] = e.won / e.taken - 0.5;
      w[i] = 1 / (0.25 / e.taken + DRIFT * DRIFT);
    }
    weights = Float64Array.from(leastSquares(rows, y, k, 1e-6, w));
  }
  const errors = new ErrorPool();
  const model = modelOf(weights, errors, () => errors.table());
  for (const e of useful) {
    const p = model.mean(e.features);
    errors.add(stratumOf(e.expected), (e.won / e.taken - p) / shareWidth(p, e.expected));
  }
  return model;
}

/** The model of stored parameters. */
export function shareModel({ weights, errors }: ShareParameters): ShareModel {
  return modelOf(weights, errorsOf(errors), () => errors);
}

function modelOf(
  weights: ArrayLike<number>,
  errors: PooledErrors,
  table: () => ErrorTable,
): ShareModel {
  const contributions = (f: ShareFeatures): Float64Array => f.values.map((v, i) => v * weights[i]!);
  const mean = (f: ShareFeatures): number =>
    Math.min(0.9, Math.max(0.1, 0.5 + contributions(f).reduce((s, v) => s + v, 0)));
  return {
    mean,
    contributions,
    quantile: (f, taken, tau) => {
      const p = mean(f);
      const at = errors.quantile(stratumOf(taken), tau);
      return Math.min(1, Math.max(0, p + shareWidth(p, taken) * at));
    },
    parameters: () => ({ weights: Array.from(weights), errors: table() }),
  };
}
