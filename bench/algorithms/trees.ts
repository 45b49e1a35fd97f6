import type { LightGbmParameters } from '../../src/model/parameters.ts';
import type { TrainingRequest, TrainingResult } from '../../src/model/trainer.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { fitModel } from '../../src/training/fitModel.ts';
import { probabilitiesOf } from '../../src/training/judge.ts';
import { bestOf, type Learner, sigmoid, splitNewest } from './learner.ts';

export type Engine = (request: TrainingRequest) => Promise<TrainingResult>;

const LEAVES = [8, 32, 128] as const;

/** One tree, its leaves telling home's share in them by one Newton step from the mean. */
export const decisionTree =
  (engine: Engine): Learner =>
  async (teaching, judged) => {
    const { older, newest } = splitNewest(teaching);
    const grow = (rows: typeof teaching, leaves: number) =>
      engine({
        ...rows,
        featureNames,
        parameters: {
          objective: 'binary',
          num_iterations: 1,
          learning_rate: 1,
          num_leaves: leaves,
          min_data_in_leaf: 200,
        },
      });
    const grown = await Promise.all(LEAVES.map((leaves) => grow(older, leaves)));
    const best = bestOf(grown, ({ model }) => probabilitiesOf(model, newest), newest.label);
    const { model } = await grow(teaching, LEAVES[grown.indexOf(best)]!);
    return probabilitiesOf(model, judged);
  };

/** Boosting from nothing, draws as home sees them: what LightGBM gives without what we know. */
const PLAIN: Partial<LightGbmParameters> = {
  objective: 'binary',
  learning_rate: 0.05,
  num_leaves: 15,
  min_data_in_leaf: 200,
  feature_fraction: 0.5,
  bagging_fraction: 0.7,
  bagging_freq: 1,
  lambda_l2: 10,
  seed: 1,
};
const MOST_TREES = 250;

export const plainBoosting =
  (engine: Engine): Learner =>
  async (teaching, judged) => {
    const { older, newest } = splitNewest(teaching);
    const { bestIteration } = await engine({
      ...older,
      featureNames,
      validation: newest,
      parameters: { ...PLAIN, num_iterations: MOST_TREES, early_stopping_round: 30 },
    });
    const { model } = await engine({
      ...teaching,
      featureNames,
      parameters: { ...PLAIN, num_iterations: Math.max(1, bestIteration) },
    });
    return probabilitiesOf(model, judged);
  };

/** As shipped: mirrored draws, and trees that begin with the online rating. */
export const shippedBoosting =
  (engine: Engine): Learner =>
  async (teaching, judged) =>
    probabilitiesOf((await fitModel(teaching, 1, undefined, engine)).model, judged);

/** As shipped, then Platt's two numbers (1999), fitted on draws that a fit of the older ones never saw. */
export const calibratedBoosting =
  (engine: Engine): Learner =>
  async (teaching, judged) => {
    const { older, newest } = splitNewest(teaching);
    const logit = (p: number) => Math.log(p / (1 - p));
    const seen = (await shippedBoosting(engine)(older, newest)).map(logit);
    let [slope, shift] = [1, 0];
    for (let step = 0; step < 20; step++) {
      let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
      for (const [row, x] of seen.entries()) {
        const p = sigmoid(shift + slope * x);
        const [pull, bend] = [newest.label[row]! - p, p * (1 - p)];
        g0 += pull;
        g1 += pull * x;
        h00 += bend;
        h01 += bend * x;
        h11 += bend * x * x;
      }
      const determinant = h00 * h11 - h01 * h01;
      shift += (h11 * g0 - h01 * g1) / determinant;
      slope += (h00 * g1 - h01 * g0) / determinant;
    }
    const raw = await shippedBoosting(engine)(teaching, judged);
    return raw.map((p) => sigmoid(shift + slope * logit(p)));
  };
