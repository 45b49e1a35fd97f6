import { checkRows, type LabeledRows } from '../labeledRows.ts';
import { parseModel } from '../lightGbmModel.ts';
import { type LightGbmParameters, withDefaults } from '../parameters.ts';
import type { TrainingRequest, TrainingResult } from '../trainer.ts';
import { FLOAT32, FLOAT64, type LightGbmLibrary, openLightGbm } from './lightGbmLibrary.ts';

/** Ours alone: early stopping is decided here, and the objective brings its own metric. */
const NOT_PASSED = new Set(['early_stopping_round', 'num_iterations']);

/** Parameters as the C API takes them, in LightGBM's own names. */
function written(parameters: LightGbmParameters): string {
  const given = Object.entries(parameters)
    .filter(([name, value]) => !NOT_PASSED.has(name) && String(value) !== '')
    .map(([name, value]) => `${name}=${String(value)}`);
  const metric = parameters.objective === 'binary' ? 'binary_logloss' : 'l2';
  // Its messages would go to stdout, where results alone belong.
  return [...given, `metric=${metric}`, 'deterministic=true', 'verbosity=-1'].join(' ');
}

const TICK = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * The same training by a native LightGBM: same request, same parameters, same result as
 * `trainLightGbm`, with the trees that LightGBM grows.
 *
 * @param libraryPath - what `LIGHTGBM_LIB` says
 * @throws {@link NativeLibraryError}, {@link TrainingDataError}, {@link ParameterError}
 */
export async function trainNative(
  request: TrainingRequest,
  libraryPath: string | undefined,
): Promise<TrainingResult> {
  const parameters = withDefaults(request.parameters);
  const { featureNames, validation } = request;
  checkRows(request, featureNames.length);
  if (validation) checkRows(validation, featureNames.length);
  const library = await openLightGbm(libraryPath);
  const text = written(parameters);
  const open: (() => void)[] = [];
  const keep = (free: (handle: unknown) => void, handle: unknown): unknown => {
    open.push(() => free(handle));
    return handle;
  };
  try {
    const dataset = (rows: LabeledRows, reference: unknown) =>
      keep(library.datasetFree, createDataset(library, rows, featureNames, text, reference));
    const train = dataset(request, null);
    const created = [null];
    library.boosterCreate(train, text, created);
    const booster = keep(library.boosterFree, created[0]);
    if (validation) library.boosterAddValidData(booster, dataset(validation, train));
    const { evaluations, bestIteration } = await iterate(library, booster, request, parameters);
    const model = parseModel(saved(library, booster, bestIteration));
    return { bestIteration, evaluations, model: { ...model, featureNames } };
  } finally {
    for (const free of open.reverse()) free();
  }
}

async function iterate(
  library: LightGbmLibrary,
  booster: unknown,
  request: TrainingRequest,
  parameters: LightGbmParameters,
): Promise<{ evaluations: number[]; bestIteration: number }> {
  const evaluations: number[] = [];
  const patience = parameters.early_stopping_round;
  const finished = [0];
  let best = { iteration: 0, loss: Number.POSITIVE_INFINITY };
  let iteration = 0;
  while (iteration < parameters.num_iterations) {
    request.signal?.throwIfAborted();
    library.boosterUpdateOneIter(booster, finished);
    // No leaf could split: LightGBM keeps no tree of this iteration but the very first, constant one.
    if (finished[0] === 1 && iteration > 0) break;
    iteration++;
    if (request.validation) {
      const loss = [0];
      library.boosterGetEval(booster, 1, [0], loss);
      evaluations.push(loss[0]!);
      if (loss[0]! < best.loss) best = { iteration, loss: loss[0]! };
    }
    request.onIteration?.(iteration, evaluations.at(-1) ?? Number.NaN);
    if (finished[0] === 1) break;
    if (request.validation && patience > 0 && iteration - best.iteration >= patience) break;
    await TICK();
  }
  const stopsEarly = request.validation !== undefined && patience > 0;
  return { evaluations, bestIteration: stopsEarly ? best.iteration : iteration };
}

function createDataset(
  library: LightGbmLibrary,
  { features, rows, label, weight, initScore }: LabeledRows,
  names: readonly string[],
  parameters: string,
  reference: unknown,
): unknown {
  const out = [null];
  const type = features instanceof Float32Array ? FLOAT32 : FLOAT64;
  library.datasetCreateFromMat(features, type, rows, names.length, 1, parameters, reference, out);
  const [dataset] = out;
  library.datasetSetField(dataset, 'label', label, rows, FLOAT32);
  if (weight) library.datasetSetField(dataset, 'weight', weight, rows, FLOAT32);
  if (initScore) library.datasetSetField(dataset, 'init_score', initScore, rows, FLOAT64);
  if (reference === null) library.datasetSetFeatureNames(dataset, [...names], names.length);
  return dataset;
}

function saved(library: LightGbmLibrary, booster: unknown, iterations: number): string {
  const length = [0];
  let buffer = Buffer.alloc(1 << 20);
  library.boosterSaveModelToString(booster, 0, iterations, 0, buffer.length, length, buffer);
  if (Number(length[0]) > buffer.length) {
    buffer = Buffer.alloc(Number(length[0]));
    library.boosterSaveModelToString(booster, 0, iterations, 0, buffer.length, length, buffer);
  }
  return buffer.toString('utf8', 0, Number(length[0]) - 1);
}
