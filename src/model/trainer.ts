import { type BinnedRows, binByTraining, binFeatures, usableFeatures } from './binning.ts';
import { DroppedTrees } from './dropTrees.ts';
import { type GrownTree, TreeGrower } from './growTree.ts';
import { checkRows, type LabeledRows, TrainingDataError } from './labeledRows.ts';
import type { LightGbmModel, LightGbmTree } from './lightGbmModel.ts';
import { createObjective } from './objective.ts';
import { type LightGbmParameters, withDefaults } from './parameters.ts';
import { seededRandom } from './seededRandom.ts';
import { startThreads } from './trainingThreads.ts';
import { addTree } from './walkBins.ts';

export interface TrainingRequest extends LabeledRows {
  readonly featureNames: readonly string[];
  /** For early stopping; never part of what is learned. */
  readonly validation?: LabeledRows | undefined;
  readonly parameters: Partial<LightGbmParameters>;
  /** After each tree; `loss` is the validation loss, NaN without validation. */
  readonly onIteration?: ((iteration: number, loss: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The built worker of the threads, where the caller knows it; found beside the bundle without. */
  readonly workerUrl?: URL | undefined;
}

export interface TrainingResult {
  /** All trees up to the best iteration when training stopped early, else all. */
  readonly model: LightGbmModel;
  /** Counted from 1. */
  readonly bestIteration: number;
  /** Validation loss (log-loss or squared error) after each tree. */
  readonly evaluations: readonly number[];
}

/** A grown tree as it stands in the model: shrunk, with the start score where one belongs. */
interface KeptTree extends GrownTree {
  tree: LightGbmTree;
}

const TICK = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Trains gradient-boosted trees as LightGBM does (histograms, leaf-wise growth, `gbdt`, `dart` and
 * `rf`) and gives a model whose text native LightGBM loads. Deterministic for a seed, whatever the
 * number of threads.
 *
 * @throws {@link TrainingDataError}, {@link ParameterError}, or the reason of `signal`
 */
export async function trainLightGbm(request: TrainingRequest): Promise<TrainingResult> {
  const parameters = withDefaults(request.parameters);
  const { featureNames, validation } = request;
  const columns = featureNames.length;
  checkRows(request, columns);
  if (validation) checkRows(validation, columns);
  const { monotone_constraints: monotone, categorical_feature: categories } = parameters;
  if (monotone.length > 0 && monotone.length !== columns) {
    throw new TrainingDataError(
      `expected monotone_constraints for ${columns} features, got ${monotone.length}`,
    );
  }
  const outside = categories.find((f) => !Number.isInteger(f) || f < 0 || f >= columns);
  if (outside !== undefined) {
    throw new TrainingDataError(
      `expected categorical_feature from 0 to ${columns - 1}, got ${outside}`,
    );
  }
  const binned = binFeatures(request.features, request.rows, columns, parameters);
  const threads = await startThreads(binned, parameters, request.workerUrl);
  try {
    return await boost(request, parameters, binned, new TreeGrower(threads), threads.shared.order);
  } finally {
    await threads.close();
  }
}

async function boost(
  request: TrainingRequest,
  parameters: LightGbmParameters,
  binned: BinnedRows,
  grower: TreeGrower,
  order: Int32Array,
): Promise<TrainingResult> {
  const { rows, validation } = request;
  const { boosting, learning_rate, bagging_freq, bagging_fraction } = parameters;
  const isForest = boosting === 'rf';
  const random = seededRandom(parameters.seed + 1);
  const objective = createObjective(request, parameters);
  const automatic = objective.startScore();
  const start = parameters.boost_from_average && !request.initScore ? automatic : 0;
  const scores = startScores(request, start);
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  const usable = usableFeatures(binned);
  const drops = boosting === 'dart' ? new DroppedTrees(parameters, random) : undefined;
  const kept: KeptTree[] = [];
  const evaluations: number[] = [];
  const judge = validation && validationLoss(validation, binned, objective, isForest, start);
  let best = { iteration: 0, loss: Number.POSITIVE_INFINITY };
  let bagged = rows;
  for (let i = 0; i < rows; i++) order[i] = i;

  for (let iteration = 0; iteration < parameters.num_iterations; iteration++) {
    request.signal?.throwIfAborted();
    const dropped = drops?.draw() ?? [];
    for (const tree of dropped) addTree(kept[tree]!, binned, scores, { factor: -1 });
    // A forest's trees do not know of each other: all are grown from the start score.
    if (!isForest || iteration === 0) objective.derive(scores, gradients, hessians);
    if (bagging_freq > 0 && bagging_fraction < 1) {
      bagged = drawRows(order, bagging_fraction, random, iteration % bagging_freq === 0, bagged);
    } else for (let i = 0; i < rows; i++) order[i] = i;
    const used = drawFeatures(usable, parameters.feature_fraction, random);
    const grown = grower.grow(bagged, used, gradients, hessians);
    const isStump = grown.tree.splitFeature.length === 0;
    if (isStump && iteration > 0 && !isForest) {
      for (const tree of dropped) addTree(kept[tree]!, binned, scores);
      break;
    }
    const rate = isForest ? 1 : (drops?.rate(dropped.length) ?? learning_rate);
    const base = isForest || iteration === 0 ? start : 0;
    const tree: KeptTree = { ...grown, tree: shrink(grown.tree, rate, base, isStump, automatic) };
    kept.push(tree);
    if (!isForest) addToTraining(tree, base, binned, scores, order, bagged);
    judge?.add(tree, base);
    if (drops && dropped.length > 0) {
      const factor = drops.returning(dropped.length);
      for (const number of dropped) {
        const own = kept[number]!;
        // Training scores lack the tree, validation scores still have it whole.
        addTree(own, binned, scores, { factor });
        judge?.scale(own, factor - 1);
        own.tree = scaled(own.tree, factor);
      }
    }
    drops?.add(dropped);
    if (judge) {
      evaluations.push(judge.loss());
      if (evaluations.at(-1)! < best.loss) {
        best = { iteration: iteration + 1, loss: evaluations.at(-1)! };
      }
    }
    request.onIteration?.(iteration + 1, evaluations.at(-1) ?? Number.NaN);
    if (isStump && !isForest) break;
    const patience = parameters.early_stopping_round;
    if (judge && patience > 0 && iteration + 1 - best.iteration >= patience) break;
    await TICK();
  }
  const stopsEarly = validation !== undefined && parameters.early_stopping_round > 0;
  const bestIteration = stopsEarly ? best.iteration : kept.length;
  return {
    bestIteration,
    evaluations,
    model: {
      featureNames: request.featureNames,
      featureInfos: binned.features.map(featureInfo),
      objective: objective.text,
      sigmoid: parameters.objective === 'binary' ? parameters.sigmoid : 1,
      averageOutput: isForest,
      trees: kept.slice(0, bestIteration).map(({ tree }) => tree),
      parameters: Object.entries(parameters).map(([name, value]) => `${name}: ${String(value)}`),
    },
  };
}

function featureInfo({
  binCount,
  categories,
  least,
  most,
}: BinnedRows['features'][number]): string {
  if (binCount < 2) return 'none';
  return categories.length > 0 ? categories.join(':') : `[${least}:${most}]`;
}

/** As LightGBM does: rows with scores of their own do not start from the average. */
const startScores = ({ rows, initScore }: LabeledRows, start: number): Float64Array =>
  initScore ? Float64Array.from(initScore) : new Float64Array(rows).fill(start);

/** Keeps the scores of the validation rows and tells their loss. */
function validationLoss(
  validation: LabeledRows,
  { features }: BinnedRows,
  objective: ReturnType<typeof createObjective>,
  isForest: boolean,
  start: number,
) {
  const binned = binByTraining(validation.features, validation.rows, features);
  const scores = startScores(validation, isForest ? 0 : start);
  let trees = 0;
  return {
    add(tree: KeptTree, base: number) {
      addTree(tree, binned, scores, { shift: isForest ? 0 : base });
      trees++;
    },
    scale: (tree: KeptTree, factor: number) => addTree(tree, binned, scores, { factor }),
    loss: () => objective.loss(isForest ? scores.map((sum) => sum / trees) : scores, validation),
  };
}

/**
 * Puts the rows of a new bag first in `order`, ascending, and the others behind; an old bag is put
 * in order again, since growing a tree sorts it by leaf.
 * @returns how many are in the bag
 */
function drawRows(
  order: Int32Array,
  share: number,
  random: () => number,
  isNew: boolean,
  count: number,
): number {
  if (!isNew) {
    order.subarray(0, count).sort();
    return count;
  }
  const rows = order.length;
  const wanted = Math.max(1, Math.floor(rows * share));
  let taken = 0;
  let left = 0;
  for (let i = 0; i < rows; i++) {
    if (random() < (wanted - taken) / (rows - i)) order[taken++] = i;
    else order[wanted + left++] = i;
  }
  return wanted;
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

/**
 * Leaf values by the learning rate; the start score goes into the first tree (of a forest: into each),
 * as in LightGBM. A first tree without splits holds the start score alone.
 */
function shrink(
  tree: LightGbmTree,
  rate: number,
  start: number,
  isStump: boolean,
  automatic: number,
): LightGbmTree {
  if (isStump) return { ...tree, leafValue: Float64Array.of(automatic), shrinkage: 1 };
  return {
    ...tree,
    leafValue: tree.leafValue.map((value) => value * rate + start),
    internalValue: tree.internalValue.map((value) => value * rate + start),
    shrinkage: start === 0 ? rate : 1,
  };
}

function scaled(tree: LightGbmTree, factor: number): LightGbmTree {
  return {
    ...tree,
    leafValue: tree.leafValue.map((value) => value * factor),
    internalValue: tree.internalValue.map((value) => value * factor),
    shrinkage: tree.shrinkage * factor,
  };
}

/** Rows of the bag are known by leaf, the others are walked through their bins. */
function addToTraining(
  kept: KeptTree,
  base: number,
  binned: BinnedRows,
  scores: Float64Array,
  order: Int32Array,
  bagged: number,
): void {
  for (const [leaf, { from, to }] of kept.leaves.entries()) {
    const value = kept.tree.leafValue[leaf]! - base;
    for (let i = from; i < to; i++) scores[order[i]!] = scores[order[i]!]! + value;
  }
  if (bagged < binned.rows) {
    addTree(kept, binned, scores, { shift: base, which: order.subarray(bagged) });
  }
}
