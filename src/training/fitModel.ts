import type { LightGbmModel } from '../model/lightGbmModel.ts';
import type { LightGbmParameters } from '../model/parameters.ts';
import { trainLightGbm } from '../model/trainer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import type { DrawRows } from './rollHistory.ts';

/**
 * The structure is nearly additive and the signal small: few leaves, small steps, much
 * regularization.
 */
export const PARAMETERS: Partial<LightGbmParameters> = {
  objective: 'binary',
  learning_rate: 0.04,
  num_leaves: 8,
  min_data_in_leaf: 400,
  lambda_l2: 20,
  feature_fraction: 0.6,
  bagging_fraction: 0.7,
  bagging_freq: 1,
  max_bin: 127,
};

/** Share of the rows, the newest, on which training decides how many trees are enough. */
const NEWEST_SHARE = 0.15;
const MOST_TREES = 1500;
const PATIENCE = 60;

export interface FittedModel {
  readonly model: LightGbmModel;
  readonly trees: number;
  /** Log-loss on the newest rows, with the number of trees chosen on them. */
  readonly stoppingLogLoss: number;
}

/**
 * Fits in two steps: the number of trees by early stopping on the newest rows before the cut, then
 * all rows with that number. No row after the cut is looked at.
 */
export async function fitModel(
  data: DrawRows,
  seed: number,
  onTree: (tree: number, of: number, loss: number) => void = () => undefined,
): Promise<FittedModel> {
  const width = featureNames.length;
  const older = Math.floor(data.rows * (1 - NEWEST_SHARE));
  const part = (from: number, to: number) => ({
    features: data.features.subarray(from * width, to * width),
    label: data.label.subarray(from, to),
    rows: to - from,
  });
  const parameters = { ...PARAMETERS, seed };
  const search = await trainLightGbm({
    ...part(0, older),
    featureNames,
    validation: part(older, data.rows),
    parameters: { ...parameters, num_iterations: MOST_TREES, early_stopping_round: PATIENCE },
    onIteration: (tree, loss) => onTree(tree, MOST_TREES, loss),
  });
  const trees = Math.max(1, search.bestIteration);
  const { model } = await trainLightGbm({
    ...part(0, data.rows),
    featureNames,
    parameters: { ...parameters, num_iterations: trees },
    onIteration: (tree) => onTree(tree, trees, Number.NaN),
  });
  return { model, trees, stoppingLogLoss: Math.min(...search.evaluations) };
}
