import { describe, expect, it } from 'vitest';
import { phaseShare } from '../../../src/forecasting/seasonality/phaseShare.ts';

describe('phaseShare', () => {
  it('is 1 where each phase has its value, however many turns are known', () => {
    const x = Float64Array.from({ length: 22 }, (_, t) => [3, 0, 8][t % 3]!);
    expect(phaseShare(x, 3)).toBeCloseTo(1, 10);
  });

  it('equals the adjusted share of a hand-worked example', () => {
    // Phases average 2 and 5; within them 4 × 1, around the mean of 3.5 in all 4 + 4 × 2.25 = 13.
    expect(phaseShare(Float64Array.from([1, 4, 3, 6]), 2)).toBeCloseTo(1 - (4 / 2) * (3 / 13), 10);
  });

  it('is 0 where phases tell no more than chance', () => {
    expect(phaseShare(Float64Array.from([1, 1, 5, 5, 1, 1, 5, 5]), 2)).toBe(0);
  });

  it.each([
    ['no season', [1, 2, 3, 4], 1],
    ['less than two turns', [1, 2, 3], 2],
    ['a constant', [2, 2, 2, 2], 2],
    ['one point', [7], 12],
  ])('is 0 for %s', (_, x, m) => {
    expect(phaseShare(Float64Array.from(x), m)).toBe(0);
  });
});
