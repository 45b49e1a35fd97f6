import { describe, expect, it } from 'vitest';
import { formatModel, ModelFormatError, parseModel } from '../../src/model/lightGbmModel.ts';
import { createScorer } from '../../src/model/scorer.ts';
import { createExplainer } from '../../src/model/treeShap.ts';
import { FIXTURES, readExpected, readModelText, readParams, readTable } from './golden.ts';

describe.each(FIXTURES)('golden %s', (fixture) => {
  const model = parseModel(readModelText(fixture));
  const { rows } = readTable(fixture, 'rows.csv');
  const expected = readExpected(fixture);

  it('scores every row as native LightGBM does', () => {
    const scorer = createScorer(model);
    for (const [i, row] of rows.entries()) {
      const { raw, pred, leaf } = expected[i]!;
      expect([...scorer.leafIndices(row)], `row ${i}`).toEqual(leaf);
      expect(Math.abs(scorer.rawScore(row) - raw), `row ${i}`).toBeLessThanOrEqual(1e-12);
      expect(Math.abs(scorer.predict(row) - pred), `row ${i}`).toBeLessThanOrEqual(1e-12);
    }
  });

  it('stops at the best iteration when asked to', () => {
    const best = readParams(fixture).earlyStopping?.bestIteration;
    const scorer = createScorer(model, best === undefined ? {} : { numIterations: best });
    for (const [i, row] of rows.entries()) {
      const wanted = expected[i]!.rawBest ?? expected[i]!.raw;
      expect(Math.abs(scorer.rawScore(row) - wanted)).toBeLessThanOrEqual(1e-12);
    }
  });

  it('explains every row as native LightGBM does', () => {
    const explainer = createExplainer(model);
    for (const [i, row] of rows.entries()) {
      const { contrib, raw } = expected[i]!;
      const own = explainer.contributions(row);
      const worst = Math.max(...contrib.map((value, k) => Math.abs(value - own[k]!)));
      expect(worst, `row ${i}`).toBeLessThanOrEqual(1e-9);
      expect(Math.abs(own.reduce((a, b) => a + b, 0) - raw)).toBeLessThanOrEqual(1e-9);
    }
  });

  it('writes what it read so that it scores the same', () => {
    const again = createScorer(parseModel(formatModel(model)));
    const scorer = createScorer(model);
    for (const row of rows) expect(again.rawScore(row)).toBe(scorer.rawScore(row));
  });
});

describe('parseModel', () => {
  const text = readModelText('no-missing');

  it.each([
    ['an empty text', '', 'beginning with "tree"'],
    ['a cut text', text.slice(0, 3000), 'cut off'],
    ['a missing value', text.replace(/^leaf_value=\S+ /m, 'leaf_value='), 'values of "leaf_value"'],
    ['a word for a number', text.replace(/^threshold=\S+/m, 'threshold=high'), '"threshold"'],
    ['a child that loops', text.replace(/^left_child=\S+/m, 'left_child=0'), 'child of split 0'],
    [
      'an unknown feature',
      text.replace(/^split_feature=\S+/m, 'split_feature=99'),
      'a feature from 0',
    ],
  ])('refuses %s with words', (_, broken, words) => {
    expect(() => parseModel(broken)).toThrow(ModelFormatError);
    expect(() => parseModel(broken)).toThrow(words);
  });
});
