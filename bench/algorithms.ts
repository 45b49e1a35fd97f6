/**
 * Which algorithm, taught by which of the draws? Nearest neighbors, a decision tree, logistic
 * regression, a neural network, collaborative filtering and gradient boosting, each taught by every
 * draw before a season and by samples of equal size (filtered, random, stratified, time-based); all
 * judged on the same later season, which none of them sees. Intervals draw whole games again.
 *
 *     npm run bench -- algorithms HISTORY_DIR [SEASON] [ROWS_FILE]
 *
 * With `LIGHTGBM_LIB` the native engine grows the trees, else ours. ROWS_FILE keeps the rolled rows for
 * another run. Each line on stderr is one result as it comes; all of them on stdout at the end.
 */

import { chooseEngine } from '../src/cli/chooseEngine.ts';
import { calibrationError } from '../src/model/metrics/calibrationError.ts';
import { featureNames } from '../src/pipeline/features/featureList.ts';
import { judgeIntervals } from '../src/training/judgeIntervals.ts';
import { readDrawRows, selectTaken } from './algorithms/drawRows.ts';
import { factorization } from './algorithms/factorization.ts';
import { type Learner, sigmoid } from './algorithms/learner.ts';
import { logisticRegression } from './algorithms/logisticRegression.ts';
import { nearestNeighbors } from './algorithms/nearestNeighbors.ts';
import { neuralNetwork } from './algorithms/neuralNetwork.ts';
import { SAMPLINGS } from './algorithms/samplings.ts';
import {
  calibratedBoosting,
  decisionTree,
  plainBoosting,
  shippedBoosting,
} from './algorithms/trees.ts';

/** A quarter of the draws before 2024-25. */
const SAMPLE_SHARE = 0.25;

const [directory, season = '20242025', file] = process.argv.slice(2);
if (directory === undefined) throw new Error('expected the directory of the history');
const engine = await chooseEngine(process.env.LIGHTGBM_LIB ? 'native' : 'ts');
const learners: Readonly<Record<string, Learner>> = {
  'nearest neighbors': nearestNeighbors,
  'decision tree': decisionTree(engine),
  'logistic regression': logisticRegression,
  'neural network': neuralNetwork,
  'collaborative filtering': factorization,
  'gradient boosting, plain': plainBoosting(engine),
  'gradient boosting, shipped': shippedBoosting(engine),
  'shipped, calibrated': calibratedBoosting(engine),
};
const all = await readDrawRows(directory, file);
const before = selectTaken(all, (row) => all.season[row]! < Number(season));
const judged = selectTaken(all, (row) => all.season[row] === Number(season));
if (before.rows === 0 || judged.rows === 0) {
  throw new Error(`expected draws before and in ${season}, got ${before.rows} and ${judged.rows}`);
}
const size = Math.floor(before.rows * SAMPLE_SHARE);
const logOdds = featureNames.indexOf('expectedLogOdds');
const rating = Float64Array.from({ length: judged.rows }, (_, row) =>
  sigmoid(judged.features[row * featureNames.length + logOdds]!),
);

const results: unknown[] = [];
function judge(algorithm: string, sampling: string, rows: number, probabilities: Float64Array) {
  const { label, game } = judged;
  const intervals = judgeIntervals({ probabilities, rival: rating, label, game });
  const figure = ({ estimate, low, high }: (typeof intervals)['auc']) =>
    [estimate, low, high].map((one) => Number(one.toFixed(5)));
  const result = {
    algorithm,
    sampling,
    rows,
    logLoss: figure(intervals.logLoss),
    auc: figure(intervals.auc),
    brier: figure(intervals.brier),
    ece: Number(calibrationError(probabilities, label).toFixed(4)),
    logLossLessRating: figure(intervals.logLossDifference),
  };
  console.error(JSON.stringify(result));
  results.push(result);
}

judge('the online rating', 'every draw', before.rows, rating);
for (const [sampling, sample] of Object.entries(SAMPLINGS)) {
  const teaching = sample(before, size);
  for (const [algorithm, learn] of Object.entries(learners)) {
    if (learn === learners['shipped, calibrated'] && teaching !== before) continue;
    judge(algorithm, sampling, teaching.rows, await learn(teaching, judged));
  }
}
console.log(JSON.stringify({ season, judged: judged.rows, results }, undefined, 2));
