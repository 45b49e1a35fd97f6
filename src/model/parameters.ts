/** LightGBM's own parameter names and defaults. Source: LightGBM, Parameters.rst. */
export interface LightGbmParameters {
  readonly objective: 'binary' | 'regression';
  readonly num_iterations: number;
  readonly learning_rate: number;
  readonly num_leaves: number;
  /** −1: no limit. */
  readonly max_depth: number;
  readonly min_data_in_leaf: number;
  readonly min_sum_hessian_in_leaf: number;
  readonly lambda_l1: number;
  readonly lambda_l2: number;
  readonly min_gain_to_split: number;
  readonly max_bin: number;
  readonly min_data_in_bin: number;
  readonly bagging_fraction: number;
  /** Rows are drawn anew every so many iterations; 0: never. */
  readonly bagging_freq: number;
  readonly feature_fraction: number;
  readonly boost_from_average: boolean;
  readonly is_unbalance: boolean;
  readonly sigmoid: number;
  readonly use_missing: boolean;
  readonly zero_as_missing: boolean;
  readonly cat_smooth: number;
  readonly cat_l2: number;
  readonly max_cat_threshold: number;
  readonly max_cat_to_onehot: number;
  readonly min_data_per_group: number;
  /** Iterations without a better validation loss before training ends; 0: never. */
  readonly early_stopping_round: number;
  /** Per feature −1, 0 or 1; empty: none. */
  readonly monotone_constraints: readonly number[];
  readonly seed: number;
}

export const DEFAULT_PARAMETERS: LightGbmParameters = {
  objective: 'binary',
  num_iterations: 100,
  learning_rate: 0.1,
  num_leaves: 31,
  max_depth: -1,
  min_data_in_leaf: 20,
  min_sum_hessian_in_leaf: 1e-3,
  lambda_l1: 0,
  lambda_l2: 0,
  min_gain_to_split: 0,
  max_bin: 255,
  min_data_in_bin: 3,
  bagging_fraction: 1,
  bagging_freq: 0,
  feature_fraction: 1,
  boost_from_average: true,
  is_unbalance: false,
  sigmoid: 1,
  use_missing: true,
  zero_as_missing: false,
  cat_smooth: 10,
  cat_l2: 10,
  max_cat_threshold: 32,
  max_cat_to_onehot: 4,
  min_data_per_group: 100,
  early_stopping_round: 0,
  monotone_constraints: [],
  seed: 0,
};

/** The parameters were written wrongly; the message names the parameter. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

/** Defaults with what was given; @throws {@link ParameterError} for a value out of range */
export function withDefaults(given: Partial<LightGbmParameters>): LightGbmParameters {
  for (const name of Object.keys(given)) {
    if (!(name in DEFAULT_PARAMETERS)) {
      throw new ParameterError(`expected a LightGBM parameter, got "${name}"`);
    }
  }
  const parameters = { ...DEFAULT_PARAMETERS, ...given };
  const inRange = (name: keyof LightGbmParameters, low: number, high: number) => {
    const value = parameters[name];
    if (typeof value !== 'number' || !(value >= low && value <= high)) {
      throw new ParameterError(`expected ${name} from ${low} to ${high}, got ${String(value)}`);
    }
  };
  if (parameters.zero_as_missing) {
    throw new ParameterError('expected zero_as_missing=false: this trainer keeps zero as a number');
  }
  inRange('num_iterations', 1, 100_000);
  inRange('learning_rate', 1e-6, 10);
  inRange('num_leaves', 2, 131_072);
  inRange('max_bin', 2, 255);
  inRange('bagging_fraction', 1e-6, 1);
  inRange('feature_fraction', 1e-6, 1);
  inRange('min_data_in_leaf', 1, 1e9);
  inRange('lambda_l1', 0, 1e9);
  inRange('lambda_l2', 0, 1e9);
  inRange('sigmoid', 1e-6, 1e6);
  return parameters;
}
