import type { SeriesForecast } from '../forecastSeries.ts';
import type { Item } from './importItems.ts';

/** Neighbours whose forecasts a new item borrows. */
const NEIGHBOURS = 10;

/**
 * Forecast of an item without history: the mean, quantile by quantile, over the items most like it
 * by metadata, weighed by the number of attributes they share; over all items when nobody shares
 * one.
 *
 * @remarks Nearest neighbours by attributes, as Amazon Forecast's cold start learns it from item
 *   metadata (developer guide, "Using item metadata").
 */
export function coldStart(
  cold: Pick<Item, 'itemId' | 'metadata'>,
  items: readonly Item[],
  forecasts: readonly SeriesForecast[],
): SeriesForecast | undefined {
  if (forecasts.length === 0) return undefined;
  const likeness = (other: Item): number =>
    Object.entries(cold.metadata).filter(([k, v]) => other.metadata[k] === v).length;
  const ranked = items
    .map((item, i) => ({ weight: likeness(item), forecast: forecasts[i]! }))
    .sort((a, b) => b.weight - a.weight);
  const best = ranked[0]!.weight;
  const chosen = best === 0 ? ranked : ranked.filter((r) => r.weight === best).slice(0, NEIGHBOURS);
  const average = (of: (f: SeriesForecast) => readonly number[]): number[] =>
    of(chosen[0]!.forecast).map(
      (_, i) => chosen.reduce((s, c) => s + of(c.forecast)[i]!, 0) / chosen.length,
    );
  const { q } = chosen[0]!.forecast;
  return {
    id: cold.itemId,
    method: 'cold start',
    mean: average((f) => f.mean),
    q: Object.fromEntries(Object.keys(q).map((tau) => [tau, average((f) => f.q[tau]!)])),
  };
}
