import { describe, expect, it } from 'vitest';
import {
  kolmogorovSmirnovTest,
  kolmogorovTail,
} from '../../../src/model/statistics/kolmogorovSmirnov.ts';

describe('kolmogorovSmirnovTest', () => {
  it('finds the exact p-values that SciPy finds, with and without ties', () => {
    const plain = kolmogorovSmirnovTest(
      [0.1, 0.4, 0.7, 1.2, 1.9, 2.5, 3.3],
      [0.2, 1.5, 2.2, 2.9, 3.1, 3.8, 4.4, 5.0],
    );
    expect(plain.statistic).toBeCloseTo(0.48214285714285715, 14);
    expect(plain.pValue).toBeCloseTo(0.2522144522144522, 12);
    const tied = kolmogorovSmirnovTest([1, 1, 2, 2, 2, 3], [1, 2, 3, 3, 3, 4, 4]);
    expect(tied.statistic).toBeCloseTo(0.5476190476190477, 14);
    expect(tied.pValue).toBeCloseTo(0.21212121212121213, 12);
  });

  it('goes over to the limit for large samples', () => {
    const x = Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 1000) / 1000);
    const y = Array.from({ length: 2000 }, (_, i) => (((i * 104729) % 1000) / 1000) ** 1.05);
    const { statistic, pValue } = kolmogorovSmirnovTest(x, y);
    expect(statistic).toBeCloseTo(0.018, 12);
    expect(Math.abs(pValue - 0.8268684179170975)).toBeLessThan(0.01);
  });

  it('leaves missing values out and refuses a sample without numbers', () => {
    expect(kolmogorovSmirnovTest([1, Number.NaN, 2], [1, 2])).toEqual({ statistic: 0, pValue: 1 });
    expect(() => kolmogorovSmirnovTest([Number.NaN], [1])).toThrow(RangeError);
  });
});

describe('kolmogorovTail', () => {
  it.each([
    [0.5, 0.963945244],
    [0.828, 0.499329621],
    [1.36, 0.0494858768],
    [2, 0.000670925256],
  ])('of %d is %d', (x, tail) => {
    expect(kolmogorovTail(x) / tail).toBeCloseTo(1, 7);
  });
});
