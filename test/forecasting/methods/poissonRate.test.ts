import { describe, expect, it } from 'vitest';
import { logGamma, poissonRate } from '../../../src/forecasting/methods/poissonRate.ts';

describe('poissonRate', () => {
  it('has the logarithm of factorials', () => {
    expect(logGamma(1)).toBeCloseTo(0, 10);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
  });

  it('follows a rate that has changed and stays near the mean of one that has not', () => {
    const setting = { m: 1, seasons: [], horizon: 1 };
    const rate = (x: Float64Array) => poissonRate.train(x, setting).forecast(x, 1)[0]!;
    const steady = Float64Array.from({ length: 60 }, (_, t) => [3, 5, 4, 2, 6][t % 5]!);
    expect(rate(steady)).toBeCloseTo(4, 0);
    const changed = Float64Array.from({ length: 80 }, (_, t) => (t < 60 ? 2 : 12) + (t % 2));
    expect(rate(changed)).toBeGreaterThan(10);
  });

  it('takes whole numbers from 0 alone', () => {
    const setting = { m: 1, seasons: [], horizon: 1 };
    expect(poissonRate.suits(Float64Array.of(1, 2.5), setting)).toBe(false);
    expect(poissonRate.suits(Float64Array.of(1, -2), setting)).toBe(false);
    expect(poissonRate.suits(Float64Array.of(0, 2), setting)).toBe(true);
  });
});
