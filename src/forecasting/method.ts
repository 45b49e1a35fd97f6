/** What a method is told about the series besides its values. */
export interface Setting {
  /** Declared season length: 1 where there is none, 12 for months, 24 for hours. */
  readonly m: number;
  /** Season lengths worth modelling, shortest first: the declared one and those found in the data. */
  readonly seasons: readonly number[];
  /** How far the forecast will look; a method may choose its window by it. */
  readonly horizon: number;
}

/**
 * A method trained once: its parameters are fixed, its states are not. It forecasts from any
 * history that begins where the training history began, so one training serves every later
 * window of a backtest without having seen the window.
 */
export interface Trained {
  /** Expected values `[horizon]` of the steps after the end of `history`; always finite. */
  forecast(history: Float64Array, horizon: number): Float64Array;
}

/** One way to forecast a series; each is a file in `methods/` and a line in `methods.ts`. */
export interface Method {
  readonly name: string;
  /** The paper or rule the method follows. */
  readonly source: string;
  /** Whether the method means anything on `n` points of such a series. */
  suits(history: Float64Array, setting: Setting): boolean;
  /** @param history - `[n]`, n ≥ 1, finite, oldest first */
  train(history: Float64Array, setting: Setting): Trained;
}
