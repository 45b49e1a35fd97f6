/** LightGBM's own parameter names and defaults. Source: LightGBM, Parameters.rst. */
export interface LightGbmParameters {
  readonly objective: 'binary' | 'regression';
  readonly boosting: 'gbdt' | 'dart' | 'rf';
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
  readonly drop_rate: number;
  /** ≤ 0: no limit. */
  readonly max_drop: number;
  readonly skip_drop: number;
  readonly uniform_drop: boolean;
  readonly xgboost_dart_mode: boolean;
  readonly boost_from_average: boolean;
  readonly is_unbalance: boolean;
  readonly scale_pos_weight: number;
  readonly sigmoid: number;
  readonly use_missing: boolean;
  readonly zero_as_missing: boolean;
  /** Numbers of the columns that hold categories: whole numbers ≥ 0, of no order. */
  readonly categorical_feature: readonly number[];
  readonly cat_smooth: number;
  readonly cat_l2: number;
  readonly max_cat_threshold: number;
  readonly max_cat_to_onehot: number;
  readonly min_data_per_group: number;
  /** Iterations without a better validation loss before training ends; 0: never. */
  readonly early_stopping_round: number;
  /** Per feature −1, 0 or 1; empty: none. */
  readonly monotone_constraints: readonly number[];
  /** Threads; 0: as many as there are cores when there is enough to do. Results do not depend on it. */
  readonly num_threads: number;
  readonly seed: number;
}

export const DEFAULT_PARAMETERS: LightGbmParameters = {
  objective: 'binary',
  boosting: 'gbdt',
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
  drop_rate: 0.1,
  max_drop: 50,
  skip_drop: 0.5,
  uniform_drop: false,
  xgboost_dart_mode: false,
  boost_from_average: true,
  is_unbalance: false,
  scale_pos_weight: 1,
  sigmoid: 1,
  use_missing: true,
  zero_as_missing: false,
  categorical_feature: [],
  cat_smooth: 10,
  cat_l2: 10,
  max_cat_threshold: 32,
  max_cat_to_onehot: 4,
  min_data_per_group: 100,
  early_stopping_round: 0,
  monotone_constraints: [],
  num_threads: 0,
  seed: 0,
};

/** The parameters were written wrongly; the message names the parameter. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

type NumberName = {
  [K in keyof LightGbmParameters]: LightGbmParameters[K] extends number ? K : never;
}[keyof LightGbmParameters];

const RANGES: readonly (readonly [NumberName, number, number])[] = [
  ['num_iterations', 1, 100_000],
  ['learning_rate', 1e-6, 10],
  ['num_leaves', 2, 131_072],
  ['max_bin', 2, 255],
  ['min_data_in_bin', 1, 1e9],
  ['bagging_fraction', 1e-6, 1],
  ['bagging_freq', 0, 1e6],
  ['feature_fraction', 1e-6, 1],
  ['drop_rate', 0, 1],
  ['skip_drop', 0, 1],
  ['min_data_in_leaf', 0, 1e9],
  ['min_sum_hessian_in_leaf', 0, 1e9],
  ['lambda_l1', 0, 1e9],
  ['lambda_l2', 0, 1e9],
  ['min_gain_to_split', 0, 1e9],
  ['scale_pos_weight', 1e-6, 1e9],
  ['sigmoid', 1e-6, 1e6],
  ['cat_smooth', 0, 1e9],
  ['cat_l2', 0, 1e9],
  ['max_cat_threshold', 1, 1e9],
  ['max_cat_to_onehot', 1, 1e9],
  ['min_data_per_group', 1, 1e9],
  ['num_threads', 0, 256],
];

const WHOLE: readonly NumberName[] = [
  'num_iterations',
  'num_leaves',
  'max_depth',
  'max_bin',
  'bagging_freq',
  'early_stopping_round',
  'num_threads',
  'seed',
];

/** Defaults with what was given; @throws {@link ParameterError} for a value out of range */
export function withDefaults(given: Partial<LightGbmParameters>): LightGbmParameters {
  for (const name of Object.keys(given)) {
    if (!(name in DEFAULT_PARAMETERS)) {
      throw new ParameterError(`expected a LightGBM parameter, got "${name}"`);
    }
  }
  const parameters = { ...DEFAULT_PARAMETERS, ...given };
  for (const name of WHOLE) {
    if (!Number.isInteger(parameters[name])) {
      throw new ParameterError(
        `expected ${name} as a whole number, got ${String(parameters[name])}`,
      );
    }
  }
  for (const [name, low, high] of RANGES) {
    const value = parameters[name];
    if (typeof value !== 'number' || !(value >= low && value <= high)) {
      throw new ParameterError(`expected ${name} from ${low} to ${high}, got ${String(value)}`);
    }
  }
  oneOf('objective', parameters.objective, ['binary', 'regression']);
  oneOf('boosting', parameters.boosting, ['gbdt', 'dart', 'rf']);
  const { bagging_freq, bagging_fraction, feature_fraction } = parameters;
  const isBagged = bagging_freq > 0 && bagging_fraction < 1;
  if (parameters.boosting === 'rf' && !isBagged && feature_fraction >= 1) {
    throw new ParameterError(
      'expected bagging_freq > 0 with bagging_fraction < 1, or feature_fraction < 1, for boosting=rf',
    );
  }
  if (parameters.boosting === 'dart' && parameters.early_stopping_round > 0) {
    throw new ParameterError(
      'expected early_stopping_round=0 with boosting=dart: later trees change earlier ones',
    );
  }
  if (parameters.monotone_constraints.some((one) => one !== -1 && one !== 0 && one !== 1)) {
    throw new ParameterError('expected monotone_constraints of -1, 0 and 1');
  }
  if (parameters.is_unbalance && parameters.scale_pos_weight !== 1) {
    throw new ParameterError('expected is_unbalance or scale_pos_weight, got both');
  }
  return parameters;
}

function oneOf(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) {
    throw new ParameterError(`expected ${name} to be ${known.join(', ')}, got "${value}"`);
  }
}
