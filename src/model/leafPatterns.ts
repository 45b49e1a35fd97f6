import type { LightGbmTree } from './lightGbmModel.ts';

/** LightGBM takes values this near to zero for zero. */
const ZERO_THRESHOLD = Math.fround(1e-35);
/** Splits of a tree whose decisions are looked up, and how many ways they can go. */
const MOST_SPLITS = 3;
const PATTERNS = 2 ** MOST_SPLITS;

/** Finds the leaves of the trees that it holds. */
export interface LeafFinder {
  /**
   * Writes the leaf of each of its trees for one row into `leaves` [every tree of the model], counted
   * through the model.
   */
  find(row: Float64Array, offset: number, leaves: Int32Array): void;
}

/** Whether a tree is small enough for {@link createLeafFinder}. */
export function hasFewSplits({ splitFeature, catThreshold }: LightGbmTree): boolean {
  return splitFeature.length <= MOST_SPLITS && catThreshold.length === 0;
}

/**
 * The leaves of trees of up to three splits without walking them: all splits of a tree are decided,
 * and the pattern of the decisions is looked up. Nothing branches on where a tree leads, and guessing
 * that wrong is what most of the time of a walk goes to.
 *
 * @param held - numbers of the trees to find leaves of; each {@link hasFewSplits}
 * @param firstLeaf - number of the first leaf of each tree of the model
 */
export function createLeafFinder(
  trees: readonly LightGbmTree[],
  held: readonly number[],
  firstLeaf: Int32Array,
): LeafFinder {
  /** Features by their way of treating missing values, which a split has of its own. */
  const columns = new Map<string, number>();
  const features: number[] = [];
  const missingTypes: number[] = [];
  const missingValues: number[] = [];
  const columnOf = (tree: LightGbmTree, split: number): number => {
    const feature = tree.splitFeature[split]!;
    const missing = (tree.decisionType[split]! >> 2) & 3;
    const isDefaultLeft = (tree.decisionType[split]! & 2) !== 0;
    const key = `${feature} ${missing} ${missing === 0 ? '' : isDefaultLeft}`;
    const known = columns.get(key);
    if (known !== undefined) return known;
    features.push(feature);
    missingTypes.push(missing);
    // −∞ is at most every threshold, NaN at most none.
    missingValues.push(isDefaultLeft ? Number.NEGATIVE_INFINITY : Number.NaN);
    columns.set(key, features.length - 1);
    return features.length - 1;
  };
  const column = new Int32Array(held.length * MOST_SPLITS);
  const threshold = new Float64Array(held.length * MOST_SPLITS);
  const leafAt = new Int32Array(held.length * PATTERNS);
  for (const [h, t] of held.entries()) {
    const tree = trees[t]!;
    for (let split = 0; split < tree.splitFeature.length; split++) {
      column[h * MOST_SPLITS + split] = columnOf(tree, split);
      threshold[h * MOST_SPLITS + split] = tree.threshold[split]!;
    }
    for (let pattern = 0; pattern < PATTERNS; pattern++) {
      leafAt[h * PATTERNS + pattern] = firstLeaf[t]! + leafOf(tree, pattern);
    }
  }
  const numbers = Int32Array.from(held);
  const feature = Int32Array.from(features);
  const missing = Uint8Array.from(missingTypes);
  const whenMissing = Float64Array.from(missingValues);
  const values = new Float64Array(features.length);
  const nearZero = ZERO_THRESHOLD;

  return {
    find(row, offset, leaves) {
      for (let c = 0; c < values.length; c++) {
        let value = row[offset + feature[c]!]!;
        if (Number.isNaN(value)) value = missing[c] === 2 ? whenMissing[c]! : 0;
        if (value <= nearZero && value >= -nearZero) {
          value = missing[c] === 1 ? whenMissing[c]! : 0;
        }
        values[c] = value;
      }
      for (let h = 0; h < numbers.length; h++) {
        const s = h * 3;
        const pattern =
          Number(values[column[s]!]! <= threshold[s]!) |
          (Number(values[column[s + 1]!]! <= threshold[s + 1]!) << 1) |
          (Number(values[column[s + 2]!]! <= threshold[s + 2]!) << 2);
        leaves[numbers[h]!] = leafAt[h * 8 + pattern]!;
      }
    },
  };
}

/** The leaf that decisions lead to; the bit of a split is set where it sends the row left. */
function leafOf(tree: LightGbmTree, pattern: number): number {
  let node = tree.splitFeature.length === 0 ? -1 : 0;
  while (node >= 0) {
    node = ((pattern >> node) & 1 ? tree.leftChild : tree.rightChild)[node]!;
  }
  return ~node;
}
