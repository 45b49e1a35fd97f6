import DataLoader from 'dataloader';
import type { FaceoffForecast } from '../../forecasting/ports.ts';

/** Forecasts by player or team: all of one tick in one batched read; none stored is an empty list. */
export function forecastLoader(
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly FaceoffForecast[]>>,
): DataLoader<string, readonly FaceoffForecast[]> {
  return new DataLoader(async (keys) => {
    const found = await load(keys);
    return keys.map((key) => found.get(key) ?? []);
  });
}
