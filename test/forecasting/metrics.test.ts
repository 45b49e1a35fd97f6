import { describe, expect, it } from 'vitest';
import {
  coverage,
  mape,
  mase,
  meanScaledIntervalScore,
  rmse,
  seasonalNaiveScale,
  smape,
  wape,
  weightedQuantileLoss,
} from '../../src/forecasting/metrics.ts';

const truth = [10, 0, 20, 30];
const forecast = [12, 1, 15, 30];

describe('metrics', () => {
  it('equal numbers worked by hand', () => {
    expect(rmse(truth, forecast)).toBeCloseTo(Math.sqrt((4 + 1 + 25 + 0) / 4), 12);
    expect(wape(truth, forecast)).toBeCloseTo(8 / 60, 12);
    expect(mape(truth, forecast)).toBeCloseTo((0.2 + 0.25 + 0) / 3, 12);
    expect(smape(truth, forecast)).toBeCloseTo((400 / 22 + 200 + 1000 / 35 + 0) / 4, 12);
    expect(seasonalNaiveScale([1, 3, 2, 6], 2)).toBe(2);
    expect(mase(truth, forecast, 2)).toBe(1);
    // Quantile 0.9: 2·[.1·2 + .1·1 + .9·5 + 0] over 60.
    expect(weightedQuantileLoss(truth, forecast, 0.9)).toBeCloseTo(9.6 / 60, 12);
    expect(coverage(truth, [9, 0, 21, 30], [11, 0, 22, 30])).toBe(0.75);
  });

  it('charges a miss of an 80 % interval ten times its distance', () => {
    expect(meanScaledIntervalScore([5], [6], [8], 0.8, 2)).toBeCloseTo((2 + 10 * 1) / 2, 12);
  });

  it('answers NaN where a measure is not defined', () => {
    expect(wape([0, 0], [1, 1])).toBeNaN();
    expect(mape([0], [1])).toBeNaN();
    expect(mase([1], [2], seasonalNaiveScale([4, 4, 4], 1))).toBeNaN();
    expect(seasonalNaiveScale([1], 1)).toBeNaN();
  });
});
