import { type BinnedFeatures, binFeatures, type FeatureMatrix } from './binning.ts';
import { TreeGrower } from './growTree.ts';
import type { LightGbmModel, LightGbmTree } from './lightGbmModel.ts';
import { type LightGbmParameters, withDefaults } from './parameters.ts';
import { createScorer } from './scorer.ts';
import { seededRandom } from './seededRandom.ts';

/** Rows with their labels; `features` [n, k] row-major, NaN = missing. */
export interface LabeledRows {
  readonly features: FeatureMatrix;
  readonly rows: number;
  /** 0 or 1 for `binary`, any number for `regression`. */
  readonly label: Float32Array;
  readonly weight?: Float32Array | undefined;
}

export interface TrainingRequest extends LabeledRows {
  readonly featureNames: readonly string[];
  /** For early stopping; never part of what is learned. */
  readonly validation?: LabeledRows | undefined;
  readonly parameters: Partial<LightGbmParameters>;
  /** After each tree; `loss` is the validation loss, NaN without validation. */
  readonly onIteration?: ((iteration: number, loss: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface TrainingResult {
  /** All trees up to the best iteration when training stopped early, else all. */
  readonly model: LightGbmModel;
  /** Counted from 1. */
  readonly bestIteration: number;
  /** Validation loss (log-loss or squared error) after each tree. */
  readonly evaluations: readonly number[];
}

/** The rows cannot be trained on; the message says what was expected and what came. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';
}

function check({ features, rows, label, weight }: LabeledRows, columns: number): void {
  if (rows < 1) throw new TrainingDataError('expected at least one row, got none');
  if (features.length < rows * columns) {
    throw new TrainingDataError(
      `expected ${rows} rows of ${columns} features, got ${features.length} values`,
    );
  }
  if (label.length !== rows)
    throw new TrainingDataError(`expected ${rows} labels, got ${label.length}`);
  if (weight && weight.length !== rows) {
    throw new TrainingDataError(`expected ${rows} weights, got ${weight.length}`);
  }
  if (label.some((value) => !Number.isFinite(value))) {
    throw new TrainingDataError('expected finite labels, got one that is not');
  }
}

/** The objective: start score, gradients and Hessians, and the loss that is watched. */
interface Objective {
  readonly text: string;
  startScore(): number;
  derive(scores: Float64Array, gradients: Float64Array, hessians: Float64Array): void;
  loss(scores: Float64Array, of: LabeledRows): number;
}

function binary(data: LabeledRows, { sigmoid, is_unbalance }: LightGbmParameters): Objective {
  const { label, weight, rows } = data;
  let positives = 0;
  for (const value of label) if (value > 0) positives++;
  const negatives = rows - positives;
  const isHeavier = is_unbalance && positives > 0 && negatives > 0;
  const positiveWeight = isHeavier && positives < negatives ? negatives / positives : 1;
  const negativeWeight = isHeavier && positives > negatives ? positives / negatives : 1;
  return {
    text: `binary sigmoid:${sigmoid}`,
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        if (label[i]! > 0) sum += w;
        total += w;
      }
      const share = Math.min(1 - 1e-15, Math.max(1e-15, sum / total));
      return Math.log(share / (1 - share)) / sigmoid;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows; i++) {
        const y = label[i]! > 0 ? 1 : -1;
        const response = (-y * sigmoid) / (1 + Math.exp(y * sigmoid * scores[i]!));
        const size = Math.abs(response);
        const w = (weight?.[i] ?? 1) * (y > 0 ? positiveWeight : negativeWeight);
        gradients[i] = response * w;
        hessians[i] = size * (sigmoid - size) * w;
      }
    },
    loss(scores, of) {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < of.rows; i++) {
        const w = of.weight?.[i] ?? 1;
        const p = 1 / (1 + Math.exp(-sigmoid * scores[i]!));
        const own = of.label[i]! > 0 ? p : 1 - p;
        sum -= w * Math.log(Math.max(1e-15, own));
        total += w;
      }
      return sum / total;
    },
  };
}

function regression({ label, weight, rows }: LabeledRows): Objective {
  return {
    text: 'regression',
    startScore() {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        sum += w * label[i]!;
        total += w;
      }
      return sum / total;
    },
    derive(scores, gradients, hessians) {
      for (let i = 0; i < rows; i++) {
        const w = weight?.[i] ?? 1;
        gradients[i] = (scores[i]! - label[i]!) * w;
        hessians[i] = w;
      }
    },
    loss(scores, of) {
      let sum = 0;
      for (let i = 0; i < of.rows; i++) sum += (scores[i]! - of.label[i]!) ** 2;
      return sum / of.rows;
    },
  };
}

const TICK = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Trains gradient-boosted trees as LightGBM does (histograms, leaf-wise growth) and gives a model
 * whose text native LightGBM loads. Deterministic for a seed. Splits are numeric; give categories as
 * indicator columns.
 *
 * @throws {@link TrainingDataError}, {@link ParameterError}
 */
export async function trainLightGbm(request: TrainingRequest): Promise<TrainingResult> {
  const parameters = withDefaults(request.parameters);
  const { featureNames, features, rows, validation } = request;
  const columns = featureNames.length;
  check(request, columns);
  if (validation) check(validation, columns);
  const binned = binFeatures(features, rows, columns, parameters);
  const objective =
    parameters.objective === 'binary' ? binary(request, parameters) : regression(request);
  const start = parameters.boost_from_average ? objective.startScore() : 0;
  const scores = new Float64Array(rows).fill(start);
  const validationScores = validation ? new Float64Array(validation.rows).fill(start) : undefined;
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  const grower = new TreeGrower(binned, parameters);
  const random = seededRandom(parameters.seed + 1);
  const trees: LightGbmTree[] = [];
  const evaluations: number[] = [];
  let bagged = Int32Array.from({ length: rows }, (_, i) => i);
  let best = { iteration: 0, loss: Number.POSITIVE_INFINITY };
  const usable = binned.features.flatMap(({ binCount }, f) => (binCount > 1 ? [f] : []));

  for (let iteration = 0; iteration < parameters.num_iterations; iteration++) {
    request.signal?.throwIfAborted();
    objective.derive(scores, gradients, hessians);
    const { bagging_freq: every, bagging_fraction: share } = parameters;
    if (every > 0 && share < 1 && iteration % every === 0) bagged = drawRows(rows, share, random);
    const used = drawFeatures(usable, parameters.feature_fraction, random);
    const { tree, leafRows } = grower.grow(bagged, used, gradients, hessians);
    const isStump = tree.splitFeature.length === 0;
    if (isStump && iteration > 0) break;
    const shrunk = shrink(tree, parameters.learning_rate, iteration === 0 ? start : 0, isStump);
    trees.push(shrunk);
    addScores(
      shrunk,
      iteration === 0 ? start : 0,
      scores,
      leafRows,
      bagged.length < rows ? binned : undefined,
    );
    if (validation && validationScores) {
      const scorer = createScorer({ ...emptyModel, featureNames, trees: [shrunk] });
      const row = new Float64Array(columns);
      const offset = iteration === 0 ? start : 0;
      for (let i = 0; i < validation.rows; i++) {
        row.set(validation.features.subarray(i * columns, (i + 1) * columns));
        validationScores[i] = validationScores[i]! + scorer.rawScore(row) - offset;
      }
      const loss = objective.loss(validationScores, validation);
      evaluations.push(loss);
      if (loss < best.loss) best = { iteration: iteration + 1, loss };
    }
    request.onIteration?.(iteration + 1, evaluations.at(-1) ?? Number.NaN);
    if (isStump) break;
    const patience = parameters.early_stopping_round;
    if (validation && patience > 0 && iteration + 1 - best.iteration >= patience) break;
    await TICK();
  }
  const stopsEarly = validation !== undefined && parameters.early_stopping_round > 0;
  const bestIteration = stopsEarly ? best.iteration : trees.length;
  return {
    bestIteration,
    evaluations,
    model: {
      featureNames,
      featureInfos: binned.features.map(({ least, most }) =>
        least <= most ? `[${least}:${most}]` : 'none',
      ),
      objective: objective.text,
      sigmoid: parameters.objective === 'binary' ? parameters.sigmoid : 1,
      averageOutput: false,
      trees: trees.slice(0, bestIteration),
      parameters: Object.entries(parameters).map(([name, value]) => `${name}: ${String(value)}`),
    },
  };
}

const emptyModel: LightGbmModel = {
  featureNames: [],
  featureInfos: [],
  objective: 'regression',
  sigmoid: 1,
  averageOutput: false,
  trees: [],
  parameters: [],
};

function drawRows(rows: number, share: number, random: () => number): Int32Array<ArrayBuffer> {
  const wanted = Math.max(1, Math.floor(rows * share));
  const drawn = new Int32Array(wanted);
  let taken = 0;
  for (let i = 0; i < rows && taken < wanted; i++) {
    if (random() < (wanted - taken) / (rows - i)) drawn[taken++] = i;
  }
  return drawn;
}

function drawFeatures(
  usable: readonly number[],
  share: number,
  random: () => number,
): readonly number[] {
  if (share >= 1) return usable;
  const wanted = Math.max(1, Math.round(usable.length * share));
  let taken = 0;
  return usable.filter((_, i) => {
    const isTaken = random() < (wanted - taken) / (usable.length - i);
    if (isTaken) taken++;
    return isTaken;
  });
}

/** Leaf values by the learning rate; the start score goes into the first tree, as in LightGBM. */
function shrink(tree: LightGbmTree, rate: number, start: number, isStump: boolean): LightGbmTree {
  if (isStump) return { ...tree, leafValue: Float64Array.of(start), shrinkage: 1 };
  return {
    ...tree,
    leafValue: tree.leafValue.map((value) => value * rate + start),
    internalValue: tree.internalValue.map((value) => value * rate + start),
    shrinkage: start === 0 ? rate : 1,
  };
}

/** Adds a tree to the scores of all rows; rows outside of the bag are walked through their bins. */
function addScores(
  tree: LightGbmTree,
  start: number,
  scores: Float64Array,
  leafRows: readonly Int32Array[],
  all: BinnedFeatures | undefined,
): void {
  if (!all) {
    for (const [leaf, rows] of leafRows.entries()) {
      const value = tree.leafValue[leaf]! - start;
      for (const row of rows) scores[row] = scores[row]! + value;
    }
    return;
  }
  const bound = Int32Array.from(tree.splitFeature, (feature, s) =>
    all.features[feature]!.upperBounds.indexOf(tree.threshold[s]!),
  );
  for (let row = 0; row < all.rows; row++) {
    let node = tree.splitFeature.length > 0 ? 0 : -1;
    while (node >= 0) {
      const feature = tree.splitFeature[node]!;
      const bin = all.bins[feature]![row]!;
      const isLeft =
        bin === all.features[feature]!.missingBin
          ? (tree.decisionType[node]! & 2) !== 0
          : bin <= bound[node]!;
      node = (isLeft ? tree.leftChild : tree.rightChild)[node]!;
    }
    scores[row] = scores[row]! + tree.leafValue[~node]! - start;
  }
}
