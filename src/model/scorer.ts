import { createLeafFinder, hasFewSplits } from './leafPatterns.ts';
import type { LightGbmModel } from './lightGbmModel.ts';

/** LightGBM takes values this near to zero for zero: 1e-35 as a 32-bit float. */
const ZERO_THRESHOLD = Math.fround(1e-35);

const CATEGORICAL = 1;
const DEFAULT_LEFT = 2;
const MISSING_ZERO = 1;
const MISSING_NAN = 2;

/**
 * Scores rows of doubles exactly as LightGBM does: equal leaves, leaf values summed in tree order.
 * Rows are [k] or part of [n, k] row-major; NaN is missing where the model was trained so.
 */
export interface Scorer {
  /** Raw margin; for random forests the sum over trees. */
  rawScore(row: Float64Array, offset?: number): number;
  /** A raw score after the objective's link: a probability for `binary`, the mean for random forests. */
  link(rawScore: number): number;
  /** The row's raw score after the link. */
  predict(row: Float64Array, offset?: number): number;
  /** Leaf index per tree. */
  leafIndices(row: Float64Array, offset?: number): Int32Array;
  /** Raw scores of [n, k] rows. */
  scoreMany(rows: Float64Array, count: number): Float64Array;
}

/** Whether a value goes left at a categorical split: truncated, and named in the split's bitset. */
export function isInBitset(value: number, words: Uint32Array, from: number, to: number): boolean {
  if (!(value > -1 && value <= 2147483647)) return false;
  const category = Math.trunc(value);
  const word = from + Math.floor(category / 32);
  return word < to && ((words[word]! >>> (category % 32)) & 1) === 1;
}

/**
 * Whether a value goes left at a split: LightGBM's rules for missing values, zero and categories.
 * `words[from, to)` is the split's bitset of categories.
 */
export function goesLeft(
  decisionType: number,
  given: number,
  threshold: number,
  words: Uint32Array,
  from: number,
  to: number,
): boolean {
  if (decisionType & CATEGORICAL) return isInBitset(given, words, from, to);
  const missing = (decisionType >> 2) & 3;
  let value = given;
  if (Number.isNaN(value)) {
    if (missing === MISSING_NAN) return (decisionType & DEFAULT_LEFT) !== 0;
    value = 0;
  }
  if (Math.abs(value) <= ZERO_THRESHOLD) {
    if (missing === MISSING_ZERO) return (decisionType & DEFAULT_LEFT) !== 0;
    value = 0;
  }
  return value <= threshold;
}

/**
 * One node after the other in flat columns: the walk of a tree touches few cache lines and makes no
 * objects. All numbers stay doubles: rounding a threshold would change leaves.
 *
 * @param options.numIterations - only the first trees, e.g. up to the best iteration
 */
export function createScorer(
  model: LightGbmModel,
  options: { readonly numIterations?: number } = {},
): Scorer {
  const trees = model.trees.slice(0, options.numIterations ?? model.trees.length);
  const splits = trees.reduce((sum, tree) => sum + tree.splitFeature.length, 0);
  const leaves = trees.reduce((sum, tree) => sum + tree.leafValue.length, 0);
  const feature = new Int32Array(splits);
  const threshold = new Float64Array(splits);
  /** Left and right child: a node's number, or the leaf as `~leaf`. */
  const children = new Int32Array(splits * 2);
  const decision = new Uint8Array(splits);
  const leafValue = new Float64Array(leaves);
  const roots = new Int32Array(trees.length);
  const firstLeaf = new Int32Array(trees.length);
  const wordsFrom = new Int32Array(splits);
  const wordsTo = new Int32Array(splits);
  const words = Uint32Array.from(trees.flatMap((tree) => [...tree.catThreshold]));
  let splitBase = 0;
  let leafBase = 0;
  let wordBase = 0;
  for (const [t, tree] of trees.entries()) {
    roots[t] = tree.splitFeature.length === 0 ? ~leafBase : splitBase;
    firstLeaf[t] = leafBase;
    leafValue.set(tree.leafValue, leafBase);
    for (let s = 0; s < tree.splitFeature.length; s++) {
      const at = splitBase + s;
      const moved = (child: number) => (child >= 0 ? splitBase + child : ~(leafBase + ~child));
      feature[at] = tree.splitFeature[s]!;
      threshold[at] = tree.threshold[s]!;
      decision[at] = tree.decisionType[s]!;
      children[2 * at] = moved(tree.leftChild[s]!);
      children[2 * at + 1] = moved(tree.rightChild[s]!);
      if (tree.decisionType[s]! & CATEGORICAL) {
        const category = tree.threshold[s]!;
        wordsFrom[at] = wordBase + tree.catBoundaries[category]!;
        wordsTo[at] = wordBase + tree.catBoundaries[category + 1]!;
      }
    }
    splitBase += tree.splitFeature.length;
    leafBase += tree.leafValue.length;
    wordBase += tree.catThreshold.length;
  }
  const isPlain = decision.every((d) => (d & CATEGORICAL) === 0);

  const nearZero = ZERO_THRESHOLD;
  const walk = (root: number, row: Float64Array, offset: number): number => {
    let node = root;
    while (node >= 0) {
      const value = row[offset + feature[node]!]!;
      // Most values are ordinary: no missing value, not next to zero, a numeric split.
      const isOrdinary = isPlain && (value > nearZero || value < -nearZero);
      const isLeft = isOrdinary
        ? value <= threshold[node]!
        : goesLeft(
            decision[node]!,
            value,
            threshold[node]!,
            words,
            wordsFrom[node]!,
            wordsTo[node]!,
          );
      node = children[2 * node + (isLeft ? 0 : 1)]!;
    }
    return ~node;
  };

  const hasPattern = trees.map(hasFewSplits);
  const numbers = [...trees.keys()];
  const patterns = createLeafFinder(
    trees,
    numbers.filter((t) => hasPattern[t]),
    firstLeaf,
  );
  const walked = Int32Array.from(numbers.filter((t) => !hasPattern[t]));
  /** Scratch: the leaf of each tree, counted through the model. */
  const found = new Int32Array(trees.length);
  const findLeaves = (row: Float64Array, offset: number): void => {
    patterns.find(row, offset, found);
    for (let w = 0; w < walked.length; w++) {
      const t = walked[w]!;
      found[t] = walk(roots[t]!, row, offset);
    }
  };
  const rawScore = (row: Float64Array, offset = 0): number => {
    findLeaves(row, offset);
    // In the order of the trees, as LightGBM sums, so that the last bit is the same.
    let sum = 0;
    for (let t = 0; t < found.length; t++) sum += leafValue[found[t]!]!;
    return sum;
  };
  const { sigmoid, averageOutput } = model;
  const isBinary = model.objective.startsWith('binary');
  const link = (raw: number): number => {
    const score = averageOutput && trees.length > 0 ? raw / trees.length : raw;
    return isBinary ? 1 / (1 + Math.exp(-sigmoid * score)) : score;
  };
  return {
    rawScore,
    link,
    predict: (row, offset = 0) => link(rawScore(row, offset)),
    leafIndices(row, offset = 0) {
      findLeaves(row, offset);
      return found.map((leaf, t) => leaf - firstLeaf[t]!);
    },
    scoreMany(rows, count) {
      const width = model.featureNames.length;
      const scores = new Float64Array(count);
      for (let i = 0; i < count; i++) scores[i] = rawScore(rows, i * width);
      return scores;
    },
  };
}
