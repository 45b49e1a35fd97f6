import { leastSquares } from '../numerics/leastSquares.ts';
import type { PlayerGame } from './playerLog.ts';
import { ErrorPool, type ErrorTable, errorsOf, type PooledErrors } from './pooledErrors.ts';

/**
 * What is known of a player's draws per game before the games to forecast. Rates are draws per
 * game of his team, games he missed counting zero.
 */
export interface VolumeFeatures {
  /** `[k]` */
  readonly values: readonly number[];
  /** Games of his team known this season. */
  readonly known: number;
  /** Games of his team since his last draw. */
  readonly absence: number;
  /** Draws expected of the coming games over those of the team's average games. */
  readonly scheduleFactor: number;
  /** Rate that sets the width of the forecast. */
  readonly rate: number;
}

export const VOLUME_FEATURE_NAMES = [
  'last3',
  'fast',
  'slow',
  'season',
  'previousSeason',
  'whenPlaying',
  'role',
  'attended',
  'lastPlayed',
  'constant',
] as const;

/** Games' worth that last season counts in this season's mean. */
const PREVIOUS_GAMES = 6;

/**
 * Features for games like those of his team on average.
 *
 * @param past - his games of the season so far, oldest first
 * @param previousRate - draws per game of the season before; `undefined` when there was none
 */
export function volumeFeatures(
  past: readonly PlayerGame[],
  previousRate: number | undefined,
): VolumeFeatures {
  const n = past.length;
  let sum = 0;
  let absence = 0;
  for (const g of past) {
    sum += g.taken;
    absence = g.taken > 0 ? 0 : absence + 1;
  }
  const start = previousRate ?? (n > 0 ? past[0]!.taken : 0);
  const season =
    previousRate === undefined
      ? n > 0
        ? sum / n
        : 0
      : (sum + PREVIOUS_GAMES * previousRate) / (n + PREVIOUS_GAMES);
  let fast = start;
  let slow = start;
  for (const g of past) {
    fast += 0.25 * (g.taken - fast);
    slow += 0.08 * (g.taken - slow);
  }
  const mean = (games: readonly PlayerGame[], otherwise: number): number =>
    games.length > 0 ? games.reduce((s, g) => s + g.taken, 0) / games.length : otherwise;
  const last3 = mean(past.slice(-3), start);
  const played = past.filter((g) => g.taken > 0);
  const whenPlaying = mean(played.slice(-10), start);
  const lastPlayed = mean(played.slice(-3), start);
  // His part of the team's draws when he plays: a role outlives busy and quiet games.
  let role = previousRate === undefined ? whenPlaying : previousRate;
  for (const g of played) role += 0.12 * (g.taken - role);
  let attendance = 1;
  for (const g of past) attendance += 0.15 * ((g.taken > 0 ? 1 : 0) - attendance);
  const values = [
    last3,
    fast,
    slow,
    season,
    previousRate ?? season,
    whenPlaying,
    role,
    role * attendance,
    lastPlayed,
    1,
  ];
  return {
    values,
    known: n,
    absence,
    scheduleFactor: 1,
    rate: Math.max(0.02, 0.4 * slow + 0.4 * role + 0.2 * season),
  };
}

/** One past moment: what was known, and the draws of the games that followed. */
export interface VolumeExample {
  readonly features: VolumeFeatures;
  readonly games: number;
  readonly taken: number;
}

/** Expected draws of coming games with quantiles. */
export interface VolumeModel {
  /** Draws of `games` games: median of what is possible. */
  median(features: VolumeFeatures, games: number): number;
  mean(features: VolumeFeatures, games: number): number;
  quantile(features: VolumeFeatures, games: number, tau: number): number;
  /** What {@link volumeModel} makes the same model of. */
  parameters(): VolumeParameters;
}

/** A volume model as it is stored. */
export interface VolumeParameters {
  /** `[group][k]` */
  readonly median: readonly (readonly number[])[];
  readonly mean: readonly (readonly number[])[];
  readonly errors: ErrorTable;
}

/** Players are fitted apart by how long they have been away: what they did says less and less. */
const ABSENCE_GROUPS = [1, 3, 8, Number.POSITIVE_INFINITY];

/** Rates that part strata of the errors. */
const RATE_STRATA = [0.5, 2, 6, 12, Number.POSITIVE_INFINITY];

/** A player or team with fewer games known this season has errors of another size. */
const EARLY_GAMES = 20;

/** Share by which draws vary from one stretch of games to another beyond chance. */
const OVERDISPERSION = 0.2;

const groupOf = (absence: number): number => ABSENCE_GROUPS.findIndex((g) => absence < g);

/** Spread to expect of a count: chance, and stretches of games that differ beyond chance. */
export function volumeWidth(expected: number): number {
  return Math.sqrt(expected + (OVERDISPERSION * expected) ** 2);
}

/** Part of a season, by games known. */
export const phaseOf = (known: number): string => (known < EARLY_GAMES ? 'early' : 'late');

/** Players whose errors are alike: by absence, rate and games known. */
export function stratumOf({ known, absence, rate }: VolumeFeatures): string {
  const away = Math.min(2, groupOf(absence));
  return `${away}/${RATE_STRATA.findIndex((r) => rate < r)}/${phaseOf(known)}`;
}

/**
 * Regression of the coming rate on the past ones, pooled over all players and past moments; medians
 * by reweighting (least absolute errors: Schlossmacher 1973, J. Amer. Statist. Assoc. 68), quantiles
 * from the pooled errors of players with a like rate and absence (conformal, as for series).
 */
export function fitVolume(examples: readonly VolumeExample[]): VolumeModel {
  const k = VOLUME_FEATURE_NAMES.length;
  const groups = ABSENCE_GROUPS.map((_, g) =>
    examples.filter((e) => groupOf(e.features.absence) === g),
  );
  const medianWeights = groups.map((list) => fitGroup(list, k, true));
  const meanWeights = groups.map((list) => fitGroup(list, k, false));
  const errors = new ErrorPool();
  for (const e of examples) {
    const error = e.taken - e.games * rateOf(medianWeights, e.features);
    errors.add(stratumOf(e.features), error / volumeWidth(e.features.rate * e.games));
  }
  return modelOf(medianWeights, meanWeights, errors, () => errors.table());
}

/** The model of stored parameters. */
export function volumeModel({ median, mean, errors }: VolumeParameters): VolumeModel {
  return modelOf(median, mean, errorsOf(errors), () => errors);
}

type GroupWeights = readonly ArrayLike<number>[];

function rateOf(weights: GroupWeights, f: VolumeFeatures): number {
  const w = weights[groupOf(f.absence)]!;
  const rate = f.values.reduce((s, v, i) => s + v * w[i]!, 0);
  return f.scheduleFactor * Math.max(0, rate);
}

function modelOf(
  medianWeights: GroupWeights,
  meanWeights: GroupWeights,
  errors: PooledErrors,
  table: () => ErrorTable,
): VolumeModel {
  return {
    median: (f, games) => games * rateOf(medianWeights, f),
    mean: (f, games) => games * rateOf(meanWeights, f),
    quantile: (f, games, tau) =>
      Math.max(
        0,
        games * rateOf(medianWeights, f) +
          volumeWidth(f.rate * games) * errors.quantile(stratumOf(f), tau),
      ),
    parameters: () => ({
      median: medianWeights.map((w) => Array.from(w)),
      mean: meanWeights.map((w) => Array.from(w)),
      errors: table(),
    }),
  };
}

function fitGroup(examples: readonly VolumeExample[], k: number, isMedian: boolean): Float64Array {
  const n = examples.length;
  if (n < 10 * k) {
    // Too few to learn from: the slow rate stands.
    return Float64Array.from(VOLUME_FEATURE_NAMES, (name) => (name === 'slow' ? 1 : 0));
  }
  const rows = new Float64Array(n * k);
  const y = new Float64Array(n);
  const base = new Float64Array(n);
  for (const [i, e] of examples.entries()) {
    rows.set(e.features.values, i * k);
    y[i] = e.taken / e.games / e.features.scheduleFactor;
    base[i] = 1 / (0.3 + e.features.rate);
  }
  let weights = base;
  let fitted = leastSquares(rows, y, k, 1e-5, weights);
  for (let round = 0; isMedian && round < 8; round++) {
    weights = base.map((_, i) => {
      let f = 0;
      for (let j = 0; j < k; j++) f += rows[i * k + j]! * fitted[j]!;
      // Draws are what counts, so every draw missed weighs the same.
      return 1 / Math.max(0.1, Math.abs(y[i]! - f));
    });
    fitted = leastSquares(rows, y, k, 1e-5, weights);
  }
  return fitted;
}
