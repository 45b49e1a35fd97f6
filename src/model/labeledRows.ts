import type { FeatureMatrix } from './binning.ts';

/** Rows with their labels; `features` [n, k] row-major, NaN = missing. */
export interface LabeledRows {
  readonly features: FeatureMatrix;
  readonly rows: number;
  /** 0 or 1 for `binary`, any number for `regression`. */
  readonly label: Float32Array;
  readonly weight?: Float32Array | undefined;
  /** LightGBM's `init_score`: raw scores that training starts from; no part of the model. */
  readonly initScore?: Float64Array | undefined;
}

/** The rows cannot be trained on; the message says what was expected and what came. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';
}

/** @throws {@link TrainingDataError} when shapes do not fit or a label or weight is no number */
export function checkRows(data: LabeledRows, columns: number): void {
  const { features, rows, label, weight, initScore } = data;
  if (rows < 1) throw new TrainingDataError('expected at least one row, got none');
  if (features.length < rows * columns) {
    throw new TrainingDataError(
      `expected ${rows} rows of ${columns} features, got ${features.length} values`,
    );
  }
  if (label.length !== rows) {
    throw new TrainingDataError(`expected ${rows} labels, got ${label.length}`);
  }
  if (weight && weight.length !== rows) {
    throw new TrainingDataError(`expected ${rows} weights, got ${weight.length}`);
  }
  if (label.some((value) => !Number.isFinite(value))) {
    throw new TrainingDataError('expected finite labels, got one that is not');
  }
  if (initScore && initScore.length !== rows) {
    throw new TrainingDataError(`expected ${rows} start scores, got ${initScore.length}`);
  }
  if (initScore?.some((value) => !Number.isFinite(value))) {
    throw new TrainingDataError('expected finite start scores, got one that is not');
  }
  if (weight?.some((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY))) {
    throw new TrainingDataError('expected weights of at least 0, got one that is not');
  }
}
