import { findSeasons } from './seasonality/findSeasons.ts';
import { decompose } from './seasonality/seasonalTrendDecomposition.ts';
import type { Series } from './series.ts';

/** What each step of a forecast is made of; the parts of a step add up to its mean exactly. */
export interface SeriesExplanation {
  /** `[h]`, what was usual of late without the season: the same at every step. */
  readonly level: readonly number[];
  /** `[h]`, what the forecast adds to the level by itself. */
  readonly trend: readonly number[];
  /** `[h]`, the season's last turn at that phase; zeros where there is no season. */
  readonly season: readonly number[];
}

/** Latest values that make the level where there is no season. */
const LEVEL_STEPS = 4;

/**
 * Takes a forecast apart into level, trend and season: the season as a decomposition of the history
 * by loess has it (see {@link decompose}), the level as the mean of the last turn without it, the
 * trend as the rest.
 *
 * @param mean - `[h]`, the forecast from the end of the series
 */
export function explainForecast({ x, m }: Series, mean: readonly number[]): SeriesExplanation {
  const n = x.length;
  const seasons = findSeasons(x, m).filter((p) => p > 1 && n >= 2 * p + 4);
  const isConstant = x.every((v) => v === x[0]);
  const { seasonal } = seasons.length > 0 && !isConstant ? decompose(x, seasons) : { seasonal: [] };
  const adjusted = x.map((v, t) => seasonal.reduce((s, part) => s - part[t]!, v));
  const turn = adjusted.subarray(-Math.max(LEVEL_STEPS, seasons[0] ?? 1));
  const level = turn.reduce((s, v) => s + v, 0) / turn.length;
  const season = mean.map((_, i) =>
    seasonal.reduce((s, part, k) => s + part[n - seasons[k]! + (i % seasons[k]!)]!, 0),
  );
  return {
    level: mean.map(() => level),
    trend: mean.map((v, i) => v - level - season[i]!),
    season,
  };
}
