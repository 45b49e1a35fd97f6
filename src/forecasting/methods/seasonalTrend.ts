import type { Method, Setting, Trained } from '../method.ts';
import { decompose } from '../seasonality/seasonalTrendDecomposition.ts';
import { trainArima } from './arima.ts';
import { trainWithoutSeason } from './exponentialSmoothing.ts';

/** Seasons that the history is long enough to decompose. */
function usableSeasons(n: number, seasons: readonly number[]): number[] {
  return seasons.filter((p) => p > 1 && n >= 2 * p + 4);
}

/** Trains `inner` on what is left of a history without its seasons; repeats each season's last turn. */
function decomposed(inner: (adjusted: Float64Array, setting: Setting) => Trained): Method['train'] {
  return (history, setting) => {
    const seasons = usableSeasons(history.length, setting.seasons);
    const split = (x: Float64Array): { adjusted: Float64Array; seasonal: Float64Array[] } => {
      const { seasonal } = decompose(x, seasons);
      const adjusted = x.map((v, t) => v - seasonal.reduce((s, part) => s + part[t]!, 0));
      return { adjusted, seasonal: [...seasonal] };
    };
    const trained = inner(split(history).adjusted, { ...setting, m: 1, seasons: [] });
    return {
      forecast: (x, horizon) => {
        const { adjusted, seasonal } = split(x);
        return trained.forecast(adjusted, horizon).map((v, i) =>
          seasonal.reduce((s, part, k) => {
            const period = seasons[k]!;
            return s + part[x.length - period + (i % period)]!;
          }, v),
        );
      },
    };
  };
}

/** Seasons by loess, the rest by exponential smoothing. */
export const seasonalTrendSmoothing: Method = {
  name: 'mstl-ets',
  source: 'Bandara, Hyndman & Bergmeir 2021, arXiv:2107.13462',
  suits: (history, { seasons }) => usableSeasons(history.length, seasons).length > 0,
  train: decomposed(trainWithoutSeason),
};

/** Seasons by loess, the rest by ARIMA. */
export const seasonalTrendArima: Method = {
  name: 'mstl-arima',
  source: 'Bandara, Hyndman & Bergmeir 2021, arXiv:2107.13462',
  suits: (history, { seasons }) => usableSeasons(history.length, seasons).length > 0,
  train: decomposed(trainArima),
};
