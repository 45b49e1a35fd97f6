import { weightedAuc } from '../model/metrics/weightedAuc.ts';
import { bootstrapIntervals, type Interval, weightedMean } from '../model/statistics/bootstrap.ts';

/** 95 % intervals by drawing whole games again: draws of one game share players. */
export interface JudgementIntervals {
  readonly logLoss: Interval;
  readonly auc: Interval;
  readonly brier: Interval;
  /** Log-loss less that of the rival on the same draws: below 0 the model is better. */
  readonly logLossDifference: Interval;
}

export interface JudgedRows {
  /** Of the model, [n]. */
  readonly probabilities: ArrayLike<number>;
  /** Of what it is compared with, [n]. */
  readonly rival: ArrayLike<number>;
  /** 0 or 1, [n]. */
  readonly label: ArrayLike<number>;
  /** Game of each draw, [n]. */
  readonly game: ArrayLike<number>;
}

const SAMPLES = 400;

/** Same rows, same intervals. */
export function judgeIntervals({
  probabilities,
  rival,
  label,
  game,
}: JudgedRows): JudgementIntervals {
  const each = (of: (row: number) => number) =>
    Float64Array.from({ length: label.length }, (_, i) => of(i));
  const lossOf = (p: ArrayLike<number>) =>
    each((i) => -Math.log(Math.max(1e-15, label[i]! > 0 ? p[i]! : 1 - p[i]!)));
  const loss = lossOf(probabilities);
  const rivalLoss = lossOf(rival);
  const difference = each((i) => loss[i]! - rivalLoss[i]!);
  const square = each((i) => (probabilities[i]! - label[i]!) ** 2);
  const areaOf = weightedAuc(probabilities, label);
  const [logLoss, auc, brier, logLossDifference] = bootstrapIntervals(
    (drawn) => [
      weightedMean(loss, drawn),
      areaOf(drawn),
      weightedMean(square, drawn),
      weightedMean(difference, drawn),
    ],
    { groups: game, samples: SAMPLES, seed: 1 },
  );
  return {
    logLoss: logLoss!,
    auc: auc!,
    brier: brier!,
    logLossDifference: logLossDifference!,
  };
}
