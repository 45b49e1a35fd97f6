import { seededRandom } from '../seededRandom.ts';

/** What is lost without a set of columns. */
export interface PermutationImportance {
  /** Mean over repeats of the loss with the columns shuffled, less the loss as it is. */
  readonly mean: number;
  readonly standardDeviation: number;
}

export interface PermutationRequest {
  /** [n, k] row-major; given back as it was. */
  readonly features: Float32Array | Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly predict: (row: Float64Array) => number;
  /** Loss of predictions [n], smaller is better, e.g. log-loss with the labels bound. */
  readonly loss: (predictions: Float64Array) => number;
  /** Columns shuffled together, e.g. those of one idea; by default each column alone. */
  readonly sets?: readonly (readonly number[])[] | undefined;
  readonly repeats?: number;
  readonly seed?: number;
}

/**
 * How much worse predictions become when a column's values are dealt to other rows: what the model
 * draws from it. Columns that say the same share their worth, so shuffle them as one set.
 * Deterministic for a seed. Source: Breiman 2001; Fisher, Rudin, Dominici 2019.
 *
 * @returns one per set, in order
 */
export function permutationImportance(
  request: PermutationRequest,
): readonly PermutationImportance[] {
  const { features, rows, columns, predict, loss, repeats = 3, seed = 0 } = request;
  if (features.length < rows * columns) {
    throw new RangeError(`expected ${rows} rows of ${columns}, got ${features.length} values`);
  }
  const sets = request.sets ?? Array.from({ length: columns }, (_, f) => [f]);
  const row = new Float64Array(columns);
  const predictions = new Float64Array(rows);
  const lossWith = (set: readonly number[], dealt: Int32Array | undefined): number => {
    for (let i = 0; i < rows; i++) {
      row.set(features.subarray(i * columns, (i + 1) * columns));
      if (dealt) for (const f of set) row[f] = features[dealt[i]! * columns + f]!;
      predictions[i] = predict(row);
    }
    return loss(predictions);
  };
  const asIs = lossWith([], undefined);
  return sets.map((set, s) => {
    const random = seededRandom(seed * 1_000_003 + s);
    const dealt = Int32Array.from({ length: rows }, (_, i) => i);
    const rises = Array.from({ length: repeats }, () => {
      for (let i = rows - 1; i > 0; i--) {
        const other = Math.floor(random() * (i + 1));
        const kept = dealt[i]!;
        dealt[i] = dealt[other]!;
        dealt[other] = kept;
      }
      return lossWith(set, dealt) - asIs;
    });
    const mean = rises.reduce((a, b) => a + b, 0) / repeats;
    const squares = rises.reduce((sum, rise) => sum + (rise - mean) ** 2, 0);
    return { mean, standardDeviation: Math.sqrt(squares / Math.max(1, repeats - 1)) };
  });
}
