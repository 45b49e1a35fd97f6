/** A history table that cannot be used: which, what was expected, what came. */
export class HistoryTableError extends Error {
  override readonly name = 'HistoryTableError';
}
