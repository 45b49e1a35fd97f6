import type { Method } from '../method.ts';

/** The value one season ago; the last value where there is no whole season. */
export const seasonalNaive: Method = {
  name: 'snaive',
  source: 'Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2',
  suits: (history, { m }) => m > 1 && history.length >= m,
  train: (_history, { m }) => ({
    forecast: (history, horizon) => {
      const n = history.length;
      return Float64Array.from({ length: horizon }, (_, i) =>
        m > 1 && n >= m ? history[n - m + (i % m)]! : history[n - 1]!,
      );
    },
  }),
};
