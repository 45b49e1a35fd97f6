import type { LightGbmModel } from '../model/lightGbmModel.ts';
import type { LightGbmParameters } from '../model/parameters.ts';
import { type TrainingRequest, type TrainingResult, trainLightGbm } from '../model/trainer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import { mirrorRows } from '../pipeline/features/mirrorRows.ts';
import type { DrawRows } from './rollHistory.ts';

/**
 * The structure is nearly additive and the signal small: few leaves, small steps, much
 * regularization.
 */
export const PARAMETERS: Partial<LightGbmParameters> = {
  objective: 'binary',
  learning_rate: 0.03,
  num_leaves: 8,
  min_data_in_leaf: 800,
  lambda_l2: 20,
  feature_fraction: 0.5,
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

/** Every draw told from both teams: the model learns no favor for home of its own. */
function withMirrored<T extends Pick<DrawRows, 'features' | 'label' | 'rows'>>(data: T) {
  const features = new Float32Array(data.features.length * 2);
  features.set(data.features);
  features.set(mirrorRows(data.features, data.rows), data.features.length);
  const label = new Float32Array(data.rows * 2);
  label.set(data.label);
  label.set(
    data.label.map((won) => 1 - won),
    data.rows,
  );
  return { features, label, rows: data.rows * 2 };
}

/**
 * Fits in two steps: the number of trees by early stopping on the newest rows before the cut, then
 * all rows with that number. No row after the cut is looked at.
 *
 * @param train - the engine that grows the trees
 */
export async function fitModel(
  data: DrawRows,
  seed: number,
  onTree: (tree: number, of: number, loss: number) => void = () => undefined,
  train: (request: TrainingRequest) => Promise<TrainingResult> = trainLightGbm,
): Promise<FittedModel> {
  const width = featureNames.length;
  const older = Math.floor(data.rows * (1 - NEWEST_SHARE));
  const part = (from: number, to: number) => ({
    features: data.features.subarray(from * width, to * width),
    label: data.label.subarray(from, to),
    rows: to - from,
  });
  const parameters = { ...PARAMETERS, seed };
  const search = await train({
    ...withMirrored(part(0, older)),
    featureNames,
    validation: part(older, data.rows),
    parameters: { ...parameters, num_iterations: MOST_TREES, early_stopping_round: PATIENCE },
    onIteration: (tree, loss) => onTree(tree, MOST_TREES, loss),
  });
  const trees = Math.max(1, search.bestIteration);
  const { model } = await train({
    ...withMirrored(part(0, data.rows)),
    featureNames,
    parameters: { ...parameters, num_iterations: trees },
    onIteration: (tree) => onTree(tree, trees, Number.NaN),
  });
  return { model, trees, stoppingLogLoss: Math.min(...search.evaluations) };
}
