import { candidatesOfMany, type ManyOptions } from '../candidatesOfMany.ts';
import { forecastAll, type SeriesForecast } from '../forecastSeries.ts';
import { leastSquares } from '../numerics/leastSquares.ts';
import type { Series } from '../series.ts';

/** What related series add to a value of a series, by its id and place. */
export interface EffectOf {
  (id: string, index: number): number;
  /** The same apart: `[k]`, what each column adds. */
  readonly byColumn: (id: string, index: number) => readonly number[];
}

/** Learns effects from what is known of all series, and from nothing later. */
export type LearnEffects = (known: readonly Series[]) => EffectOf;

/** Share of the mean diagonal added to the regression, so that rare columns stay small. */
const RIDGE = 0.01;

/**
 * Effects of related series, alike for all series after division by each one's scale: ridge
 * regression of changes from step to step on the changes of the related values, which takes out
 * level and trend.
 *
 * @param related - values `[k]` at a place of a series, `undefined` where unknown (no effect there)
 * @remarks Dynamic regression in differences: Pankratz 1991, Forecasting with Dynamic Regression
 *   Models; ridge: Hoerl & Kennard 1970, Technometrics 12.
 */
export function learnRelatedEffects(
  known: readonly Series[],
  k: number,
  related: (id: string, index: number) => readonly number[] | undefined,
): EffectOf {
  const rows: number[] = [];
  const changes: number[] = [];
  const scales = new Map<string, number>();
  for (const { id, x } of known) {
    let scale = 0;
    for (let t = 1; t < x.length; t++) scale += Math.abs(x[t]! - x[t - 1]!) / (x.length - 1);
    if (!(scale > 0)) continue;
    scales.set(id, scale);
    for (let t = 1; t < x.length; t++) {
      const now = related(id, t);
      const before = related(id, t - 1);
      if (!now || !before) continue;
      for (let j = 0; j < k; j++) rows.push(now[j]! - before[j]!);
      changes.push((x[t]! - x[t - 1]!) / scale);
    }
  }
  const effects =
    changes.length < 10 * k
      ? new Float64Array(k)
      : leastSquares(Float64Array.from(rows), Float64Array.from(changes), k, RIDGE);
  const byColumn = (id: string, index: number): readonly number[] => {
    const values = related(id, index);
    const scale = scales.get(id) ?? 0;
    return Array.from(effects, (e, j) => scale * e * (values?.[j] ?? 0));
  };
  return Object.assign(
    (id: string, index: number) => byColumn(id, index).reduce((s, v) => s + v, 0),
    { byColumn },
  );
}

/** Forecasts what related series do not explain and adds back what they say of the steps ahead. */
export async function forecastWithEffects(
  series: readonly Series[],
  quantiles: readonly number[],
  learnEffects: LearnEffects | undefined,
  options: ManyOptions = {},
): Promise<SeriesForecast[]> {
  if (!learnEffects) return forecastAll(await candidatesOfMany(series, options), quantiles);
  const effectOf = learnEffects(series);
  const rest = series.map((s) => ({ ...s, x: s.x.map((v, t) => v - effectOf(s.id, t)) }));
  const forecasts = forecastAll(await candidatesOfMany(rest, options), quantiles);
  return forecasts.map((f, i) => {
    const { x } = series[i]!;
    const isNonNegative = x.every((v) => v >= 0);
    const added = (values: readonly number[]): number[] =>
      values.map((v, step) => {
        const whole = v + effectOf(f.id, x.length + step);
        return isNonNegative ? Math.max(0, whole) : whole;
      });
    return {
      ...f,
      mean: added(f.mean),
      q: Object.fromEntries(Object.entries(f.q).map(([tau, v]) => [tau, added(v)])),
    };
  });
}
