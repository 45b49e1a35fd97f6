import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../src/forecasting/candidates.ts';
import { forecastAll } from '../../src/forecasting/forecastSeries.ts';
import { coverage } from '../../src/forecasting/metrics.ts';

const QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975];

function forecastOne(x: readonly number[], h = 4, m = 1) {
  return forecastAll([candidatesFor({ id: 'a', m, h, x: Float64Array.from(x) })], QUANTILES)[0]!;
}

/** Repeatable noise, uniform in ±1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  };
}

describe('forecastAll', () => {
  it.each([
    ['one point', [5]],
    ['two points', [5, 6]],
    ['all zeros', new Array<number>(30).fill(0)],
    ['a constant', new Array<number>(30).fill(9)],
    ['a jump at the end', [...new Array<number>(30).fill(1), 1e6]],
    ['huge values', Array.from({ length: 20 }, (_, t) => 1e12 + t)],
    ['tiny values', Array.from({ length: 20 }, (_, t) => 1e-12 * (1 + (t % 3)))],
  ])('answers finite, ordered quantiles for %s', (_, x) => {
    const { mean, q } = forecastOne(x);
    expect(mean.every(Number.isFinite)).toBe(true);
    for (let i = 0; i < 4; i++) {
      const row = QUANTILES.map((tau) => q[String(tau)]![i]!);
      expect(row.every(Number.isFinite)).toBe(true);
      expect(row).toEqual([...row].sort((a, b) => a - b));
    }
  });

  it('never goes below zero for a history that never did', () => {
    const falling = Array.from({ length: 30 }, (_, t) => Math.max(0, 20 - t + (t % 3)));
    const { mean, q } = forecastOne(falling, 10);
    for (const v of [...mean, ...q['0.025']!]) expect(v).toBeGreaterThanOrEqual(0);
  });

  it('holds for any series', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 45 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 4, 12),
        (x, h, m) => {
          const { mean, q } = forecastOne(x, h, m);
          expect(mean).toHaveLength(h);
          for (const row of [mean, ...Object.values(q)])
            expect(row.every(Number.isFinite)).toBe(true);
          for (let i = 0; i < h; i++) expect(q['0.1']![i]!).toBeLessThanOrEqual(q['0.9']![i]!);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('covers 80 % of what comes, over many series', () => {
    const truth: number[] = [];
    const lower: number[] = [];
    const upper: number[] = [];
    const futures: number[][] = [];
    const all = Array.from({ length: 60 }, (_, s) => {
      const next = noise(s + 11);
      let level = 100;
      const x = Array.from({ length: 76 }, () => {
        level += next();
        return level + 2 * next();
      });
      futures.push(x.slice(70));
      return candidatesFor({ id: String(s), m: 1, h: 6, x: Float64Array.from(x.slice(0, 70)) });
    });
    for (const [s, { q }] of forecastAll(all, QUANTILES).entries()) {
      truth.push(...futures[s]!);
      lower.push(...q['0.1']!);
      upper.push(...q['0.9']!);
    }
    expect(Math.abs(coverage(truth, lower, upper) - 0.8)).toBeLessThan(0.06);
  });

  it('leans on the method that was right before', () => {
    const seasonal = Array.from({ length: 60 }, (_, t) => [10, 40, 20, 80][t % 4]! + (t % 7) * 0.1);
    const { mean, weights } = forecastOne(seasonal, 4, 4);
    for (const [i, v] of mean.entries()) {
      expect(Math.abs(v - [10, 40, 20, 80][i]!)).toBeLessThan(2);
    }
    expect(weights).not.toHaveProperty('naive');
  });
});
