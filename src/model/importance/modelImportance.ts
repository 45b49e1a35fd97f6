import type { LightGbmModel } from '../lightGbmModel.ts';

/** Sum of the gains of a feature's splits, [k]: LightGBM's `importance_type="gain"`. */
export function gainImportance(model: LightGbmModel): Float64Array {
  const importance = new Float64Array(model.featureNames.length);
  for (const { splitFeature, splitGain } of model.trees) {
    for (const [s, feature] of splitFeature.entries()) {
      importance[feature] = importance[feature]! + splitGain[s]!;
    }
  }
  return importance;
}

/** Number of a feature's splits, [k]: LightGBM's `importance_type="split"`. */
export function splitImportance(model: LightGbmModel): Int32Array {
  const importance = new Int32Array(model.featureNames.length);
  for (const { splitFeature } of model.trees) for (const f of splitFeature) importance[f]!++;
  return importance;
}
