import { describe, expect, it } from 'vitest';
import { auc } from '../../src/model/metrics/auc.ts';
import { logLoss } from '../../src/model/metrics/logLoss.ts';
import { judgeIntervals } from '../../src/training/judgeIntervals.ts';
import { seeded } from '../support/pastGames.ts';

/** Games of ten draws; the probabilities are right, the rival is a coin. */
function draws(games: number, seed: number) {
  const random = seeded(seed);
  const rows = games * 10;
  const probabilities = Float64Array.from({ length: rows }, () => 0.2 + 0.6 * random());
  const label = Float64Array.from(probabilities, (p) => (random() < p ? 1 : 0));
  const game = Int32Array.from({ length: rows }, (_, i) => Math.floor(i / 10));
  return { probabilities, label, game, rival: new Float64Array(rows).fill(0.5) };
}

describe('judgeIntervals', () => {
  it('hold the figures of all rows, and tell a model from a coin', () => {
    const data = draws(200, 1);
    const intervals = judgeIntervals(data);
    expect(intervals.logLoss.estimate).toBeCloseTo(logLoss(data.probabilities, data.label), 12);
    expect(intervals.auc.estimate).toBeCloseTo(auc(data.probabilities, data.label), 12);
    for (const { low, estimate, high } of Object.values(intervals)) {
      expect(low < estimate && estimate < high).toBe(true);
    }
    expect(intervals.logLossDifference.high).toBeLessThan(0);
    expect(judgeIntervals(data)).toEqual(intervals);
  });
});
