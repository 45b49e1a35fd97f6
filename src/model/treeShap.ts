import type { LightGbmModel, LightGbmTree } from './lightGbmModel.ts';
import { goesLeft } from './scorer.ts';

/** Explains raw scores: contributions per feature that sum to the raw score with the expected value. */
export interface Explainer {
  /** [k + 1]: one per feature, then the expected value; for random forests sums over trees. */
  contributions(row: Float64Array, offset?: number): Float64Array;
}

/** A leaf with the distinct features on its path, and the share of training rows at each. */
interface LeafPath {
  readonly leaf: number;
  readonly value: number;
  /** Distinct features on the path. */
  readonly features: Int32Array;
  /** Product over the path's splits on the feature of child count ÷ parent count. */
  readonly covers: Float64Array;
  /** For each split on the path: node, whether the path goes left, and place in `features`. */
  readonly steps: readonly {
    readonly node: number;
    readonly isLeft: boolean;
    readonly place: number;
  }[];
}

function pathsOf(tree: LightGbmTree): LeafPath[] {
  const paths: LeafPath[] = [];
  const countOf = (child: number) =>
    child >= 0 ? tree.internalCount[child]! : tree.leafCount[~child]!;
  const walk = (
    node: number,
    features: number[],
    covers: number[],
    steps: { node: number; isLeft: boolean; place: number }[],
  ): void => {
    if (node < 0) {
      paths.push({
        leaf: ~node,
        value: tree.leafValue[~node]!,
        features: Int32Array.from(features),
        covers: Float64Array.from(covers),
        steps,
      });
      return;
    }
    const feature = tree.splitFeature[node]!;
    for (const isLeft of [true, false]) {
      const child = (isLeft ? tree.leftChild : tree.rightChild)[node]!;
      const ratio = countOf(child) / tree.internalCount[node]!;
      const known = features.indexOf(feature);
      const place = known >= 0 ? known : features.length;
      const nextCovers = [...covers];
      nextCovers[place] = (nextCovers[place] ?? 1) * ratio;
      walk(child, known >= 0 ? features : [...features, feature], nextCovers, [
        ...steps,
        { node, isLeft, place },
      ]);
    }
  };
  if (tree.splitFeature.length > 0) walk(0, [], [], []);
  return paths;
}

/** `weights[m][s]` = s! (m − s − 1)! / m!, the Shapley weight of s others among m features. */
function shapleyWeights(most: number): readonly Float64Array[] {
  const table: Float64Array[] = [new Float64Array(0)];
  for (let m = 1; m <= most; m++) {
    const row = new Float64Array(m);
    row[0] = 1 / m;
    for (let s = 1; s < m; s++) row[s] = (row[s - 1]! * s) / (m - s);
    table.push(row);
  }
  return table;
}

/**
 * Shapley values of every prediction, path-dependent as TreeSHAP defines them.
 *
 * Per leaf the value function is a product over the path's features, so contributions come from
 * elementary symmetric sums of the ratios: O(leaves × depth²) a tree, in fixed scratch without
 * recursion. Source: Lundberg, Erion, Lee 2018, "Consistent individualized feature attribution for
 * tree ensembles" (the same values as their algorithm 2).
 */
export function createExplainer(model: LightGbmModel): Explainer {
  const width = model.featureNames.length;
  const trees = model.trees.map((tree) => ({ tree, paths: pathsOf(tree) }));
  const longest = trees.reduce(
    (most, { paths }) => paths.reduce((m, { features }) => Math.max(m, features.length), most),
    0,
  );
  const weights = shapleyWeights(Math.max(1, longest));
  const expected = model.trees.reduce((sum, tree) => sum + expectedValue(tree), 0);
  const goes = new Uint8Array(Math.max(1, ...model.trees.map((t) => t.splitFeature.length)));
  const one = new Float64Array(longest + 1);
  const sums = new Float64Array(longest + 2);
  const without = new Float64Array(longest + 2);

  return {
    contributions(row, offset = 0) {
      const phi = new Float64Array(width + 1);
      for (const { tree, paths } of trees) {
        if (paths.length === 0) continue;
        directions(tree, row, offset, goes);
        for (const { value, features, covers, steps } of paths) {
          const m = features.length;
          one.fill(1, 0, m);
          for (const { node, isLeft, place } of steps) {
            if ((goes[node] === 1) !== isLeft) one[place] = 0;
          }
          // Coefficients of Π (cover_i + one_i · z): sums over subsets of the features that are known.
          sums[0] = 1;
          for (let i = 0; i < m; i++) {
            sums[i + 1] = one[i]! * sums[i]!;
            for (let s = i; s > 0; s--) sums[s] = covers[i]! * sums[s]! + one[i]! * sums[s - 1]!;
            sums[0] = covers[i]! * sums[0]!;
          }
          for (let i = 0; i < m; i++) {
            const known = one[i]!;
            const cover = covers[i]!;
            if (known === 0 && cover === 0) continue;
            // Divide feature i out again; from the top when it is known, else from below.
            if (known !== 0) {
              let above = sums[m]!;
              for (let s = m - 1; s >= 0; s--) {
                without[s] = above;
                above = sums[s]! - cover * above;
              }
            } else {
              for (let s = 0; s < m; s++) without[s] = sums[s]! / cover;
            }
            let total = 0;
            const weight = weights[m]!;
            for (let s = 0; s < m; s++) total += weight[s]! * without[s]!;
            phi[features[i]!]! += (known - cover) * value * total;
          }
        }
      }
      phi[width] = expected;
      return phi;
    },
  };
}

/** Mean of a tree's leaves over the training rows. */
function expectedValue(tree: LightGbmTree): number {
  if (tree.splitFeature.length === 0) return tree.leafValue[0]!;
  const total = tree.internalCount[0]!;
  let sum = 0;
  for (let leaf = 0; leaf < tree.leafValue.length; leaf++) {
    sum += (tree.leafCount[leaf]! / total) * tree.leafValue[leaf]!;
  }
  return sum;
}

/** For every split of a tree whether the row goes left, visited or not. */
function directions(tree: LightGbmTree, row: Float64Array, offset: number, goes: Uint8Array): void {
  const { splitFeature, decisionType, threshold, catBoundaries, catThreshold } = tree;
  for (let node = 0; node < splitFeature.length; node++) {
    const isCategorical = (decisionType[node]! & 1) === 1;
    const category = isCategorical ? threshold[node]! : 0;
    const isLeft = goesLeft(
      decisionType[node]!,
      row[offset + splitFeature[node]!]!,
      threshold[node]!,
      catThreshold,
      isCategorical ? catBoundaries[category]! : 0,
      isCategorical ? catBoundaries[category + 1]! : 0,
    );
    goes[node] = isLeft ? 1 : 0;
  }
}
