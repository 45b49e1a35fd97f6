import { describe, expect, it } from 'vitest';
import { type Candidates, candidatesFor, type Window } from '../../src/forecasting/candidates.ts';
import { forecastAll } from '../../src/forecasting/forecastSeries.ts';
import { learnDemand } from '../../src/forecasting/pastDemand.ts';
import { seededChance } from '../support/chance.ts';

const demandFrom = (x: readonly number[], m = 1, h = 4) =>
  candidatesFor({ id: 'a', m, h, x: Float64Array.from(x) });

/** A quarter of the steps 6, the rest 0, in an order without pattern. */
const scattered = Array.from({ length: 200 }, (_, t) => ((t * t * 7 + 3 * t) % 16 < 3 ? 6 : 0));

describe('learnDemand', () => {
  it('answers values that came, in the shares in which they came', () => {
    const c = demandFrom(scattered);
    const share = scattered.filter((v) => v === 0).length / scattered.length;
    const spread = learnDemand([c])(c);
    expect(new Set([0.1, 0.5, 0.9, 0.975].flatMap((tau) => [...spread.quantile(tau)]))).toEqual(
      new Set([0, 6]),
    );
    expect([...spread.quantile(share - 0.1)]).toEqual([0, 0, 0, 0]);
    expect([...spread.quantile(share + 0.1)]).toEqual([6, 6, 6, 6]);
  });

  it('tells the phases of a season apart', () => {
    const chance = seededChance(4);
    const asked = (t: number): boolean => chance.next() < (t % 7 === 5 ? 0.75 : 0.12);
    const c = demandFrom(
      Array.from({ length: 350 }, (_, t) => (asked(t) ? 4 + (t % 3) : 0)),
      7,
      7,
    );
    const level = learnDemand([c])(c).quantile(0.65);
    expect([...level].map((v) => v > 0)).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => i === 5));
  });

  it('forgets a past that no longer holds when later moments show it', () => {
    const once = Array.from({ length: 90 }, (_, t) => (t % 2 ? 50 : 0));
    const late = Array.from({ length: 60 }, (_, t) => (t % 3 === 1 ? 2 : 0));
    const c = demandFrom([...once, ...late]);
    for (const v of learnDemand([c])(c).quantile(0.9)) expect(v).toBe(2);
  });

  it('learns from other series how long the past holds', () => {
    const chance = seededChance(3);
    const wandering = Array.from({ length: 30 }, (_, s) => {
      let level = 5;
      return candidatesFor({
        id: `${s}`,
        m: 1,
        h: 4,
        x: Float64Array.from({ length: 60 }, () => {
          level = Math.max(1, level + Math.round(4 * chance.next() - 2));
          return chance.next() < 0.4 ? 0 : level;
        }),
      });
    });
    const young = demandFrom([9, 9, 0, 9, 9, 0, 9, 9, 9, 0, 2, 2, 0, 2, 1, 0, 2, 2]);
    const noWindows: readonly Window[] = [];
    const unjudged = { ...young, windows: noWindows };
    const shareBelowNine = (all: readonly Candidates[]): number => {
      const spread = learnDemand(all)(unjudged);
      const levels = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
      return levels.filter((tau) => spread.quantile(tau)[0]! < 9).length / 100;
    };
    const alone = shareBelowNine([unjudged]);
    const together = shareBelowNine([unjudged, ...wandering]);
    expect(together).toBeGreaterThan(alone + 0.02);
  });

  it('covers at least what it says, and its levels lie within the steps of the distribution', () => {
    const chance = seededChance(11);
    const made = Array.from({ length: 150 }, (_, s) => {
      const asked = 0.1 + 0.6 * chance.next();
      const draw = (): number => (chance.next() < asked ? 1 + Math.floor(5 * chance.next()) : 0);
      const all = Array.from({ length: 86 }, draw);
      return { x: Float64Array.from(all.slice(0, 80)), truth: all.slice(80), id: `${s}` };
    });
    const forecasts = forecastAll(
      made.map(({ id, x }) => candidatesFor({ id, m: 1, h: 6, x })),
      [0.5, 0.9, 0.975],
    );
    for (const tau of [0.5, 0.9, 0.975]) {
      let below = 0;
      let upTo = 0;
      for (const [s, { truth }] of made.entries()) {
        for (const [i, v] of truth.entries()) {
          const q = forecasts[s]!.q[tau]![i]!;
          if (v < q) below++;
          if (v <= q) upTo++;
        }
      }
      expect(below / 900).toBeLessThan(tau + 0.02);
      expect(upTo / 900).toBeGreaterThan(tau - 0.02);
    }
  });

  it('keeps quantiles within the sizes seen although the past stood still at earlier moments', () => {
    const x = [...new Array<number>(40).fill(0), 3, 0, 5, 0, 0, 4, 0, 2];
    const [f] = forecastAll([demandFrom(x)], [0.975]);
    for (const v of f!.q['0.975']!) expect(v).toBeLessThanOrEqual(5);
  });
});
