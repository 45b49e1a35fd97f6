import { describe, expect, it } from 'vitest';
import { gainImportance, splitImportance } from '../../../src/model/importance/modelImportance.ts';
import { permutationImportance } from '../../../src/model/importance/permutation.ts';
import { shapImportance } from '../../../src/model/importance/shapImportance.ts';
import { parseModel } from '../../../src/model/lightGbmModel.ts';
import { createExplainer } from '../../../src/model/treeShap.ts';
import { readExpected, readModelText, readTable } from '../golden.ts';

const text = readModelText('no-missing');
const model = parseModel(text);

describe('splitImportance', () => {
  it('equals what native LightGBM wrote into the model', () => {
    const block = text.slice(
      text.indexOf('feature_importances:\n') + 21,
      text.indexOf('\nparameters:'),
    );
    const written = new Map(
      block
        .trim()
        .split('\n')
        .map((line): [string, number] => [line.split('=')[0]!, Number(line.split('=')[1])]),
    );
    const own = splitImportance(model);
    for (const [f, name] of model.featureNames.entries())
      expect(own[f]).toBe(written.get(name) ?? 0);
  });
});

describe('gainImportance', () => {
  it('sums to the gains of all splits', () => {
    const all = model.trees.flatMap((tree) => [...tree.splitGain]).reduce((a, b) => a + b);
    expect(gainImportance(model).reduce((a, b) => a + b)).toBeCloseTo(all, 8);
  });
});

describe('shapImportance', () => {
  it('is the mean of native contributions', () => {
    const { rows } = readTable('no-missing', 'rows.csv');
    const expected = readExpected('no-missing');
    const columns = model.featureNames.length;
    const { meanAbsolute, mean } = shapImportance(
      createExplainer(model),
      Float64Array.from(rows.flatMap((row) => [...row])),
      columns,
    );
    for (let f = 0; f < columns; f++) {
      const native = expected.map(({ contrib }) => contrib[f]!);
      const average = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
      expect(meanAbsolute[f]).toBeCloseTo(average(native.map(Math.abs)), 10);
      expect(mean[f]).toBeCloseTo(average(native), 10);
    }
  });
});

describe('permutationImportance', () => {
  // The prediction is the first column; the second is its copy and unused, the third is noise.
  const rows = 600;
  const label = Float64Array.from({ length: rows }, (_, i) => (i * 7) % 2);
  const features = Float64Array.from({ length: rows * 3 }, (_, i) =>
    i % 3 < 2 ? label[Math.floor(i / 3)]! : i,
  );
  const request = {
    features,
    rows,
    columns: 3,
    predict: (row: Float64Array) => row[0]!,
    loss: (predictions: Float64Array) =>
      predictions.reduce((sum, p, i) => sum + (p - label[i]!) ** 2, 0) / rows,
  };

  it('finds the loss of dealing a column to other rows', () => {
    const before = features.slice();
    const [first, copy, noise] = permutationImportance(request);
    // Half of the rows get the other label.
    expect(first!.mean).toBeGreaterThan(0.45);
    expect(first!.mean).toBeLessThan(0.55);
    expect([copy!.mean, noise!.mean]).toEqual([0, 0]);
    expect(features).toEqual(before);
  });

  it('deals columns of a set together and is the same for the same seed', () => {
    const asked = { ...request, sets: [[0, 1], [2]], seed: 4 };
    const once = permutationImportance(asked);
    expect(once).toHaveLength(2);
    expect(permutationImportance(asked)).toEqual(once);
  });
});
