import type { Method, Setting, Trained } from '../method.ts';
import { seasonalFigures } from './classicalDecomposition.ts';
import { isSeasonal } from './seasonalTest.ts';

/**
 * The figures `[m]` to divide a history by before a method without seasons sees it; `undefined`
 * where the M4 test finds no season, or where a value or figure at or below zero forbids division.
 */
export function adjustmentFigures(history: Float64Array, m: number): Float64Array | undefined {
  if (!isSeasonal(history, m) || history.some((v) => v <= 0)) return undefined;
  const figures = seasonalFigures(history, m, 'multiplicative');
  return figures.every((f) => Number.isFinite(f) && f > 0) ? figures : undefined;
}

/**
 * Turns a method for series without seasons into one that divides by seasonal figures first and
 * multiplies after, as every benchmark of the M4 competition does.
 */
export function seasonallyAdjusted(
  train: (history: Float64Array, setting: Setting) => Trained,
): Method['train'] {
  return (history, setting) => {
    const figures = adjustmentFigures(history, setting.m);
    if (!figures) return train(history, setting);
    const { m } = setting;
    const adjust = (x: Float64Array): Float64Array => x.map((v, t) => v / figures[t % m]!);
    const inner = train(adjust(history), setting);
    return {
      forecast: (x, horizon) =>
        inner.forecast(adjust(x), horizon).map((v, i) => v * figures[(x.length + i) % m]!),
    };
  };
}
