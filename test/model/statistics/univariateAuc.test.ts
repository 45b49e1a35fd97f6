import { expect, it } from 'vitest';
import { univariateAuc } from '../../../src/model/statistics/univariateAuc.ts';

it('finds the AUC and the p-value of the Mann–Whitney test that SciPy finds', () => {
  const values = [3, 4, 2, 6, 2, 5, 9, 7, 5, 10, 6, 8, Number.NaN];
  const labels = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
  const { auc, pValue, rows } = univariateAuc(values, labels);
  // Of 36 pairs 33 are won and 2 tied.
  expect(auc).toBeCloseTo(34 / 36, 14);
  expect(pValue).toBeCloseTo(0.01000679435165946, 12);
  expect(rows).toBe(12);
});

it('says nothing of a constant or of a single class', () => {
  expect(univariateAuc([1, 1, 1], [0, 1, 1])).toEqual({ auc: 0.5, pValue: 1, rows: 3 });
  expect(univariateAuc([1, 2], [1, 1])).toEqual({ auc: Number.NaN, pValue: 1, rows: 2 });
});
