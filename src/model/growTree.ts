import { CONTROL, readBestSplit, SUMS } from './leafWork.ts';
import type { LightGbmTree } from './lightGbmModel.ts';
import type { LeafSums, Split } from './splitSearch.ts';
import type { TrainingThreads } from './trainingThreads.ts';

/** Bins of one split's table in {@link GrownTree.goesLeft}. */
export const TABLE = 256;

interface Leaf extends LeafSums {
  /** Its rows are `order[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  /** Its output, within its bounds. */
  readonly output: number;
  /** Slot of its histogram. */
  readonly slot: number;
  readonly split: Split | undefined;
  /** The split it hangs on. */
  readonly parent: number;
  readonly isLeftChild: boolean;
}

interface Node {
  readonly split: Split;
  readonly leaf: Leaf;
  left: number;
  right: number;
}

/** A grown tree, unshrunk, with what is needed to walk it on bins. */
export interface GrownTree {
  readonly tree: LightGbmTree;
  /** For each split and bin whether the row goes left: `goesLeft[split * TABLE + bin]`. */
  readonly goesLeft: Uint8Array;
  /** For each leaf its rows as `order[from, to)`, true until the next tree grows. */
  readonly leaves: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Grows trees leaf by leaf, always splitting the leaf with the largest gain, on histograms; the larger
 * child's histogram is its parent's less its sibling's.
 * Source: Ke et al. 2017, "LightGBM: A Highly Efficient Gradient Boosting Decision Tree".
 */
export class TreeGrower {
  readonly #threads: TrainingThreads;
  readonly #scratch: Int32Array;

  constructor(threads: TrainingThreads) {
    this.#threads = threads;
    this.#scratch = new Int32Array(threads.shared.order.length);
  }

  /**
   * @param count - the rows that take part are the first of `shared.order`
   * @param used - the features of this tree, ascending
   */
  grow(
    count: number,
    used: readonly number[],
    gradients: Float64Array,
    hessians: Float64Array,
  ): GrownTree {
    const { parameters, order, control } = this.#threads.shared;
    control[CONTROL.usedCount] = used.length;
    control.set(used, CONTROL.used);
    let gradient = 0;
    let hessian = 0;
    for (let i = 0; i < count; i++) {
      gradient += gradients[order[i]!]!;
      hessian += hessians[order[i]!]!;
    }
    const root: Leaf = {
      gradient,
      hessian,
      count,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
      from: 0,
      to: count,
      depth: 0,
      output: 0,
      slot: 0,
      split: undefined,
      parent: -1,
      isLeftChild: false,
    };
    const leaves: Leaf[] = [root];
    if (this.#maySplit(root) && used.length > 0) {
      this.#gather(root.from, root.to, gradients, hessians);
      leaves[0] = { ...root, split: this.#look(root, -1, [root])[0] };
    }
    const nodes: Node[] = [];
    while (leaves.length < parameters.num_leaves) {
      const best = bestLeaf(leaves);
      const leaf = leaves[best];
      if (!leaf?.split) break;
      nodes.push({ split: leaf.split, leaf, left: ~best, right: ~leaves.length });
      const above = nodes[leaf.parent];
      if (above && leaf.isLeftChild) above.left = nodes.length - 1;
      else if (above) above.right = nodes.length - 1;
      const [left, right] = this.#children(leaf, leaf.split, nodes.length - 1, leaves.length);
      const isLast = leaves.length + 1 === parameters.num_leaves;
      const [leftSplit, rightSplit] = isLast ? [] : this.#splits(left, right, gradients, hessians);
      leaves[best] = { ...left, split: leftSplit };
      leaves.push({ ...right, split: rightSplit });
    }
    return {
      tree: this.#toTree(leaves, nodes),
      goesLeft: Uint8Array.from(nodes.flatMap(({ split }) => [...this.#table(split)])),
      leaves,
    };
  }

  #maySplit({ depth, count }: Leaf): boolean {
    const { max_depth, min_data_in_leaf } = this.#threads.shared.parameters;
    return (max_depth <= 0 || depth < max_depth) && count >= 2 * Math.max(1, min_data_in_leaf);
  }

  /** Both children, without their splits. The smaller gets the free slot, the larger its parent's. */
  #children(leaf: Leaf, split: Split, node: number, freeSlot: number): [Leaf, Leaf] {
    const middle = this.#partition(leaf, split);
    const constraint = this.#threads.shared.parameters.monotone_constraints[split.feature] ?? 0;
    const between = (split.leftOutput + split.rightOutput) / 2;
    const isLeftSmaller = middle - leaf.from <= leaf.to - middle;
    const common = { depth: leaf.depth + 1, split: undefined, parent: node };
    // Below a monotone split neither side may pass the middle: so the tree is monotone as a whole.
    return [
      {
        ...common,
        gradient: split.leftGradient,
        hessian: split.leftHessian,
        count: middle - leaf.from,
        from: leaf.from,
        to: middle,
        output: split.leftOutput,
        lower: constraint < 0 ? Math.max(leaf.lower, between) : leaf.lower,
        upper: constraint > 0 ? Math.min(leaf.upper, between) : leaf.upper,
        slot: isLeftSmaller ? freeSlot : leaf.slot,
        isLeftChild: true,
      },
      {
        ...common,
        gradient: leaf.gradient - split.leftGradient,
        hessian: leaf.hessian - split.leftHessian,
        count: leaf.to - middle,
        from: middle,
        to: leaf.to,
        output: split.rightOutput,
        lower: constraint > 0 ? Math.max(leaf.lower, between) : leaf.lower,
        upper: constraint < 0 ? Math.min(leaf.upper, between) : leaf.upper,
        slot: isLeftSmaller ? leaf.slot : freeSlot,
        isLeftChild: false,
      },
    ];
  }

  #splits(
    left: Leaf,
    right: Leaf,
    gradients: Float64Array,
    hessians: Float64Array,
  ): (Split | undefined)[] {
    if (!this.#maySplit(left) && !this.#maySplit(right)) return [];
    const isLeftSmaller = left.count <= right.count;
    const small = isLeftSmaller ? left : right;
    const large = isLeftSmaller ? right : left;
    this.#gather(small.from, small.to, gradients, hessians);
    return this.#look(small, large.slot, [left, right]);
  }

  /** Builds the histogram of `built`, subtracts it from its parent's, finds splits of the wanted. */
  #look(built: Leaf, parentSlot: number, wanted: readonly Leaf[]): (Split | undefined)[] {
    const { shared } = this.#threads;
    const { control, sums } = shared;
    control[CONTROL.from] = built.from;
    control[CONTROL.to] = built.to;
    control[CONTROL.slot] = built.slot;
    control[CONTROL.parentSlot] = parentSlot;
    for (let i = 0; i < 2; i++) {
      const leaf = wanted[i];
      control[CONTROL.search + i] = leaf && this.#maySplit(leaf) ? leaf.slot : -1;
      if (!leaf) continue;
      sums.set([leaf.gradient, leaf.hessian, leaf.count, leaf.lower, leaf.upper], i * SUMS);
    }
    this.#threads.run();
    return wanted.map((leaf, i) => (this.#maySplit(leaf) ? readBestSplit(shared, i) : undefined));
  }

  #gather(from: number, to: number, gradients: Float64Array, hessians: Float64Array): void {
    const { order, gathered } = this.#threads.shared;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      gathered[2 * i] = gradients[row]!;
      gathered[2 * i + 1] = hessians[row]!;
    }
  }

  /** For each bin of the split's feature whether it goes left. */
  #table({ feature, bin, isMissingLeft, leftBins }: Split): Uint8Array {
    const { missingBin } = this.#threads.shared.features[feature]!;
    return Uint8Array.from({ length: TABLE }, (_, i) => {
      if (leftBins) return (leftBins[i >> 5]! >>> (i & 31)) & 1;
      return (i === missingBin ? isMissingLeft : i <= bin) ? 1 : 0;
    });
  }

  /** Moves a leaf's rows so that those of its left child stand first; order within is kept. */
  #partition({ from, to }: Leaf, split: Split): number {
    const { bins, order } = this.#threads.shared;
    const column = bins[split.feature]!;
    const table = this.#table(split);
    const scratch = this.#scratch;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const isLeft = table[column[row]!]!;
      // Written to both, and only one place moves on: no branch to guess wrongly.
      order[left] = row;
      scratch[right] = row;
      left += isLeft;
      right += 1 - isLeft;
    }
    order.set(scratch.subarray(0, right), left);
    return left;
  }

  #toTree(leaves: readonly Leaf[], nodes: readonly Node[]): LightGbmTree {
    const { features, parameters } = this.#threads.shared;
    const { lambda_l1: l1, lambda_l2: l2 } = parameters;
    const column = (of: (n: Node) => number) => Float64Array.from(nodes, of);
    const boundaries = [0];
    const words: number[] = [];
    const threshold = column(({ split }) => {
      const { upperBounds, categories } = features[split.feature]!;
      if (!split.leftBins) return upperBounds[split.bin]!;
      const left = categories.filter(
        (_, bin) => ((split.leftBins![bin >> 5]! >>> (bin & 31)) & 1) === 1,
      );
      const bitset = new Uint32Array((Math.max(...left) >> 5) + 1);
      for (const category of left) {
        bitset[category >> 5] = bitset[category >> 5]! | (1 << (category & 31));
      }
      for (const word of bitset) words.push(word);
      boundaries.push(words.length);
      return boundaries.length - 2;
    });
    const newton = ({ gradient, hessian }: LeafSums) =>
      -(Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)) / (hessian + l2);
    return {
      splitFeature: Int32Array.from(nodes, ({ split }) => split.feature),
      splitGain: column(({ split }) => split.gain),
      threshold,
      decisionType: Int32Array.from(nodes, ({ split }) => {
        const missing = features[split.feature]!.missingType << 2;
        if (split.leftBins) return 1 | missing;
        return missing | (split.isMissingLeft ? 2 : 0);
      }),
      leftChild: Int32Array.from(nodes, ({ left }) => left),
      rightChild: Int32Array.from(nodes, ({ right }) => right),
      leafValue: Float64Array.from(leaves, ({ output }) => output),
      leafWeight: Float64Array.from(leaves, ({ hessian }) => hessian),
      leafCount: Int32Array.from(leaves, ({ count }) => count),
      internalValue: column(({ leaf }) => (leaf.depth === 0 ? newton(leaf) : leaf.output)),
      internalWeight: column(({ leaf }) => leaf.hessian),
      internalCount: Int32Array.from(nodes, ({ leaf }) => leaf.count),
      catBoundaries: Int32Array.from(boundaries),
      catThreshold: Uint32Array.from(words),
      shrinkage: 1,
    };
  }
}

function bestLeaf(leaves: readonly Leaf[]): number {
  let best = -1;
  for (const [l, { split }] of leaves.entries()) {
    if (split && (best < 0 || split.gain > leaves[best]!.split!.gain)) best = l;
  }
  return best;
}
