import type { Interval } from '../model/statistics/bootstrap.ts';
import type { Judgement } from '../training/judge.ts';

/** What a person reads of a judgement: figures with their 95 % intervals, baselines, kinds of draws. */
export function describeJudgement(judgement: Judgement, season: string): string {
  const { rows, intervals, baselineLogLoss, baselineAuc, groups } = judgement;
  const between = ({ low, high }: Interval, digits: number) =>
    `${low.toFixed(digits)} to ${high.toFixed(digits)}`;
  const line = (name: string, logLoss: number, auc?: number) =>
    `  ${name.padEnd(34)}log-loss ${logLoss.toFixed(5)}${auc === undefined ? '' : `  AUC ${auc.toFixed(4)}`}`;
  return [
    `${rows} draws of ${season}, never seen in training (95 % intervals by game)`,
    `  log-loss           ${judgement.logLoss.toFixed(5)}  (${between(intervals.logLoss, 5)})`,
    `  AUC                ${judgement.auc.toFixed(4)}   (${between(intervals.auc, 4)})`,
    `  Brier score        ${judgement.brier.toFixed(5)}  (${between(intervals.brier, 5)})`,
    `  calibration error  ${judgement.ece.toFixed(4)}   (20 equal-width bins)`,
    'On the same draws',
    line('the online rating alone', baselineLogLoss.rating, baselineAuc.rating),
    line('career shares of both takers', baselineLogLoss.career, baselineAuc.career),
    line('always the home share', baselineLogLoss.always),
    `  model less rating, log-loss: ${between(intervals.logLossDifference, 5)}`,
    'Kinds of draws                        draws  log-loss     AUC  predicted  observed',
    ...groups.map(
      (g) =>
        `  ${g.group.padEnd(34)}${String(g.rows).padStart(7)}  ${g.logLoss.toFixed(5)}  ${g.auc.toFixed(4).padStart(6)}  ${g.predicted.toFixed(4).padStart(9)}  ${g.observed.toFixed(4).padStart(8)}`,
    ),
    '',
  ].join('\n');
}
