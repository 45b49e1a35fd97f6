import { FREQUENCIES, type Frequency } from './frequency.ts';

/** A configuration that cannot be run; the message names the field. */
export class ForecastConfigError extends Error {
  override readonly name = 'ForecastConfigError';
}

/**
 * What a step without a row means: `linear`, a gap, filled along the straight line between its
 * neighbours; `zero`, nothing happened, between rows and from the last one to the end of all series.
 */
export const FILLINGS = ['linear', 'zero'] as const;
export type Filling = (typeof FILLINGS)[number];

/** Where series come from. SQL files are named relative to the configuration file. */
export interface SourceConfig {
  readonly kind: 'duckdb' | 'snowflake';
  /** DuckDB: database file; in memory where not given. */
  readonly database?: string;
  readonly targets: string;
  readonly related?: string;
  readonly metadata?: string;
  /** Values of `{{name}}` in the SQL files. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** What `faceoff forecast run --config` runs. */
export interface ForecastConfig {
  readonly source: SourceConfig;
  readonly frequency: Frequency;
  readonly horizon: number;
  /** In (0, 1), ascending. */
  readonly quantiles: readonly number[];
  /** Whether the expected value is exported too, asked for as `"mean"` among the quantiles. */
  readonly hasMean: boolean;
  readonly backtestWindows: number;
  readonly output: {
    readonly directory: string;
    readonly format: 'csv' | 'parquet';
    /** Write forecasts and accuracy back to the warehouse, so that a view shows both with history. */
    readonly writeBack: boolean;
  };
  /** Values are counts: negatives are refused and forecasts stay at or above 0. */
  readonly counts: boolean;
  readonly filling: Filling;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ForecastConfigError(`${name} must be an object`);
  }
  return value as Fields;
}

function refuse(name: string, expected: string, got: unknown): never {
  throw new ForecastConfigError(
    `${name} must be ${expected}, got ${JSON.stringify(got) ?? 'nothing'}`,
  );
}

const isText = (v: unknown): v is string => typeof v === 'string' && v !== '';

/** @throws {@link ForecastConfigError} naming the first field that is wrong */
export function parseConfig(value: unknown): ForecastConfig {
  const config = fieldsOf(value, 'the configuration');
  const source = fieldsOf(config.source, 'source');
  const { kind, database, targets, related, metadata } = source;
  if (kind !== 'duckdb' && kind !== 'snowflake') refuse('source.kind', 'duckdb or snowflake', kind);
  if (!isText(targets)) refuse('source.targets', 'the path of an .sql file', targets);
  for (const [name, v] of Object.entries({ database, related, metadata })) {
    if (v !== undefined && !isText(v)) refuse(`source.${name}`, 'a text', v);
  }
  const parameters =
    source.parameters === undefined ? {} : fieldsOf(source.parameters, 'source.parameters');
  const frequency = FREQUENCIES.find((f) => f === config.frequency);
  if (!frequency) refuse('frequency', `one of ${FREQUENCIES.join(', ')}`, config.frequency);
  const whole = (name: string, v: unknown, least: number, most: number): number =>
    typeof v === 'number' && Number.isInteger(v) && v >= least && v <= most
      ? v
      : refuse(name, `a whole number from ${least} to ${most}`, v);
  const asked: unknown = config.quantiles ?? [0.1, 0.5, 0.9];
  const isQuantile = (q: unknown): q is number => typeof q === 'number' && q > 0 && q < 1;
  if (
    !Array.isArray(asked) ||
    !asked.some(isQuantile) ||
    !asked.every((q: unknown) => q === 'mean' || isQuantile(q))
  ) {
    refuse('quantiles', 'a list of numbers between 0 and 1, and "mean"', config.quantiles);
  }
  const output =
    typeof config.output === 'string'
      ? { directory: config.output }
      : fieldsOf(config.output, 'output');
  const filling = FILLINGS.find((f) => f === (config.filling ?? 'linear'));
  if (!filling) refuse('filling', `one of ${FILLINGS.join(', ')}`, config.filling);
  const { directory, format = 'csv', writeBack = false } = output as Fields;
  if (!isText(directory)) refuse('output.directory', 'a folder', directory);
  if (format !== 'csv' && format !== 'parquet') refuse('output.format', 'csv or parquet', format);
  if (typeof writeBack !== 'boolean') refuse('output.writeBack', 'true or false', writeBack);
  return {
    source: {
      kind,
      targets,
      ...(isText(database) ? { database } : {}),
      ...(isText(related) ? { related } : {}),
      ...(isText(metadata) ? { metadata } : {}),
      parameters: Object.fromEntries(Object.entries(parameters).map(([k, v]) => [k, String(v)])),
    },
    frequency,
    horizon: whole('horizon', config.horizon, 1, 500),
    quantiles: [...new Set(asked.filter(isQuantile))].sort((a, b) => a - b),
    hasMean: asked.includes('mean'),
    backtestWindows: whole('backtestWindows', config.backtestWindows ?? 1, 1, 5),
    output: { directory, format, writeBack },
    counts: config.counts === true,
    filling,
  };
}
