import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { DEFAULT_PARAMETERS, type LightGbmParameters } from '../../src/model/parameters.ts';

const root = new URL('../fixtures/lightgbm-golden/', import.meta.url);

/** Names of the fixtures made with native LightGBM; see the README beside them. */
export const FIXTURES = readdirSync(fileURLToPath(root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function readText(path: URL): string {
  const at = ['', '.gz', '.br'].map((end) => new URL(path.href.replace(/\.gz$/, '') + end));
  const found = at.find((one) => existsSync(one));
  if (!found) throw new Error(`no fixture ${path.pathname}`);
  const bytes = readFileSync(found);
  if (found.href.endsWith('.gz')) return gunzipSync(bytes).toString('utf8');
  return (found.href.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8');
}

export interface Table {
  readonly names: readonly string[];
  /** Row by row. */
  readonly rows: readonly Float64Array[];
}

export function readTable(fixture: string, file: string): Table {
  const lines = readText(new URL(`${fixture}/${file}`, root))
    .trimEnd()
    .split('\n');
  return {
    names: (lines[0] ?? '').split(','),
    rows: lines.slice(1).map((line) => Float64Array.from(line.split(','), Number)),
  };
}

export interface Expected {
  readonly raw: number;
  readonly pred: number;
  readonly leaf: readonly number[];
  readonly contrib: readonly number[];
  readonly rawBest?: number;
  readonly predBest?: number;
}

export const readModelText = (fixture: string): string =>
  readText(new URL(`${fixture}/model.txt`, root));

export const readExpected = (fixture: string): readonly Expected[] =>
  readText(new URL(`${fixture}/expected.jsonl`, root))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected);

export interface Params {
  readonly params: Record<string, unknown>;
  readonly numIterations: number;
  readonly columns: {
    readonly label: string;
    readonly weight?: string;
    readonly features: readonly string[];
  };
  readonly categoricalFeatures: readonly (string | number)[];
  readonly reference: Readonly<Record<string, Record<string, number>>> & {
    readonly valid: Record<string, number>;
  };
  readonly earlyStopping?: { readonly bestIteration: number };
}

export const readParams = (fixture: string): Params =>
  JSON.parse(readText(new URL(`${fixture}/params.json`, root))) as Params;

/** A table of a fixture as labeled rows. */
export function loadLabeled(fixture: string, file: string) {
  const { columns } = readParams(fixture);
  const { names, rows } = readTable(fixture, file);
  const labelAt = names.indexOf(columns.label);
  const weightAt = columns.weight === undefined ? -1 : names.indexOf(columns.weight);
  const at = columns.features.map((name) => names.indexOf(name));
  return {
    rows: rows.length,
    features: Float64Array.from(rows.flatMap((row) => at.map((column) => row[column]!))),
    label: Float32Array.from(rows, (row) => row[labelAt]!),
    ...(weightAt < 0 ? {} : { weight: Float32Array.from(rows, (row) => row[weightAt]!) }),
    featureNames: columns.features,
  };
}

/** The fixture's own parameters that the trainer knows; the others say how native runs, not what. */
export const parametersOf = (fixture: string): Partial<LightGbmParameters> => {
  const { params, numIterations } = readParams(fixture);
  const known = Object.entries(params).filter(([name]) => name in DEFAULT_PARAMETERS);
  return { ...Object.fromEntries(known), num_iterations: numIterations };
};
