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
  /** For each split on the path: node, 1 where the path goes left, and place in `features`. */
  readonly steps: Int32Array;
}

/** Contributions kept by pattern: at most 32 MB a model. */
const MOST_KEPT = 4_000_000;

function pathsOf(tree: LightGbmTree): LeafPath[] {
  const paths: LeafPath[] = [];
  const countOf = (child: number) =>
    child >= 0 ? tree.internalCount[child]! : tree.leafCount[~child]!;
  const walk = (
    node: number,
    features: number[],
    covers: number[],
    steps: readonly number[],
  ): void => {
    if (node < 0) {
      paths.push({
        leaf: ~node,
        value: tree.leafValue[~node]!,
        features: Int32Array.from(features),
        covers: Float64Array.from(covers),
        steps: Int32Array.from(steps),
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
        ...[node, isLeft ? 1 : 0, place],
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
 * recursion. They depend on the row only by which features keep to the path, so each pattern is
 * computed once and kept. Sources: Lundberg, Erion, Lee 2018, "Consistent individualized feature
 * attribution for tree ensembles" (the same values as their algorithm 2); Yang 2021, "Fast TreeSHAP"
 * (patterns).
 */
export function createExplainer(model: LightGbmModel): Explainer {
  const width = model.featureNames.length;
  const explained = model.trees.filter((tree) => tree.splitFeature.length > 0);
  const pathsOfTree = explained.map(pathsOf);
  const paths = pathsOfTree.flat();
  const longest = Math.max(0, ...paths.map(({ features }) => features.length));
  const explainPath = pathExplainer(longest);
  const expected = model.trees.reduce((sum, tree) => sum + expectedValue(tree), 0);
  const goes = new Uint8Array(Math.max(1, ...model.trees.map((t) => t.splitFeature.length)));
  const keeps = new Uint8Array(longest + 1);
  const scratch = new Float64Array(longest + 1);
  const flat = flatten(paths);
  const { firstStep, steps, firstFeature, features, firstKept, kept } = flat;

  return {
    contributions(row, offset = 0) {
      const phi = new Float64Array(width + 1);
      let p = 0;
      for (let t = 0; t < explained.length; t++) {
        directions(explained[t]!, row, offset, goes);
        for (const end = p + pathsOfTree[t]!.length; p < end; p++) {
          const from = firstFeature[p]!;
          const m = firstFeature[p + 1]! - from;
          const isKept = firstKept[p]! >= 0;
          let at = 0;
          if (isKept) {
            // Bit i says that the row's value of feature i keeps to the path.
            let pattern = (1 << m) - 1;
            for (let s = firstStep[p]!; s < firstStep[p + 1]!; s += 3) {
              const isOff = goes[steps[s]!]! ^ steps[s + 1]!;
              pattern &= ~(isOff << steps[s + 2]!);
            }
            at = firstKept[p]! + pattern * m;
            if (Number.isNaN(kept[at]!)) {
              for (let i = 0; i < m; i++) keeps[i] = (pattern >> i) & 1;
              explainPath(paths[p]!, keeps, kept, at);
            }
          } else {
            keeps.fill(1, 0, m);
            for (let s = firstStep[p]!; s < firstStep[p + 1]!; s += 3) {
              if (goes[steps[s]!] !== steps[s + 1]) keeps[steps[s + 2]!] = 0;
            }
            explainPath(paths[p]!, keeps, scratch, 0);
          }
          const values = isKept ? kept : scratch;
          for (let i = 0; i < m; i++) {
            const feature = features[from + i]!;
            phi[feature] = phi[feature]! + values[at + i]!;
          }
        }
      }
      phi[width] = expected;
      return phi;
    },
  };
}

/** The paths one after the other in flat columns, with room for what is kept of each; −1: nothing. */
function flatten(paths: readonly LeafPath[]) {
  const size = ({ features }: LeafPath) => features.length << features.length;
  let most = 12;
  const total = () => paths.reduce((sum, p) => sum + (p.features.length <= most ? size(p) : 0), 0);
  while (total() > MOST_KEPT) most--;
  const firstStep = [0];
  const firstFeature = [0];
  const firstKept: number[] = [];
  let used = 0;
  for (const path of paths) {
    firstStep.push(firstStep.at(-1)! + path.steps.length);
    firstFeature.push(firstFeature.at(-1)! + path.features.length);
    const isKept = path.features.length <= most;
    firstKept.push(isKept ? used : -1);
    if (isKept) used += size(path);
  }
  return {
    firstStep: Int32Array.from(firstStep),
    steps: Int32Array.from(paths.flatMap((path) => [...path.steps])),
    firstFeature: Int32Array.from(firstFeature),
    features: Int32Array.from(paths.flatMap((path) => [...path.features])),
    firstKept: Int32Array.from(firstKept),
    kept: new Float64Array(used).fill(Number.NaN),
  };
}

/** Contributions of one leaf to its path's features, written into `into[at…]`. */
function pathExplainer(longest: number) {
  const weights = shapleyWeights(Math.max(1, longest));
  const sums = new Float64Array(longest + 2);
  const without = new Float64Array(longest + 2);
  return (
    { features, covers, value }: LeafPath,
    keeps: Uint8Array,
    into: Float64Array,
    at: number,
  ): void => {
    const m = features.length;
    // Coefficients of Π (cover_i + keeps_i · z): sums over subsets of the features that are known.
    sums[0] = 1;
    for (let i = 0; i < m; i++) {
      sums[i + 1] = keeps[i]! * sums[i]!;
      for (let s = i; s > 0; s--) sums[s] = covers[i]! * sums[s]! + keeps[i]! * sums[s - 1]!;
      sums[0] = covers[i]! * sums[0]!;
    }
    for (let i = 0; i < m; i++) {
      const known = keeps[i]!;
      const cover = covers[i]!;
      into[at + i] = 0;
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
      into[at + i] = (known - cover) * value * total;
    }
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
