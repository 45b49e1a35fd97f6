import type { Method } from '../method.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

/** The line through the first and the last value, continued; seasonally adjusted where due. */
export const drift: Method = {
  name: 'drift',
  source: 'Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2',
  suits: (history) => history.length >= 2,
  train: seasonallyAdjusted(() => ({
    forecast: (history, horizon) => {
      const n = history.length;
      const slope = n > 1 ? (history[n - 1]! - history[0]!) / (n - 1) : 0;
      return Float64Array.from({ length: horizon }, (_, i) => history[n - 1]! + slope * (i + 1));
    },
  })),
};
