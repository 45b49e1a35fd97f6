import { chiSquareTail } from './chiSquare.ts';

/** How well one feature alone orders the classes. */
export interface UnivariateAuc {
  /** Chance that a positive has the larger value, ties half: .5 says nothing, below .5 falls. */
  readonly auc: number;
  /** Two-sided, of no difference between the classes; by the normal limit with ties corrected. */
  readonly pValue: number;
  /** Rows with a value. */
  readonly rows: number;
}

/**
 * AUC of a feature's values for labels 0/1, both [n], over rows that have a value, with the p-value
 * of the Mann–Whitney test; NaN and 1 when one class is missing. Source: Mann and Whitney 1947.
 */
export function univariateAuc(values: ArrayLike<number>, labels: ArrayLike<number>): UnivariateAuc {
  if (values.length !== labels.length) {
    throw new RangeError(
      `expected as many values as labels, got ${values.length} and ${labels.length}`,
    );
  }
  const order = Uint32Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(values[i]!))
    .sort((a, b) => values[a]! - values[b]!);
  const rows = order.length;
  let positives = 0;
  let rankSum = 0;
  let ties = 0;
  for (let from = 0; from < rows; ) {
    let to = from + 1;
    while (to < rows && values[order[to]!] === values[order[from]!]) to++;
    const rank = (from + 1 + to) / 2;
    const tied = to - from;
    ties += tied ** 3 - tied;
    for (let i = from; i < to; i++) {
      if (labels[order[i]!]! > 0) {
        positives++;
        rankSum += rank;
      }
    }
    from = to;
  }
  const pairs = positives * (rows - positives);
  if (pairs === 0) return { auc: Number.NaN, pValue: 1, rows };
  const wins = rankSum - (positives * (positives + 1)) / 2;
  const variance = (pairs / 12) * (rows + 1 - ties / (rows * (rows - 1)));
  const z = variance > 0 ? (wins - pairs / 2) / Math.sqrt(variance) : 0;
  return { auc: wins / pairs, pValue: normalTails(Math.abs(z)), rows };
}

/** Both tails of the normal distribution beyond ±z, through the chi-square of one degree. */
const normalTails = (z: number): number => chiSquareTail(z * z, 1);
