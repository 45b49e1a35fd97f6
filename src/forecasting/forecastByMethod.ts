import { type Candidates, candidatesFor } from './candidates.ts';
import { forecastAll, type SeriesForecast } from './forecastSeries.ts';
import type { Method } from './method.ts';
import { naive } from './methods/naive.ts';
import type { Series } from './series.ts';

/**
 * Forecasts of one method alone, quantiles from its own errors at earlier moments (of intermittent
 * demand from its past). Where it does not suit a series (a season it cannot have, too few points) the
 * last value stands in, and `method` says so.
 */
export function forecastByMethod(
  series: readonly Series[],
  method: Method,
  quantiles: readonly number[],
): SeriesForecast[] {
  const all = series.map((s): Candidates => {
    const found = candidatesFor(s, [method]);
    return found.names.length > 0 ? found : candidatesFor(s, [naive]);
  });
  return forecastAll(all, quantiles).map(({ weights: _, ...f }, i) => ({
    ...f,
    method: all[i]!.names[0]!,
  }));
}
