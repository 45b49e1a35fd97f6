import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../src/forecasting/method.ts';
import { methodNamed, methods } from '../../src/forecasting/methods.ts';
import { findSeasons } from '../../src/forecasting/seasonality/findSeasons.ts';

function forecastOf(name: string, x: readonly number[], h: number, m = 1): number[] {
  const history = Float64Array.from(x);
  const setting: Setting = { m, seasons: findSeasons(history, m), horizon: h };
  return Array.from(methodNamed(name)!.train(history, setting).forecast(history, h));
}

const close = (got: readonly number[], want: readonly number[], digits: number): void => {
  expect(got).toHaveLength(want.length);
  for (const [i, v] of got.entries()) expect(v).toBeCloseTo(want[i]!, digits);
};

const line = Array.from({ length: 40 }, (_, t) => 5 + 3 * t);
const wave = [3, -1, 4, -6];
const seasonalLine = Array.from({ length: 48 }, (_, t) => 100 + 2 * t + wave[t % 4]!);

/** Users logged on to a server, one a minute: `WWWusage` of R (Durbin & Koopman 2001). */
const users = [
  88, 84, 85, 85, 84, 85, 83, 85, 88, 89, 91, 99, 104, 112, 126, 138, 146, 151, 150, 148, 147, 149,
  143, 132, 131, 139, 147, 150, 148, 145, 140, 134, 131, 131, 129, 126, 126, 132, 137, 140, 142,
  150, 159, 167, 170, 171, 172, 172, 174, 175, 172, 172, 174, 174, 169, 165, 156, 142, 131, 121,
  112, 104, 102, 99, 99, 95, 88, 84, 84, 87, 89, 88, 85, 86, 89, 91, 91, 94, 101, 110, 121, 135,
  145, 149, 156, 165, 171, 175, 177, 182, 193, 204, 208, 210, 215, 222, 228, 226, 222, 220,
];

describe('methods', () => {
  it('have one name and a source each', () => {
    expect(new Set(methods.map((m) => m.name)).size).toBe(methods.length);
    for (const m of methods) expect(m.source).toMatch(/\d{4}/);
  });

  it('naive, seasonal naive and drift say what their definitions say', () => {
    expect(forecastOf('naive', [1, 5, 2], 2)).toEqual([2, 2]);
    expect(forecastOf('snaive', [1, 2, 3, 4, 5, 6], 4, 3)).toEqual([4, 5, 6, 4]);
    expect(forecastOf('drift', [1, 7, 4], 2)).toEqual([5.5, 7]);
  });

  it.each(['drift', 'holt', 'ets', 'arima'])('%s continues a straight line', (name) => {
    close(forecastOf(name, line, 3), [125, 128, 131], name === 'ets' ? 0 : 4);
  });

  it('theta gives half the slope of a straight line', () => {
    // Theta of a line: the line's own continuation, and the curve smoothed to its last level.
    close(forecastOf('theta', line, 2), [123.5, 125], 2);
  });

  it.each(['ets', 'arima', 'mstl-ets', 'mstl-arima', 'ar'])(
    '%s continues a line with a season',
    (name) => {
      const want = [48, 49, 50, 51, 52].map((t) => 100 + 2 * t + wave[t % 4]!);
      const got = forecastOf(name, seasonalLine, 5, 4);
      for (const [i, v] of got.entries()) expect(Math.abs(v - want[i]!)).toBeLessThan(0.6);
    },
  );

  it('arima finds what R finds for WWWusage: ARIMA(1,1,1)', () => {
    const r = [218.8805, 218.1524, 217.6789, 217.3709, 217.1706];
    const got = forecastOf('arima', users, 5);
    for (const [i, v] of got.entries()) expect(Math.abs(v - r[i]!)).toBeLessThan(0.5);
  });

  it('croston divides smoothed sizes by smoothed gaps', () => {
    // Sizes 2 then 4 → 2 + .1·2 = 2.2; gaps 2 then 3 → 2.1; corrected by .95.
    close(
      forecastOf('croston', [0, 2, 0, 0, 4, 0], 2),
      [(0.95 * 2.2) / 2.1, (0.95 * 2.2) / 2.1],
      12,
    );
  });

  it('tsb falls while nothing is asked, croston does not', () => {
    const active = Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 3 : 0));
    const quiet = [...active, ...new Array<number>(20).fill(0)];
    expect(forecastOf('tsb', quiet, 1)[0]!).toBeLessThan(0.8 * forecastOf('croston', quiet, 1)[0]!);
  });

  it('answer finite numbers for whatever suits them', () => {
    const value = fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.constant(0),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(1, 4, 7, 12),
        (x, m) => {
          const history = Float64Array.from(x);
          const setting: Setting = { m, seasons: findSeasons(history, m), horizon: 6 };
          for (const method of methods) {
            if (!method.suits(history, setting)) continue;
            const forecast = method.train(history, setting).forecast(history, 6);
            expect(forecast, method.name).toHaveLength(6);
            expect(forecast.every(Number.isFinite), method.name).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('forecast a constant as itself', () => {
    const flat = new Array<number>(30).fill(7);
    for (const method of methods) {
      const history = Float64Array.from(flat);
      const setting: Setting = { m: 4, seasons: [4], horizon: 3 };
      if (!method.suits(history, setting)) continue;
      const got = method.train(history, setting).forecast(history, 3);
      for (const v of got) expect(v, method.name).toBeCloseTo(7, 3);
    }
  });
});
