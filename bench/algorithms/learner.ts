import { logLoss } from '../../src/model/metrics/logLoss.ts';
import { selectTaken, type TakenRows } from './drawRows.ts';

/**
 * A way of learning: rows that teach, in order of time, and rows to be judged give home's
 * probabilities, [n]. What has to be chosen is chosen on the newest of the rows that teach; the
 * labels of the judged rows are not looked at.
 */
export type Learner = (teaching: TakenRows, judged: TakenRows) => Promise<Float64Array>;

const NEWEST_SHARE = 0.15;

/** The older rows, to learn from, and the newest, to choose by. */
export function splitNewest(rows: TakenRows): { older: TakenRows; newest: TakenRows } {
  const cut = Math.floor(rows.rows * (1 - NEWEST_SHARE));
  return {
    older: selectTaken(rows, (row) => row < cut),
    newest: selectTaken(rows, (row) => row >= cut),
  };
}

/** The choice whose probabilities have the smallest log-loss. */
export function bestOf<T>(
  choices: readonly T[],
  probabilities: (choice: T) => ArrayLike<number>,
  label: ArrayLike<number>,
): T {
  const losses = choices.map((choice) => logLoss(probabilities(choice), label));
  return choices[losses.indexOf(Math.min(...losses))]!;
}

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
