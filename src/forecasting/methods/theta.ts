import type { Method, Trained } from '../method.ts';
import { lineThrough } from '../numerics/leastSquares.ts';
import { seasonallyAdjusted } from '../seasonality/seasonallyAdjusted.ts';
import { fitLevel, lastLevel } from './simpleSmoothing.ts';

function trainTheta(history: Float64Array): Trained {
  const curve = (x: Float64Array): { line: (t: number) => number; bent: Float64Array } => {
    const { intercept, slope } = lineThrough(x);
    const line = (t: number): number => intercept + slope * t;
    return { line, bent: x.map((v, t) => 2 * v - line(t)) };
  };
  const fitted = fitLevel(curve(history).bent);
  return {
    forecast: (x, horizon) => {
      const { line, bent } = curve(x);
      const level = lastLevel(bent, { ...fitted, firstLevel: fitted.firstLevel });
      return Float64Array.from(
        { length: horizon },
        (_, i) => 0.5 * line(x.length + i) + 0.5 * level,
      );
    },
  };
}

/**
 * The Theta method: half the straight line, half simple smoothing of the curve with doubled
 * curvature; seasonally adjusted where due.
 */
export const theta: Method = {
  name: 'theta',
  source: 'Assimakopoulos & Nikolopoulos 2000, Int. J. Forecasting 16',
  suits: (history) => history.length >= 2,
  train: seasonallyAdjusted(trainTheta),
};
