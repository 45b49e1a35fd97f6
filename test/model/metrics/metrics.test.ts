import { describe, expect, it } from 'vitest';
import { auc } from '../../../src/model/metrics/auc.ts';
import { brierScore } from '../../../src/model/metrics/brierScore.ts';
import { calibrationError, reliability } from '../../../src/model/metrics/calibrationError.ts';
import { logLoss } from '../../../src/model/metrics/logLoss.ts';

describe('metrics against hand-worked numbers', () => {
  it('log-loss', () => {
    expect(logLoss([0.8, 0.3], [1, 0])).toBeCloseTo((-Math.log(0.8) - Math.log(0.7)) / 2, 14);
    expect(logLoss([0.5, 0.5], [1, 0])).toBeCloseTo(Math.LN2, 14);
    expect(() => logLoss([0.5], [])).toThrow(RangeError);
  });

  it('Brier score', () => {
    expect(brierScore([0.8, 0.3], [1, 0])).toBeCloseTo((0.04 + 0.09) / 2, 14);
  });

  it('AUC counts pairs, ties half', () => {
    // Pairs (positive, negative): (.9,.4) (.9,.6) (.6,.4) win, (.6,.6) ties.
    expect(auc([0.9, 0.6, 0.4, 0.6], [1, 1, 0, 0])).toBe(3.5 / 4);
    expect(auc([1, 2, 3], [1, 1, 1])).toBeNaN();
  });

  it('calibration error weighs bins by their rows', () => {
    // Bin [.5,.55): said .5, came 1 of 2; bin [.9,.95): said .9, came 0 of 1.
    const [p, y] = [
      [0.5, 0.5, 0.9],
      [1, 0, 0],
    ];
    expect(calibrationError(p, y)).toBeCloseTo(0.9 / 3, 14);
    expect(reliability(p, y)[10]).toMatchObject({ count: 2, predicted: 0.5, observed: 0.5 });
  });
});
