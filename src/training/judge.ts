import type { LightGbmModel } from '../model/lightGbmModel.ts';
import { auc } from '../model/metrics/auc.ts';
import { brierScore } from '../model/metrics/brierScore.ts';
import {
  calibrationError,
  type ReliabilityBin,
  reliability,
} from '../model/metrics/calibrationError.ts';
import { logLoss } from '../model/metrics/logLoss.ts';
import { createScorer } from '../model/scorer.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import type { DrawRows } from './rollHistory.ts';

/** How good a model is on rows it has not seen, beside baselines on the same rows. */
export interface Judgement {
  readonly rows: number;
  readonly logLoss: number;
  readonly auc: number;
  readonly brier: number;
  /** 20 equal-width bins. */
  readonly ece: number;
  readonly baselineLogLoss: { readonly always: number; readonly rating: number };
  readonly baselineAuc: { readonly rating: number };
  readonly reliability: readonly ReliabilityBin[];
}

/** Probabilities of every row, [n]. */
export function probabilitiesOf(model: LightGbmModel, data: DrawRows): Float64Array {
  const scorer = createScorer(model);
  const width = featureNames.length;
  const row = new Float64Array(width);
  return Float64Array.from({ length: data.rows }, (_, i) => {
    row.set(data.features.subarray(i * width, (i + 1) * width));
    return scorer.predict(row);
  });
}

/**
 * @param homeShare - share of draws home won in the training rows: the constant baseline
 */
export function judge(model: LightGbmModel, data: DrawRows, homeShare: number): Judgement {
  const probabilities = probabilitiesOf(model, data);
  const width = featureNames.length;
  // The online rating alone, one sigmoid without trees, must stand beside any model.
  const expectedAt = featureNames.indexOf('expectedLogOdds');
  const rating = Float64Array.from(
    { length: data.rows },
    (_, i) => 1 / (1 + Math.exp(-data.features[i * width + expectedAt]!)),
  );
  const always = new Float64Array(data.rows).fill(homeShare);
  return {
    rows: data.rows,
    logLoss: logLoss(probabilities, data.label),
    auc: auc(probabilities, data.label),
    brier: brierScore(probabilities, data.label),
    ece: calibrationError(probabilities, data.label),
    baselineLogLoss: { always: logLoss(always, data.label), rating: logLoss(rating, data.label) },
    baselineAuc: { rating: auc(rating, data.label) },
    reliability: reliability(probabilities, data.label),
  };
}
