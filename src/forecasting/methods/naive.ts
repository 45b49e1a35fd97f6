import type { Method } from '../method.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';

const lastValue: Method['train'] = () => ({
  forecast: (history, horizon) => new Float64Array(horizon).fill(history.at(-1)!),
});

/** The last value, again and again. */
export const naive: Method = {
  name: 'naive',
  source: 'Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2',
  suits: () => true,
  train: lastValue,
};

/** The last value after seasonal adjustment: the benchmark that the M4 competition divides by. */
export const naive2: Method = {
  name: 'naive2',
  source: 'Makridakis, Spiliotis & Assimakopoulos 2020, Int. J. Forecasting 36',
  suits: () => true,
  train: seasonallyAdjusted(lastValue),
};
