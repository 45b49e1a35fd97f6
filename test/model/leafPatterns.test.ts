import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLeafFinder, hasFewSplits } from '../../src/model/leafPatterns.ts';
import { type LightGbmTree, parseModel } from '../../src/model/lightGbmModel.ts';
import { goesLeft } from '../../src/model/scorer.ts';
import { readModelText } from './golden.ts';

/** Values and thresholds around all that LightGBM treats in a way of its own. */
const INFINITIES = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const EDGES = [0, -0, 1e-36, -1e-36, 1e-34, -1e-34, 1, -1, 2.5, ...INFINITIES];
const FEATURES = 3;

const [template] = parseModel(readModelText('no-missing')).trees as [LightGbmTree];

/** A split's feature, threshold, way of missing values and default direction. */
const split = fc.record({
  feature: fc.nat(FEATURES - 1),
  threshold: fc.constantFrom(...EDGES.filter((edge) => edge > Number.NEGATIVE_INFINITY)),
  missing: fc.nat(2),
  isDefaultLeft: fc.boolean(),
});

/** Every shape of up to three splits: each further split takes the place of a leaf. */
const SHAPES: readonly (readonly [left: readonly number[], right: readonly number[]])[] = [
  [[], []],
  [[~0], [~1]],
  [
    [1, ~0],
    [~1, ~2],
  ],
  [
    [~0, ~1],
    [1, ~2],
  ],
  [
    [1, ~0, ~2],
    [2, ~1, ~3],
  ],
  [
    [1, 2, ~0],
    [~3, ~1, ~2],
  ],
  [
    [~3, ~0, ~1],
    [1, 2, ~2],
  ],
  [
    [1, ~0, ~1],
    [~3, 2, ~2],
  ],
];

const tree = fc
  .tuple(fc.constantFrom(...SHAPES), fc.tuple(split, split, split))
  .map(([[leftChild, rightChild], all]): LightGbmTree => {
    const splits = all.slice(0, leftChild.length);
    return {
      ...template,
      splitFeature: Int32Array.from(splits, ({ feature }) => feature),
      threshold: Float64Array.from(splits, ({ threshold }) => threshold),
      decisionType: Int32Array.from(
        splits,
        ({ missing, isDefaultLeft }) => (missing << 2) | (isDefaultLeft ? 2 : 0),
      ),
      leftChild: Int32Array.from(leftChild),
      rightChild: Int32Array.from(rightChild),
      leafValue: new Float64Array(splits.length + 1),
    };
  });

function walk(of: LightGbmTree, row: Float64Array): number {
  let node = of.splitFeature.length === 0 ? -1 : 0;
  while (node >= 0) {
    const { decisionType, threshold, splitFeature, leftChild, rightChild } = of;
    const value = row[splitFeature[node]!]!;
    const isLeft = goesLeft(decisionType[node]!, value, threshold[node]!, new Uint32Array(0), 0, 0);
    node = (isLeft ? leftChild : rightChild)[node]!;
  }
  return ~node;
}

it('finds the leaf that walking the tree finds, whatever is missing, zero or infinite', () => {
  const row = fc.array(fc.constantFrom(...EDGES, Number.NaN), {
    minLength: FEATURES,
    maxLength: FEATURES,
  });
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), row, (trees, values) => {
      expect(trees.every(hasFewSplits)).toBe(true);
      const firstLeaf = Int32Array.from(trees, (_, t) => 4 * t);
      // Every tree but the last, which is left alone; behind another row, as in a matrix.
      const held = [...trees.keys()].slice(0, -1);
      const leaves = new Int32Array(trees.length).fill(-1);
      const rows = Float64Array.from([...values, ...values]);
      createLeafFinder(trees, held, firstLeaf).find(rows, FEATURES, leaves);
      const wanted = held.map((t) => firstLeaf[t]! + walk(trees[t]!, rows));
      expect([...leaves]).toEqual([...wanted, -1]);
    }),
    { numRuns: 2_000 },
  );
});
