import type { Explainer } from '../treeShap.ts';

/** How much a feature moves predictions. */
export interface ShapImportance {
  /** Mean over rows of |contribution| in log-odds, [k]. */
  readonly meanAbsolute: Float64Array;
  /** Mean contribution, [k]. */
  readonly mean: Float64Array;
}

/**
 * Mean SHAP values over rows. Source: Lundberg et al. 2020, "From local explanations to global
 * understanding with explainable AI for trees".
 *
 * @param features - [n, k] row-major, NaN missing
 * @param step - explains every step-th row only
 */
export function shapImportance(
  explainer: Explainer,
  features: Float32Array | Float64Array,
  columns: number,
  step = 1,
): ShapImportance {
  const meanAbsolute = new Float64Array(columns);
  const mean = new Float64Array(columns);
  const row = new Float64Array(columns);
  let rows = 0;
  for (let at = 0; at + columns <= features.length; at += columns * step) {
    row.set(features.subarray(at, at + columns));
    const contributions = explainer.contributions(row);
    for (let f = 0; f < columns; f++) {
      meanAbsolute[f] = meanAbsolute[f]! + Math.abs(contributions[f]!);
      mean[f] = mean[f]! + contributions[f]!;
    }
    rows++;
  }
  const share = (sum: number) => sum / Math.max(1, rows);
  return { meanAbsolute: meanAbsolute.map(share), mean: mean.map(share) };
}
