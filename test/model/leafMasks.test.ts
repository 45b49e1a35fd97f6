import { describe, expect, it } from 'vitest';
import { createLeafFinder } from '../../src/model/leafMasks.ts';
import { parseModel } from '../../src/model/lightGbmModel.ts';
import { FIXTURES, readExpected, readModelText, readTable } from './golden.ts';

const categorical = ['binary-categorical', 'regression-l2'];

describe('leaf finder', () => {
  it.each(FIXTURES.filter((name) => !categorical.includes(name)))(
    'finds the leaves of native LightGBM on %s',
    (fixture) => {
      const find = createLeafFinder(parseModel(readModelText(fixture)).trees);
      const expected = readExpected(fixture);
      for (const [i, row] of readTable(fixture, 'rows.csv').rows.entries()) {
        // Behind another row, as in a matrix.
        const rows = Float64Array.from([...row, ...row]);
        expect([...(find?.(rows, row.length) ?? [])], `row ${i}`).toEqual(expected[i]!.leaf);
      }
    },
  );

  it.each(categorical)('leaves the categories of %s to the walk', (fixture) => {
    expect(createLeafFinder(parseModel(readModelText(fixture)).trees)).toBeUndefined();
  });
});
