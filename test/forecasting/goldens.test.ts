import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methodNamed } from '../../src/forecasting/methods.ts';
import { autocorrelation } from '../../src/forecasting/seasonality/autocorrelation.ts';
import { seasonalFigures } from '../../src/forecasting/seasonality/classicalDecomposition.ts';
import { findSeasons } from '../../src/forecasting/seasonality/findSeasons.ts';
import { stl } from '../../src/forecasting/seasonality/seasonalTrendDecomposition.ts';
import { kpssStatistic } from '../../src/forecasting/seasonality/stationarityTest.ts';

interface Goldens {
  readonly series: Readonly<Record<string, { m: number; h: number; x: number[] }>>;
  readonly answers: readonly { series: string; method: string; mean: number[] }[];
}

/** Answers of R 4.2.2 with forecast 8.20 and tseries on data sets that come with R. */
const { series, answers } = JSON.parse(
  readFileSync(new URL('../fixtures/forecasting/r-forecast-8.20.json', import.meta.url), 'utf8'),
) as Goldens;

const EXACT: Readonly<Record<string, (x: Float64Array, m: number) => ArrayLike<number>>> = {
  'stl-seasonal': (x, m) => stl(x, m, 11).seasonal,
  'stl-trend': (x, m) => stl(x, m, 11).trend,
  'decompose-multiplicative': (x, m) => seasonalFigures(x, m, 'multiplicative'),
  acf: (x) => autocorrelation(x, 5),
  kpss: (x) => [kpssStatistic(x, Math.trunc(4 * (x.length / 100) ** 0.25))],
};

/**
 * Largest difference allowed, as a share. Smoothing agrees to the optimizer's tolerance; where R
 * searches first states and we solve for them, or the likelihood differs in its start, less.
 */
const CLOSE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  naive: { AirPassengers: 1e-9, Nile: 1e-9, UKgas: 1e-9, nottem: 1e-9 },
  snaive: { AirPassengers: 1e-9, UKgas: 1e-9, nottem: 1e-9 },
  drift: { WWWusage: 1e-8, Nile: 1e-8, lynx: 1e-8, LakeHuron: 1e-8 },
  ses: { WWWusage: 1e-6, Nile: 1e-4, lynx: 1e-6, LakeHuron: 1e-6 },
  holt: { WWWusage: 1e-4, Nile: 1e-3, LakeHuron: 1e-4 },
  damped: { WWWusage: 5e-3, lynx: 1e-4, LakeHuron: 1e-4 },
  thetaf: { WWWusage: 1e-6, lynx: 1e-6, LakeHuron: 1e-6, Nile: 0.02 },
  ets: { WWWusage: 5e-3, Nile: 5e-3, nottem: 0.01, UKgas: 0.02, AirPassengers: 0.05 },
  arima: { WWWusage: 1e-3, Nile: 5e-3, nottem: 0.03 },
};

describe('against R', () => {
  const exact = answers.filter((a) => a.method in EXACT);
  it.each(exact.map((a) => [a.method, a.series, a] as const))('%s of %s', (method, name, a) => {
    const { x, m } = series[name]!;
    const got = EXACT[method]!(Float64Array.from(x), m);
    expect(got).toHaveLength(a.mean.length);
    for (const [i, v] of a.mean.entries()) {
      expect(Math.abs(got[i]! - v)).toBeLessThan(2e-8 * (1 + Math.abs(v)));
    }
  });

  const close = answers.flatMap((a) => {
    const method = a.method.split(':')[0]!;
    const share = CLOSE[method]?.[a.series];
    return share === undefined ? [] : [[method, a.series, share, a] as const];
  });
  it.each(close)('%s forecasts %s within a share of %d', (name, key, share, a) => {
    const { x, m, h } = series[key]!;
    const history = Float64Array.from(x);
    const got = methodNamed(name === 'thetaf' ? 'theta' : name)!
      .train(history, { m, seasons: findSeasons(history, m), horizon: h })
      .forecast(history, h);
    for (const [i, v] of a.mean.entries()) {
      expect(Math.abs(got[i]! - v)).toBeLessThanOrEqual(share * Math.abs(v));
    }
  });
});
