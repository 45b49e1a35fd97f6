import type { BinnedFeatures } from './binning.ts';
import type { LightGbmTree } from './lightGbmModel.ts';
import type { LightGbmParameters } from './parameters.ts';

/** Per bin: sum of gradients, sum of Hessians, rows. */
const CELL = 3;
const MOST_BINS = 256;
/** LightGBM adds this to Hessian sums so that an empty side divides. */
const EPSILON = 1e-15;

interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly isMissingLeft: boolean;
  readonly gain: number;
  readonly left: Sums;
  readonly right: Sums;
}

interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

interface Leaf {
  /** Its rows are `order[from, to)`. */
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  readonly sums: Sums;
  readonly histogram: Float64Array;
  readonly split: Split | undefined;
  /** Where its parent's child pointer stands. */
  readonly parent: number;
  readonly isLeftChild: boolean;
}

/** A grown tree and which leaf each of the rows it was grown on fell into. */
export interface GrownTree {
  readonly tree: LightGbmTree;
  /** For each leaf its rows. */
  readonly leafRows: readonly Int32Array[];
}

/**
 * Grows one tree leaf by leaf, always splitting the leaf with the largest gain, on histograms; the
 * larger child's histogram is its parent's less its sibling's.
 * Source: Ke et al. 2017, "LightGBM: A Highly Efficient Gradient Boosting Decision Tree".
 *
 * @param rows - the bagged rows
 * @param used - the features of this tree
 */
export class TreeGrower {
  readonly #binned: BinnedFeatures;
  readonly #parameters: LightGbmParameters;
  readonly #order: Int32Array;
  readonly #scratch: Int32Array;
  readonly #gathered: Float64Array;
  readonly #spare: Float64Array[] = [];

  constructor(binned: BinnedFeatures, parameters: LightGbmParameters) {
    this.#binned = binned;
    this.#parameters = parameters;
    this.#order = new Int32Array(binned.rows);
    this.#scratch = new Int32Array(binned.rows);
    this.#gathered = new Float64Array(binned.rows * 2);
  }

  grow(
    rows: Int32Array,
    used: readonly number[],
    gradients: Float64Array,
    hessians: Float64Array,
  ): GrownTree {
    const { num_leaves: mostLeaves } = this.#parameters;
    this.#order.set(rows);
    let gradient = 0;
    let hessian = 0;
    for (const row of rows) {
      gradient += gradients[row]!;
      hessian += hessians[row]!;
    }
    const sums = { gradient, hessian, count: rows.length };
    const histogram = this.#histogram(0, rows.length, used, gradients, hessians);
    const leaves: Leaf[] = [
      {
        from: 0,
        to: rows.length,
        depth: 0,
        sums,
        histogram,
        split: this.#bestSplit(histogram, used, sums, 0),
        parent: -1,
        isLeftChild: false,
      },
    ];
    const splits: { split: Split; sums: Sums; left: number; right: number }[] = [];
    while (leaves.length < mostLeaves) {
      let best = -1;
      for (let l = 0; l < leaves.length; l++) {
        const gain = leaves[l]!.split?.gain ?? 0;
        if (gain > 0 && (best < 0 || gain > leaves[best]!.split!.gain)) best = l;
      }
      const leaf = leaves[best];
      if (!leaf?.split) break;
      const { split } = leaf;
      const node = splits.length;
      const newLeaf = leaves.length;
      splits.push({ split, sums: leaf.sums, left: ~best, right: ~newLeaf });
      const above = splits[leaf.parent];
      if (above) {
        if (leaf.isLeftChild) above.left = node;
        else above.right = node;
      }
      const middle = this.#partition(leaf, split);
      const isLeftSmaller = middle - leaf.from <= leaf.to - middle;
      const small = isLeftSmaller
        ? this.#histogram(leaf.from, middle, used, gradients, hessians)
        : this.#histogram(middle, leaf.to, used, gradients, hessians);
      const large = leaf.histogram;
      for (const f of used) {
        const end = (f + 1) * MOST_BINS * CELL;
        for (let i = f * MOST_BINS * CELL; i < end; i++) large[i] = large[i]! - small[i]!;
      }
      const depth = leaf.depth + 1;
      const child = (isLeft: boolean): Leaf => {
        const own = isLeft ? split.left : split.right;
        const ownHistogram = isLeft === isLeftSmaller ? small : large;
        return {
          from: isLeft ? leaf.from : middle,
          to: isLeft ? middle : leaf.to,
          depth,
          sums: own,
          histogram: ownHistogram,
          split: this.#bestSplit(ownHistogram, used, own, depth),
          parent: node,
          isLeftChild: isLeft,
        };
      };
      leaves[best] = child(true);
      leaves.push(child(false));
    }
    for (const { histogram: done } of leaves) this.#spare.push(done);
    return {
      tree: this.#toTree(leaves, splits),
      leafRows: leaves.map(({ from, to }) => this.#order.slice(from, to)),
    };
  }

  #histogram(
    from: number,
    to: number,
    used: readonly number[],
    gradients: Float64Array,
    hessians: Float64Array,
  ): Float64Array {
    const { bins, features } = this.#binned;
    const histogram = this.#spare.pop() ?? new Float64Array(features.length * MOST_BINS * CELL);
    const order = this.#order;
    const gathered = this.#gathered;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      gathered[2 * i] = gradients[row]!;
      gathered[2 * i + 1] = hessians[row]!;
    }
    for (const f of used) {
      const column = bins[f]!;
      const base = f * MOST_BINS * CELL;
      histogram.fill(0, base, base + features[f]!.binCount * CELL);
      for (let i = from; i < to; i++) {
        const at = base + column[order[i]!]! * CELL;
        histogram[at] = histogram[at]! + gathered[2 * i]!;
        histogram[at + 1] = histogram[at + 1]! + gathered[2 * i + 1]!;
        histogram[at + 2] = histogram[at + 2]! + 1;
      }
    }
    return histogram;
  }

  #score(gradient: number, hessian: number): number {
    const { lambda_l1: l1, lambda_l2: l2 } = this.#parameters;
    const reduced = Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1);
    return (reduced * reduced) / (hessian + l2);
  }

  #output(gradient: number, hessian: number): number {
    const { lambda_l1: l1, lambda_l2: l2 } = this.#parameters;
    return -(Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)) / (hessian + l2);
  }

  #bestSplit(
    histogram: Float64Array,
    used: readonly number[],
    sums: Sums,
    depth: number,
  ): Split | undefined {
    const p = this.#parameters;
    if (p.max_depth > 0 && depth >= p.max_depth) return undefined;
    if (sums.count < 2 * p.min_data_in_leaf) return undefined;
    const total = { ...sums, hessian: sums.hessian + 2 * EPSILON };
    const parentScore = this.#score(total.gradient, total.hessian);
    let best: Split | undefined;
    for (const f of used) {
      const { binCount, missingBin, upperBounds } = this.#binned.features[f]!;
      const base = f * MOST_BINS * CELL;
      const constraint = p.monotone_constraints[f] ?? 0;
      const lastBin = upperBounds.length - 1;
      if (binCount < 2) continue;
      const missing =
        missingBin < 0
          ? undefined
          : {
              gradient: histogram[base + missingBin * CELL]!,
              hessian: histogram[base + missingBin * CELL + 1]!,
              count: histogram[base + missingBin * CELL + 2]!,
            };
      for (const isMissingLeft of missing ? [false, true] : [false]) {
        let gradient = isMissingLeft ? missing!.gradient : 0;
        let hessian = EPSILON + (isMissingLeft ? missing!.hessian : 0);
        let count = isMissingLeft ? missing!.count : 0;
        // With missing values on the right even the last bin splits: known left, missing right.
        const end = missing && !isMissingLeft ? lastBin : lastBin - 1;
        for (let bin = 0; bin <= end; bin++) {
          const at = base + bin * CELL;
          gradient += histogram[at]!;
          hessian += histogram[at + 1]!;
          count += histogram[at + 2]!;
          if (count < p.min_data_in_leaf || hessian < p.min_sum_hessian_in_leaf) continue;
          const rightCount = sums.count - count;
          const rightHessian = total.hessian - hessian;
          if (rightCount < p.min_data_in_leaf || rightHessian < p.min_sum_hessian_in_leaf) break;
          const rightGradient = total.gradient - gradient;
          const gain =
            this.#score(gradient, hessian) + this.#score(rightGradient, rightHessian) - parentScore;
          if (gain <= p.min_gain_to_split || gain <= (best?.gain ?? 0)) continue;
          if (constraint !== 0) {
            const rise =
              this.#output(rightGradient, rightHessian) - this.#output(gradient, hessian);
            if (rise * constraint < 0) continue;
          }
          best = {
            feature: f,
            bin,
            isMissingLeft,
            gain,
            left: { gradient, hessian: hessian - EPSILON, count },
            right: { gradient: rightGradient, hessian: rightHessian - EPSILON, count: rightCount },
          };
        }
      }
    }
    return best;
  }

  /** Moves a leaf's rows so that those of its left child stand first; order within is kept. */
  #partition({ from, to }: Leaf, { feature, bin, isMissingLeft }: Split): number {
    const column = this.#binned.bins[feature]!;
    const { missingBin } = this.#binned.features[feature]!;
    const order = this.#order;
    const scratch = this.#scratch;
    let left = from;
    let right = 0;
    for (let i = from; i < to; i++) {
      const row = order[i]!;
      const value = column[row]!;
      if (value === missingBin ? isMissingLeft : value <= bin) order[left++] = row;
      else scratch[right++] = row;
    }
    order.set(scratch.subarray(0, right), left);
    return left;
  }

  #toTree(
    leaves: readonly Leaf[],
    splits: readonly { split: Split; sums: Sums; left: number; right: number }[],
  ): LightGbmTree {
    const { features } = this.#binned;
    const column = (of: (s: (typeof splits)[number]) => number) => Float64Array.from(splits, of);
    return {
      splitFeature: Int32Array.from(splits, (s) => s.split.feature),
      splitGain: column((s) => s.split.gain),
      threshold: column((s) => {
        const { upperBounds } = features[s.split.feature]!;
        return upperBounds[s.split.bin]!;
      }),
      decisionType: Int32Array.from(splits, ({ split }) => {
        const hasMissing = features[split.feature]!.missingBin >= 0;
        return hasMissing ? 8 | (split.isMissingLeft ? 2 : 0) : 2;
      }),
      leftChild: Int32Array.from(splits, (s) => s.left),
      rightChild: Int32Array.from(splits, (s) => s.right),
      leafValue: Float64Array.from(leaves, ({ sums }) => this.#output(sums.gradient, sums.hessian)),
      leafWeight: Float64Array.from(leaves, ({ sums }) => sums.hessian),
      leafCount: Int32Array.from(leaves, ({ sums }) => sums.count),
      internalValue: column((s) => this.#output(s.sums.gradient, s.sums.hessian)),
      internalWeight: column((s) => s.sums.hessian),
      internalCount: Int32Array.from(splits, (s) => s.sums.count),
      catBoundaries: Int32Array.of(0),
      catThreshold: new Uint32Array(0),
      shrinkage: 1,
    };
  }
}
