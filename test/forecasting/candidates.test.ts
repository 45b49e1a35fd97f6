import { describe, expect, it } from 'vitest';
import { candidatesFor, cutoffsFor } from '../../src/forecasting/candidates.ts';

const season = [0, 4, -2, 7, 1, -6];
const history = Float64Array.from(
  { length: 90 },
  (_, t) => 50 + 0.3 * t + season[t % 6]! + 3 * Math.sin(t * 7.3) + Math.cos(t * 2.1),
);

describe('cutoffsFor', () => {
  it('spaces windows a horizon apart where there is room, down to half a horizon where not', () => {
    expect(cutoffsFor(100, 5, 1)).toEqual([75, 80, 85, 90, 95]);
    expect(cutoffsFor(50, 8, 1)).toEqual([34, 38, 42]);
    expect(cutoffsFor(40, 8, 1)).toEqual([26, 32]);
    expect(cutoffsFor(18, 8, 1)).toEqual([14]);
    expect(cutoffsFor(4, 6, 1)).toEqual([]);
  });
});

describe('candidatesFor', () => {
  it('takes the scale of a window from what was known at it', () => {
    const louder = Float64Array.from({ length: 60 }, (_, t) => (t % 2) * (t < 40 ? 1 : 9));
    const { windows, scale } = candidatesFor({ id: 'a', m: 1, h: 4, x: louder });
    expect(windows[0]!.cutoff).toBe(40);
    expect(windows[0]!.scale).toBe(1);
    expect(scale).toBeGreaterThan(3);
  });

  it('does not take one seasonal change that is tiny by chance for the scale', () => {
    const x = Float64Array.from([10, 90, 40, 10.01]);
    expect(candidatesFor({ id: 'a', m: 3, h: 2, x }).scale).toBeGreaterThan(20);
  });

  it('does not let what comes after a window change what is said at it', () => {
    const before = candidatesFor({ id: 'a', m: 6, h: 6, x: history });
    const disturbed = history.slice();
    for (let t = before.windows[1]!.cutoff; t < disturbed.length; t++) disturbed[t] = 10 + (t % 3);
    const after = candidatesFor({ id: 'a', m: 6, h: 6, x: disturbed });
    for (const window of [0, 1]) {
      const { names, windows } = before;
      for (const [k, name] of names.entries()) {
        const other = after.names.indexOf(name);
        if (other < 0) continue;
        expect([...after.windows[window]!.forecasts[other]!], name).toEqual([
          ...windows[window]!.forecasts[k]!,
        ]);
      }
    }
  });

  it('keeps a forecast within twice the range ever seen', () => {
    const runaway = Float64Array.from({ length: 30 }, (_, t) => 1.5 ** t);
    const { forecasts } = candidatesFor({ id: 'a', m: 1, h: 20, x: runaway });
    const high = 1.5 ** 29;
    for (const f of forecasts) for (const v of f) expect(v).toBeLessThanOrEqual(3 * high);
  });

  it('expects of intermittent demand no more than the largest that came', () => {
    const rising = Float64Array.from({ length: 60 }, (_, t) => (t > 45 && t % 2 ? t - 44 : 0));
    const { demand, forecasts, windows } = candidatesFor({ id: 'a', m: 7, h: 14, x: rising });
    expect(demand).toBe(rising);
    for (const f of forecasts) for (const v of f) expect(v).toBeLessThanOrEqual(15);
    for (const { cutoff, forecasts: then } of windows) {
      const most = Math.max(...rising.subarray(0, cutoff));
      for (const f of then) for (const v of f) expect(v).toBeLessThanOrEqual(most);
    }
  });

  it('does not take zeros before a steady start for intermittent demand', () => {
    const born = Float64Array.from({ length: 60 }, (_, t) => (t < 40 ? 0 : 30 + (t % 3)));
    expect(candidatesFor({ id: 'a', m: 1, h: 4, x: born }).demand).toBeUndefined();
  });

  it('does not take zeros of every winter for intermittent demand', () => {
    const summers = Float64Array.from({ length: 72 }, (_, t) =>
      Math.max(0, Math.round(40 * Math.sin((2 * Math.PI * t) / 12) + 3 * Math.sin(5 * t))),
    );
    expect(candidatesFor({ id: 'a', m: 12, h: 4, x: summers }).demand).toBeUndefined();
    // Without its season declared nothing tells when they come.
    expect(candidatesFor({ id: 'a', m: 1, h: 4, x: summers }).demand).toBe(summers);
  });
});
