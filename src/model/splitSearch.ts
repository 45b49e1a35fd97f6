import type { FeatureBins } from './binning.ts';
import { CELL } from './histogram.ts';
import type { LightGbmParameters } from './parameters.ts';

/** LightGBM adds this to Hessian sums so that an empty side divides. */
export const EPSILON = 1e-15;

/** What is known of a leaf before it splits. */
export interface LeafSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
  /** Bounds of its output that monotone splits above it set. */
  readonly lower: number;
  readonly upper: number;
}

/** The best way to split a leaf. */
export interface Split {
  readonly feature: number;
  readonly gain: number;
  /** Numbers up to this bin go left; −1 for categories. */
  readonly bin: number;
  readonly isMissingLeft: boolean;
  /** Categories: the bins that go left, one bit each. */
  readonly leftBins: Uint32Array | undefined;
  readonly leftGradient: number;
  readonly leftHessian: number;
  readonly leftOutput: number;
  readonly rightOutput: number;
}

/** Output of a leaf: the Newton step under both penalties, within its bounds. */
export function leafOutput(
  gradient: number,
  hessian: number,
  l1: number,
  l2: number,
  lower = Number.NEGATIVE_INFINITY,
  upper = Number.POSITIVE_INFINITY,
): number {
  const step = -(Math.sign(gradient) * Math.max(0, Math.abs(gradient) - l1)) / (hessian + l2);
  return step < lower ? lower : step > upper ? upper : step;
}

function gainOf(gradient: number, hessian: number, l1: number, l2: number): number {
  if (l1 === 0) return (gradient * gradient) / (hessian + l2);
  const reduced = Math.max(0, Math.abs(gradient) - l1);
  return (reduced * reduced) / (hessian + l2);
}

/** Gain of a leaf whose output is bounded and so need not be the best one. */
function gainGiven(g: number, hessian: number, l1: number, l2: number, output: number): number {
  const reduced = Math.sign(g) * Math.max(0, Math.abs(g) - l1);
  return -(2 * reduced * output + (hessian + l2) * output * output);
}

/**
 * Finds the best split of a leaf on a feature from its histogram, by LightGBM's rules: both ways for
 * missing values; for categories one against the rest when they are few, else those of the lowest or
 * highest mean gradient against the rest.
 * Source: Ke et al. 2017; Fisher 1958 for the order of categories.
 */
export class SplitSearch {
  readonly #p: LightGbmParameters;
  /** Bounds of outputs cost time: only with monotone constraints. */
  readonly #isBounded: boolean;

  constructor(parameters: LightGbmParameters) {
    this.#p = parameters;
    this.#isBounded = parameters.monotone_constraints.some((constraint) => constraint !== 0);
  }

  /**
   * @param histogram - gradients and Hessians of the feature's bins from `base`
   */
  find(
    feature: number,
    bins: FeatureBins,
    histogram: Float64Array,
    base: number,
    leaf: LeafSums,
  ): Split | undefined {
    return bins.categories.length > 0
      ? this.#categories(feature, bins, histogram, base, leaf)
      : this.#numbers(feature, bins, histogram, base, leaf);
  }

  /** Gain of two leaves, −∞ where it breaks the feature's constraint. */
  #gain(
    leftGradient: number,
    leftHessian: number,
    rightGradient: number,
    rightHessian: number,
    l2: number,
    leaf: LeafSums,
    constraint: number,
  ): number {
    const l1 = this.#p.lambda_l1;
    if (!this.#isBounded) {
      return (
        gainOf(leftGradient, leftHessian, l1, l2) + gainOf(rightGradient, rightHessian, l1, l2)
      );
    }
    const { lower, upper } = leaf;
    const left = leafOutput(leftGradient, leftHessian, l1, l2, lower, upper);
    const right = leafOutput(rightGradient, rightHessian, l1, l2, lower, upper);
    if ((right - left) * constraint < 0) return Number.NEGATIVE_INFINITY;
    return (
      gainGiven(leftGradient, leftHessian, l1, l2, left) +
      gainGiven(rightGradient, rightHessian, l1, l2, right)
    );
  }

  /** What a split must beat: the leaf as it is, and the least gain asked for. */
  #shift(leaf: LeafSums): number {
    const { lambda_l1: l1, lambda_l2: l2, min_gain_to_split } = this.#p;
    return gainOf(leaf.gradient, leaf.hessian + 2 * EPSILON, l1, l2) + min_gain_to_split;
  }

  #split(
    feature: number,
    gain: number,
    leaf: LeafSums,
    leftGradient: number,
    leftHessian: number,
    l2: number,
    how: Pick<Split, 'bin' | 'isMissingLeft' | 'leftBins'>,
  ): Split {
    const l1 = this.#p.lambda_l1;
    const { lower, upper } = leaf;
    const rightHessian = leaf.hessian + 2 * EPSILON - leftHessian;
    return {
      feature,
      gain,
      ...how,
      leftGradient,
      leftHessian: leftHessian - EPSILON,
      leftOutput: leafOutput(leftGradient, leftHessian, l1, l2, lower, upper),
      rightOutput: leafOutput(leaf.gradient - leftGradient, rightHessian, l1, l2, lower, upper),
    };
  }

  #numbers(
    feature: number,
    { upperBounds, missingBin }: FeatureBins,
    histogram: Float64Array,
    base: number,
    leaf: LeafSums,
  ): Split | undefined {
    const p = this.#p;
    const l2 = p.lambda_l2;
    const constraint = p.monotone_constraints[feature] ?? 0;
    const shift = this.#shift(leaf);
    const totalHessian = leaf.hessian + 2 * EPSILON;
    const perHessian = leaf.count / totalHessian;
    const lastBin = upperBounds.length - 1;
    const missingAt = base + missingBin * CELL;
    const missingGradient = missingBin < 0 ? 0 : histogram[missingAt]!;
    const missingHessian = missingBin < 0 ? 0 : histogram[missingAt + 1]!;
    let bestGain = shift;
    let bestBin = -1;
    let bestMissingLeft = true;
    let bestGradient = 0;
    let bestHessian = 0;
    for (let way = missingBin < 0 ? 1 : 0; way < 2; way++) {
      const isMissingLeft = way === 0;
      let gradient = isMissingLeft ? missingGradient : 0;
      let hessian = EPSILON + (isMissingLeft ? missingHessian : 0);
      // With missing values on the right even the last bin splits: known left, missing right.
      const end = missingBin >= 0 && !isMissingLeft ? lastBin : lastBin - 1;
      for (let bin = 0; bin <= end; bin++) {
        const at = base + bin * CELL;
        gradient += histogram[at]!;
        hessian += histogram[at + 1]!;
        const count = Math.floor(hessian * perHessian + 0.5);
        if (count < p.min_data_in_leaf || hessian < p.min_sum_hessian_in_leaf) continue;
        const rightHessian = totalHessian - hessian;
        if (leaf.count - count < p.min_data_in_leaf || rightHessian < p.min_sum_hessian_in_leaf) {
          break;
        }
        const gain = this.#gain(
          gradient,
          hessian,
          leaf.gradient - gradient,
          rightHessian,
          l2,
          leaf,
          constraint,
        );
        if (gain <= bestGain) continue;
        bestGain = gain;
        bestBin = bin;
        bestMissingLeft = isMissingLeft || missingBin < 0;
        bestGradient = gradient;
        bestHessian = hessian;
      }
    }
    if (bestBin < 0) return undefined;
    return this.#split(feature, bestGain - shift, leaf, bestGradient, bestHessian, l2, {
      bin: bestBin,
      isMissingLeft: bestMissingLeft,
      leftBins: undefined,
    });
  }

  #categories(
    feature: number,
    { binCount }: FeatureBins,
    histogram: Float64Array,
    base: number,
    leaf: LeafSums,
  ): Split | undefined {
    const p = this.#p;
    const shift = this.#shift(leaf);
    const totalHessian = leaf.hessian + 2 * EPSILON;
    const perHessian = leaf.count / totalHessian;
    const countOf = (hessian: number) => Math.floor(hessian * perHessian + 0.5);
    const gradientOf = (bin: number) => histogram[base + bin * CELL]!;
    const hessianOf = (bin: number) => histogram[base + bin * CELL + 1]!;
    const isLarge = (count: number, hessian: number) =>
      count >= p.min_data_in_leaf && hessian >= p.min_sum_hessian_in_leaf;
    let bestGain = shift;
    let bestGradient = 0;
    let bestHessian = 0;
    let chosen: readonly number[] = [];
    const isOneHot = binCount <= p.max_cat_to_onehot;
    const l2 = isOneHot ? p.lambda_l2 : p.lambda_l2 + p.cat_l2;
    const consider = (gradient: number, hessian: number, bins: () => readonly number[]) => {
      const rest = leaf.gradient - gradient;
      const gain = this.#gain(gradient, hessian, rest, totalHessian - hessian, l2, leaf, 0);
      if (gain <= bestGain) return;
      bestGain = gain;
      bestGradient = gradient;
      bestHessian = hessian;
      chosen = bins();
    };
    if (isOneHot) {
      for (let bin = 1; bin < binCount; bin++) {
        const hessian = hessianOf(bin) + EPSILON;
        const count = countOf(hessian);
        if (!isLarge(count, hessian) || !isLarge(leaf.count - count, totalHessian - hessian)) {
          continue;
        }
        consider(gradientOf(bin), hessian, () => [bin]);
      }
    } else {
      const order: number[] = [];
      for (let bin = 1; bin < binCount; bin++) {
        if (countOf(hessianOf(bin)) >= p.cat_smooth) order.push(bin);
      }
      const meanOf = (bin: number) => gradientOf(bin) / (hessianOf(bin) + p.cat_smooth);
      order.sort((a, b) => meanOf(a) - meanOf(b));
      const most = Math.min(p.max_cat_threshold, Math.floor((order.length + 1) / 2));
      for (const sorted of [order, [...order].reverse()]) {
        let gradient = 0;
        let hessian = EPSILON;
        let count = 0;
        let inGroup = 0;
        for (let i = 0; i < most; i++) {
          const own = hessianOf(sorted[i]!);
          gradient += gradientOf(sorted[i]!);
          hessian += own;
          count += countOf(own);
          inGroup += countOf(own);
          if (!isLarge(count, hessian)) continue;
          const right = leaf.count - count;
          if (right < p.min_data_per_group || !isLarge(right, totalHessian - hessian)) break;
          if (inGroup < p.min_data_per_group) continue;
          inGroup = 0;
          consider(gradient, hessian, () => sorted.slice(0, i + 1));
        }
      }
    }
    if (chosen.length === 0) return undefined;
    const leftBins = new Uint32Array(8);
    for (const bin of chosen) leftBins[bin >> 5] = leftBins[bin >> 5]! | (1 << (bin & 31));
    return this.#split(feature, bestGain - shift, leaf, bestGradient, bestHessian, l2, {
      bin: -1,
      isMissingLeft: false,
      leftBins,
    });
  }
}
