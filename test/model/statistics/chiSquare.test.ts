import { describe, expect, it } from 'vitest';
import {
  chiSquareGoodnessOfFit,
  chiSquareOfCategories,
  chiSquareTail,
  chiSquareTest,
} from '../../../src/model/statistics/chiSquare.ts';

describe('chiSquareTest', () => {
  it('finds the statistic and p-value that SciPy finds', () => {
    const three = chiSquareTest([
      [10, 20, 30],
      [6, 9, 17],
    ]);
    expect(three.statistic).toBeCloseTo(0.27157465150403504, 12);
    expect(three.degreesOfFreedom).toBe(2);
    expect(three.pValue).toBeCloseTo(0.873028283380073, 12);
    const two = chiSquareTest([
      [120, 90],
      [60, 105],
    ]);
    expect(two.statistic).toBeCloseTo(15.984015984015986, 12);
    expect(two.pValue / 6.387954683891472e-5).toBeCloseTo(1, 10);
  });

  it('leaves empty categories out and says nothing of a single class', () => {
    expect(
      chiSquareTest([
        [120, 90],
        [0, 0],
        [60, 105],
      ]).degreesOfFreedom,
    ).toBe(1);
    expect(chiSquareTest([[5], [7]])).toEqual({ statistic: 0, degreesOfFreedom: 0, pValue: 1 });
  });

  it('counts categories of rows, missing as one of its own', () => {
    // Hand-worked: wins 3 of 4 and 1 of 4; each cell expects 2, so 4 · 1²/2 = 2.
    const { statistic, degreesOfFreedom } = chiSquareOfCategories(
      [1, 1, 1, 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
      [1, 1, 1, 0, 1, 0, 0, 0],
    );
    expect(statistic).toBeCloseTo(2, 12);
    expect(degreesOfFreedom).toBe(1);
    expect(() => chiSquareOfCategories([1], [])).toThrow(RangeError);
  });
});

describe('chiSquareGoodnessOfFit', () => {
  it('finds what SciPy finds', () => {
    const { statistic, pValue } = chiSquareGoodnessOfFit(
      [89, 37, 30, 28, 2],
      [0.4, 0.2, 0.2, 0.15, 0.05],
    );
    expect(statistic).toBeCloseTo(9.990143369175627, 12);
    expect(pValue).toBeCloseTo(0.040594043344781214, 12);
  });
});

describe('chiSquareTail', () => {
  it.each([
    [0.5, 1, 0.479500122],
    [10, 10, 0.440493285],
    [200, 100, 1.17845007e-8],
    [1000, 1200, 0.999992215],
  ])('of %d at %d degrees is %d', (statistic, degrees, tail) => {
    expect(chiSquareTail(statistic, degrees) / tail).toBeCloseTo(1, 8);
  });
});
