import { auc } from '../model/metrics/auc.ts';
import { logLoss } from '../model/metrics/logLoss.ts';
import { featureNames } from '../pipeline/features/featureList.ts';
import type { DrawRows } from './rollHistory.ts';

/** How good a model is on a kind of draws. */
export interface GroupJudgement {
  readonly group: string;
  readonly rows: number;
  /** Mean probability that home wins, and the share home won. */
  readonly predicted: number;
  readonly observed: number;
  readonly logLoss: number;
  /** Of the online rating alone. */
  readonly ratingLogLoss: number;
  readonly auc: number;
}

type ValueOf = (name: string) => number;

const either = (name: string, is: (value: number) => boolean) => (of: ValueOf) =>
  is(of(`home${name}`)) || is(of(`away${name}`));
/** The column is the logarithm of one plus the draws. */
const ROOKIE = Math.log1p(100);

/** Kinds of draws, not exclusive; a new one is a line. */
const GROUPS: Readonly<Record<string, (of: ValueOf) => boolean>> = {
  'center ice': (of) => of('isCenterDot') === 1,
  'neutral-zone dots': (of) => of('zone') === 0 && of('isCenterDot') === 0,
  'end zones': (of) => of('zone') !== 0,
  'even strength, five a side': (of) => of('skatersOnIce') === 10,
  'power plays': (of) => of('skaterDifference') !== 0 && !Number.isNaN(of('skaterDifference')),
  'three-on-three': (of) => of('skatersOnIce') === 6,
  'a goalkeeper pulled': (of) => of('homeGoalkeeperIn') === 0 || of('awayGoalkeeperIn') === 0,
  'a taker with fewer than 100 draws': either('CareerDraws', (draws) => draws < ROOKIE),
  'both with 100 or more': (of) =>
    of('homeCareerDraws') >= ROOKIE && of('awayCareerDraws') >= ROOKIE,
  'a hand unknown': either('HandUnknown', (flag) => flag === 1),
  'a taker who is no center': either('IsCenter', (flag) => flag === 0),
  'first period': (of) => of('period') === 1,
  overtime: (of) => of('period') > 3,
  playoffs: (of) => of('isPlayoffs') === 1,
};

/** Groups with at least one row, in the order of the list. */
export function judgeGroups(
  data: DrawRows,
  probabilities: ArrayLike<number>,
  rating: ArrayLike<number>,
): readonly GroupJudgement[] {
  const width = featureNames.length;
  const columnOf = new Map(featureNames.map((name, at) => [name, at]));
  return Object.entries(GROUPS).flatMap(([group, isIn]) => {
    const rows: number[] = [];
    for (let row = 0; row < data.rows; row++) {
      const value = (name: string) => {
        const at = columnOf.get(name);
        if (at === undefined) throw new Error(`expected a column ${name}, found none`);
        return data.features[row * width + at]!;
      };
      if (isIn(value)) rows.push(row);
    }
    if (rows.length === 0) return [];
    const own = rows.map((row) => probabilities[row]!);
    const labels = rows.map((row) => data.label[row]!);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      group,
      rows: rows.length,
      predicted: mean(own),
      observed: mean(labels),
      logLoss: logLoss(own, labels),
      ratingLogLoss: logLoss(
        rows.map((row) => rating[row]!),
        labels,
      ),
      auc: auc(own, labels),
    };
  });
}
