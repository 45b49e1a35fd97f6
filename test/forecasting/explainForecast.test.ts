import { describe, expect, it } from 'vitest';
import { explainForecast } from '../../src/forecasting/explainForecast.ts';

const SEASON = [10, -4, -8, 2];
const line = (from: number, step: number, n: number): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => from + step * t + SEASON[t % 4]!);

describe('explainForecast', () => {
  it('finds level, trend and season of a series made of them', () => {
    const x = line(100, 1, 40);
    const mean = Array.from({ length: 6 }, (_, i) => 140 + i + SEASON[i % 4]!);
    const { level, trend, season } = explainForecast({ id: 'a', m: 4, h: 6, x }, mean);
    for (const [i, v] of season.entries()) expect(v).toBeCloseTo(SEASON[i % 4]!, 0);
    // The last turn lies around 137.5, so the first step is 2.5 above it by the trend alone.
    expect(level[0]).toBeCloseTo(137.5, 0);
    expect(trend[0]).toBeCloseTo(2.5, 0);
    expect(trend[5]! - trend[0]!).toBeCloseTo(5, 0);
  });

  it.each([
    ['one point', Float64Array.of(7), 1],
    ['a constant', new Float64Array(30).fill(3), 12],
    ['zeros', new Float64Array(30), 7],
    ['too short for its season', Float64Array.of(1, 5, 2, 8, 3), 12],
    ['a season', line(5, 0, 24), 4],
  ])('adds up to the mean and has no season where there is none: %s', (_, x, m) => {
    const mean = [1, 2, 3.5];
    const { level, trend, season } = explainForecast({ id: 'a', m, h: 3, x }, mean);
    for (const [i, v] of mean.entries())
      expect(level[i]! + trend[i]! + season[i]!).toBeCloseTo(v, 10);
    expect([...level, ...trend, ...season].every(Number.isFinite)).toBe(true);
    if (x.length < 20 || new Set(x).size === 1) expect(season.every((v) => v === 0)).toBe(true);
  });
});
