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
import { type GroupJudgement, judgeGroups } from './judgeGroups.ts';
import { type JudgementIntervals, judgeIntervals } from './judgeIntervals.ts';
import type { DrawRows } from './rollHistory.ts';

/** What a model must stand beside: named by what alone they know. */
export interface Baselines {
  /** Home's share in the training rows, for every draw. */
  readonly always: number;
  /** Both takers' shrunk career shares. */
  readonly career: number;
  /** The online rating with place and strength: one sigmoid, no trees. */
  readonly rating: number;
}

/** How good a model is on rows it has not seen, beside baselines on the same rows. */
export interface Judgement {
  readonly rows: number;
  readonly logLoss: number;
  readonly auc: number;
  readonly brier: number;
  /** 20 equal-width bins. */
  readonly ece: number;
  readonly baselineLogLoss: Baselines;
  readonly baselineAuc: Omit<Baselines, 'always'>;
  /** The rival of the difference is the online rating. */
  readonly intervals: JudgementIntervals;
  readonly groups: readonly GroupJudgement[];
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
  const sigmoidOf = (logOdds: (of: (name: string) => number) => number) =>
    Float64Array.from({ length: data.rows }, (_, i) => {
      const value = (name: string) => data.features[i * width + featureNames.indexOf(name)]!;
      return 1 / (1 + Math.exp(-logOdds(value)));
    });
  const rating = sigmoidOf((of) => of('expectedLogOdds'));
  const logit = (share: number) => Math.log(share / (1 - share));
  const career = sigmoidOf((of) => logit(of('homeCareerShare')) - logit(of('awayCareerShare')));
  const always = new Float64Array(data.rows).fill(homeShare);
  return {
    rows: data.rows,
    logLoss: logLoss(probabilities, data.label),
    auc: auc(probabilities, data.label),
    brier: brierScore(probabilities, data.label),
    ece: calibrationError(probabilities, data.label),
    baselineLogLoss: {
      always: logLoss(always, data.label),
      career: logLoss(career, data.label),
      rating: logLoss(rating, data.label),
    },
    baselineAuc: { career: auc(career, data.label), rating: auc(rating, data.label) },
    intervals: judgeIntervals({
      probabilities,
      rival: rating,
      label: data.label,
      game: data.game,
    }),
    groups: judgeGroups(data, probabilities, rating),
    reliability: reliability(probabilities, data.label),
  };
}
