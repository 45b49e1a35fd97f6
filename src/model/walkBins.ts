import type { BinnedRows } from './binning.ts';
import { TABLE } from './growTree.ts';
import type { LightGbmTree } from './lightGbmModel.ts';

/**
 * Adds a tree's leaf values to the scores of rows that are bins: equal to scoring the values.
 *
 * @param goesLeft - for each split and bin whether the row goes left
 * @param factor - what leaf values are multiplied by, after `shift` is taken off
 * @param which - only these rows; all without
 */
export function addTree(
  { tree, goesLeft }: { readonly tree: LightGbmTree; readonly goesLeft: Uint8Array },
  { bins, rows }: BinnedRows,
  scores: Float64Array,
  { factor = 1, shift = 0, which }: AddOptions = {},
): void {
  const { splitFeature, leftChild, rightChild, leafValue } = tree;
  const columns = Array.from(splitFeature, (feature) => bins[feature]!);
  const count = which?.length ?? rows;
  const root = splitFeature.length > 0 ? 0 : -1;
  for (let i = 0; i < count; i++) {
    const row = which ? which[i]! : i;
    let node = root;
    while (node >= 0) {
      const isLeft = goesLeft[node * TABLE + columns[node]![row]!]! === 1;
      node = isLeft ? leftChild[node]! : rightChild[node]!;
    }
    scores[row] = scores[row]! + (leafValue[~node]! - shift) * factor;
  }
}

export interface AddOptions {
  readonly factor?: number;
  readonly shift?: number;
  readonly which?: Int32Array | undefined;
}
