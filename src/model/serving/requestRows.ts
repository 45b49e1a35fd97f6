/** The rows of a request cannot be read; the message names row and column. */
export class RowFormatError extends Error {
  override readonly name = 'RowFormatError';
}

/** Rows of a request: values [n, k] row-major, NaN = missing. */
export interface RequestRows {
  readonly values: Float64Array;
  readonly rows: number;
}
