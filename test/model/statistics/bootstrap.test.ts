import { describe, expect, it } from 'vitest';
import { auc } from '../../../src/model/metrics/auc.ts';
import { weightedAuc } from '../../../src/model/metrics/weightedAuc.ts';
import { seededRandom } from '../../../src/model/seededRandom.ts';
import {
  bootstrapIntervals,
  quantile,
  weightedMean,
} from '../../../src/model/statistics/bootstrap.ts';

describe('bootstrapIntervals', () => {
  const random = seededRandom(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  it('is as wide as theory says for a mean of independent rows', () => {
    const values = Float64Array.from({ length: 2000 }, normal);
    const [mean] = bootstrapIntervals((drawn) => [weightedMean(values, drawn)], {
      groups: Array.from(values, (_, i) => i),
      samples: 800,
      seed: 1,
    });
    const width = (2 * 1.96) / Math.sqrt(2000);
    expect(mean!.estimate).toBeCloseTo(values.reduce((a, b) => a + b) / 2000, 12);
    expect((mean!.high - mean!.low) / width).toBeGreaterThan(0.88);
    expect((mean!.high - mean!.low) / width).toBeLessThan(1.12);
  });

  it('is wider when rows of a group go together', () => {
    const groups = Int32Array.from({ length: 2000 }, (_, i) => Math.floor(i / 20));
    const ofGroup = Float64Array.from({ length: 100 }, normal);
    const values = Float64Array.from(groups, (g) => ofGroup[g]!);
    const statistic = (drawn: Float64Array) => [weightedMean(values, drawn)];
    const [byGroup] = bootstrapIntervals(statistic, { groups, samples: 400 });
    const [byRow] = bootstrapIntervals(statistic, {
      groups: Array.from(values, (_, i) => i),
      samples: 400,
    });
    const ratio = (byGroup!.high - byGroup!.low) / (byRow!.high - byRow!.low);
    expect(ratio).toBeGreaterThan(3.5);
    expect(ratio).toBeLessThan(5.5);
  });

  it('is the same for the same seed', () => {
    const statistic = (drawn: Float64Array) => [weightedMean([1, 2, 4], drawn)];
    const once = bootstrapIntervals(statistic, { groups: [0, 1, 2], seed: 3 });
    expect(bootstrapIntervals(statistic, { groups: [0, 1, 2], seed: 3 })).toEqual(once);
  });
});

describe('quantile', () => {
  it('lies on a line between numbers', () => {
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('weightedAuc', () => {
  it('is the AUC of rows told as often as they weigh', () => {
    const scores = [0.1, 0.4, 0.4, 0.8, 0.3];
    const labels = [0, 1, 0, 1, 1];
    const times = [2, 1, 3, 0, 2];
    const told = scores.flatMap((score, i) => Array.from({ length: times[i]! }, () => [score, i]));
    expect(weightedAuc(scores, labels)(times)).toBeCloseTo(
      auc(
        told.map(([score]) => score!),
        told.map(([, i]) => labels[i!]!),
      ),
      14,
    );
  });
});
