import type { LightGbmTree } from '../model/lightGbmModel.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import type { DrawRows } from './rollHistory.ts';

/**
 * The parts of the online rating's log-odds, which add up to it. Boosted trees approximate a straight
 * line by steps, at the cost of many trees and of noise; here one tree a part tells it finely, and
 * boosting goes on from there. The parts keep the weight one: weights fitted to the past were no
 * better in any later season (docs/decisions/031).
 */
const PARTS = [
  'ratingDifference',
  'homeIceWorth',
  'strongSideWorth',
  'strengthWorth',
  'zoneWorth',
  'sideResidualDifference',
  'zoneResidualDifference',
  'strengthResidualDifference',
  'handResidualDifference',
  'opponentSideDifference',
] as const;

/** Width of a step, log-odds: its variance, step²/12, costs about 1e-6 of log-loss. */
const STEP = 0.01;
/** Skill spreads wider than the other parts. */
const RATING_STEP = 0.02;
/** What the league's weights may still grow to after the cut, against all that training saw. */
const HEADROOM = 1.5;

type Rows = Pick<DrawRows, 'features' | 'rows'>;

const columns: readonly number[] = PARTS.map((name) => {
  const at = featureNames.indexOf(name);
  if (at < 0) throw new Error(`expected a column ${name}, found none`);
  return at;
});

/** One tree a part: its value in steps of equal width, beyond what training saw by half as much. */
export function startTrees(data: Rows): readonly LightGbmTree[] {
  return columns.map((at, i) => staircase(data, at, i === 0 ? RATING_STEP : STEP));
}

function staircase({ features, rows }: Rows, column: number, step: number): LightGbmTree {
  const width = featureNames.length;
  let widest = step;
  for (let row = 0; row < rows; row++) {
    widest = Math.max(widest, Math.abs(features[row * width + column]!));
  }
  // An odd number of steps, the middle one around zero: both teams' views have the same steps.
  const half = Math.ceil((widest * HEADROOM) / step);
  const leaves = 2 * half + 1;
  const counts = new Int32Array(leaves);
  for (let row = 0; row < rows; row++) {
    const at = Math.round(features[row * width + column]! / step);
    counts[half + at]!++;
    counts[half - at]!++;
  }
  const tree = {
    splitFeature: new Int32Array(leaves - 1).fill(column),
    splitGain: new Float64Array(leaves - 1),
    threshold: new Float64Array(leaves - 1),
    decisionType: new Int32Array(leaves - 1),
    leftChild: new Int32Array(leaves - 1),
    rightChild: new Int32Array(leaves - 1),
    leafValue: Float64Array.from(counts, (_, at) => (at - half) * step),
    leafWeight: new Float64Array(leaves),
    // TreeSHAP divides by counts: a step that training never saw counts once.
    leafCount: counts.map((count) => Math.max(1, count)),
    internalValue: new Float64Array(leaves - 1),
    internalWeight: new Float64Array(leaves - 1),
    internalCount: new Int32Array(leaves - 1),
    catBoundaries: new Int32Array(0),
    catThreshold: new Uint32Array(0),
    shrinkage: 1,
  };
  const worthOf = (child: number): number =>
    child < 0
      ? tree.leafWeight[~child]! * tree.leafValue[~child]! ** 2
      : tree.internalWeight[child]! * tree.internalValue[child]! ** 2;
  let splits = 0;
  /** Halves of the steps' rows; gives LightGBM's name of the child. */
  const build = (first: number, end: number): number => {
    let count = 0;
    let sum = 0;
    for (let at = first; at < end; at++) {
      count += tree.leafCount[at]!;
      sum += tree.leafCount[at]! * tree.leafValue[at]!;
    }
    // What a draw near even weighs in LightGBM's sum of Hessians.
    const hessian = count / 4;
    if (end - first === 1) {
      tree.leafWeight[first] = hessian;
      return ~first;
    }
    const node = splits++;
    const middle = (first + end) >> 1;
    tree.threshold[node] = (middle - half - 0.5) * step;
    tree.internalValue[node] = sum / count;
    tree.internalCount[node] = count;
    tree.internalWeight[node] = hessian;
    tree.leftChild[node] = build(first, middle);
    tree.rightChild[node] = build(middle, end);
    // LightGBM's gain, with the gradient that each value answers: G = −value × H.
    tree.splitGain[node] =
      worthOf(tree.leftChild[node]!) + worthOf(tree.rightChild[node]!) - worthOf(node);
    return node;
  };
  build(0, leaves);
  return tree;
}

/** What the trees give for each row, [n]. */
export function startScores(
  trees: readonly LightGbmTree[],
  { features, rows }: Rows,
): Float64Array {
  const width = featureNames.length;
  const scores = new Float64Array(rows);
  for (const tree of trees) {
    for (let row = 0; row < rows; row++) {
      let node = 0;
      while (node >= 0) {
        const value = features[row * width + tree.splitFeature[node]!]!;
        node = (value <= tree.threshold[node]! ? tree.leftChild : tree.rightChild)[node]!;
      }
      scores[row] = scores[row]! + tree.leafValue[~node]!;
    }
  }
  return scores;
}
