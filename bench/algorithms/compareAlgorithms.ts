import { calibrationError } from '../../src/model/metrics/calibrationError.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { judgeIntervals } from '../../src/training/judgeIntervals.ts';
import { selectTaken, type TakenRows } from './drawRows.ts';
import { factorization } from './factorization.ts';
import { type Learner, sigmoid } from './learner.ts';
import { logisticRegression } from './logisticRegression.ts';
import { nearestNeighbors } from './nearestNeighbors.ts';
import { neuralNetwork } from './neuralNetwork.ts';
import { SAMPLINGS } from './samplings.ts';
import {
  calibratedBoosting,
  decisionTree,
  type Engine,
  plainBoosting,
  shippedBoosting,
} from './trees.ts';

/** Estimate and the ends of its 95 % interval, which draws whole games again. */
export type Figure = readonly [estimate: number, low: number, high: number];

/** How one algorithm, taught by one sample, does on the judged season. */
export interface Comparison {
  readonly algorithm: string;
  readonly sampling: string;
  /** Draws that taught it. */
  readonly rows: number;
  readonly logLoss: Figure;
  readonly auc: Figure;
  readonly brier: Figure;
  readonly ece: number;
  readonly logLossLessRating: Figure;
}

/** A quarter of the draws before the season. */
const SAMPLE_SHARE = 0.25;

/** The shipped way with calibration is taught by every draw alone. */
const CALIBRATED = 'shipped, calibrated';

export const learnersWith = (engine: Engine): Readonly<Record<string, Learner>> => ({
  'nearest neighbors': nearestNeighbors,
  'decision tree': decisionTree(engine),
  'logistic regression': logisticRegression,
  'neural network': neuralNetwork,
  'collaborative filtering': factorization,
  'gradient boosting, plain': plainBoosting(engine),
  'gradient boosting, shipped': shippedBoosting(engine),
  [CALIBRATED]: calibratedBoosting(engine),
});

/**
 * Teaches every algorithm by every sample of the draws before a season and judges it on the season,
 * the online rating first; one result as it comes.
 *
 * @throws {RangeError} when no draw lies before the season, or none in it
 */
export async function* compareAlgorithms(
  all: TakenRows,
  season: number,
  engine: Engine,
): AsyncGenerator<Comparison, void> {
  const before = selectTaken(all, (row) => all.season[row]! < season);
  const judged = selectTaken(all, (row) => all.season[row] === season);
  if (before.rows === 0 || judged.rows === 0) {
    throw new RangeError(
      `expected draws before and in ${season}, got ${before.rows} and ${judged.rows}`,
    );
  }
  const size = Math.floor(before.rows * SAMPLE_SHARE);
  const logOdds = featureNames.indexOf('expectedLogOdds');
  const rating = Float64Array.from({ length: judged.rows }, (_, row) =>
    sigmoid(judged.features[row * featureNames.length + logOdds]!),
  );
  const judge = (algorithm: string, sampling: string, rows: number, probabilities: Float64Array) =>
    comparison({ algorithm, sampling, rows }, probabilities, rating, judged);
  yield judge('the online rating', 'every draw', before.rows, rating);
  for (const [sampling, sample] of Object.entries(SAMPLINGS)) {
    const teaching = sample(before, size);
    for (const [algorithm, learn] of Object.entries(learnersWith(engine))) {
      if (algorithm === CALIBRATED && teaching !== before) continue;
      yield judge(algorithm, sampling, teaching.rows, await learn(teaching, judged));
    }
  }
}

function comparison(
  of: Pick<Comparison, 'algorithm' | 'sampling' | 'rows'>,
  probabilities: Float64Array,
  rating: Float64Array,
  { label, game }: TakenRows,
): Comparison {
  const intervals = judgeIntervals({ probabilities, rival: rating, label, game });
  const figure = ({ estimate, low, high }: (typeof intervals)['auc']): Figure => {
    const rounded = (one: number) => Number(one.toFixed(5));
    return [rounded(estimate), rounded(low), rounded(high)];
  };
  return {
    ...of,
    logLoss: figure(intervals.logLoss),
    auc: figure(intervals.auc),
    brier: figure(intervals.brier),
    ece: Number(calibrationError(probabilities, label).toFixed(4)),
    logLossLessRating: figure(intervals.logLossDifference),
  };
}
