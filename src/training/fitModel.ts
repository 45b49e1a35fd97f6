import type { LightGbmModel } from '../model/lightGbmModel.ts';
import type { LightGbmParameters } from '../model/parameters.ts';
import { type TrainingRequest, type TrainingResult, trainLightGbm } from '../model/trainer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import { mirrorRows } from '../pipeline/features/mirrorRows.ts';
import type { DrawRows } from './rollHistory.ts';
import { startScores, startTrees } from './startTrees.ts';

/**
 * The structure is nearly additive and the signal small: few leaves, small steps, much
 * regularization. Chosen on three cuts before 2024-25 (docs/decisions/031).
 */
export const PARAMETERS: Partial<LightGbmParameters> = {
  objective: 'binary',
  learning_rate: 0.02,
  num_leaves: 4,
  min_data_in_leaf: 1500,
  lambda_l2: 50,
  feature_fraction: 0.2,
  bagging_fraction: 0.7,
  bagging_freq: 1,
  max_bin: 127,
};

/** Share of the rows, the newest, on which training decides how many trees are enough. */
const NEWEST_SHARE = 0.15;
const MOST_TREES = 400;
const PATIENCE = 100;

export interface FittedModel {
  readonly model: LightGbmModel;
  readonly trees: number;
  /** Log-loss on the newest rows, with the number of trees chosen on them. */
  readonly stoppingLogLoss: number;
}

type Part = Pick<DrawRows, 'features' | 'label' | 'rows'>;

/** Every draw told from both teams: the model learns no favor for home of its own. */
function withMirrored({ features: own, label: labels, rows }: Part): Part {
  const features = new Float32Array(own.length * 2);
  features.set(own);
  features.set(mirrorRows(own, rows), own.length);
  const label = new Float32Array(rows * 2);
  label.set(labels);
  label.set(
    labels.map((won) => 1 - won),
    rows,
  );
  return { features, label, rows: rows * 2 };
}

/**
 * Fits in two steps: the number of trees by early stopping on the newest rows before the cut, then
 * all rows with that number. No row after the cut is looked at. The model's first trees tell the
 * online rating, part by part, and boosting goes on from them.
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
  const part = (from: number, to: number): Part => ({
    features: data.features.subarray(from * width, to * width),
    label: data.label.subarray(from, to),
    rows: to - from,
  });
  const parameters = { ...PARAMETERS, seed };
  const boost = async (rows: Part, request: Partial<TrainingRequest>, judged?: Part) => {
    const first = startTrees(rows);
    const started = (of: Part) => ({ ...of, initScore: startScores(first, of) });
    const result = await train({
      ...started(withMirrored(rows)),
      featureNames,
      ...(judged && { validation: started(judged) }),
      parameters,
      ...request,
    });
    return { first, ...result };
  };
  const search = await boost(
    part(0, older),
    {
      parameters: { ...parameters, num_iterations: MOST_TREES, early_stopping_round: PATIENCE },
      onIteration: (tree, loss) => onTree(tree, MOST_TREES, loss),
    },
    part(older, data.rows),
  );
  const trees = Math.max(1, search.bestIteration);
  const { first, model } = await boost(part(0, data.rows), {
    parameters: { ...parameters, num_iterations: trees },
    onIteration: (tree) => onTree(tree, trees, Number.NaN),
  });
  return {
    model: { ...model, trees: [...first, ...model.trees] },
    trees: first.length + trees,
    stoppingLogLoss: Math.min(...search.evaluations),
  };
}
