import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readGames } from '../history/tables/readGames.ts';
import { readPlayers } from '../history/tables/readPlayers.ts';
import {
  DEFAULT_PARAMETERS,
  type LightGbmParameters,
  ParameterError,
} from '../model/parameters.ts';
import { trainLightGbm } from '../model/trainer.ts';
import { saveModel, trainModel } from './trainModel.ts';

/** What a training job may be told besides LightGBM's own parameters. */
const OWN = ['test_season', 'seed', 'refit'];

export interface TrainingJobOptions {
  /** `/opt/ml` in the container. */
  readonly root: string;
  readonly log: (line: string) => void;
  /** Aborted when the job is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One training job by SageMaker's layout: `input/config/hyperparameters.json` and the tables in
 * `input/data/training` → `model/model.txt` and `model/card.json`. When it fails, `output/failure`
 * says why. Source: AWS, "How Amazon SageMaker runs your training image".
 *
 * @returns the exit code of the container: 0, or 1 when it failed
 */
export async function runTrainingJob(options: TrainingJobOptions): Promise<0 | 1> {
  const { root, log, signal } = options;
  try {
    const given = await readHyperparameters(join(root, 'input', 'config', 'hyperparameters.json'));
    const testSeason = given.test_season ?? '20242025';
    if (!/^\d{8}$/.test(testSeason)) {
      throw new ParameterError(`expected test_season like 20242025, got "${testSeason}"`);
    }
    const parameters = lightGbmParameters(given);
    const tables = join(root, 'input', 'data', 'training');
    const games = await readGames(tables, new Map(), (file) => log(`reading ${file}`));
    let lastStep = '';
    const { text, card } = await trainModel({
      games,
      players: await readPlayers(tables),
      testSeason,
      seed: parameters.seed ?? 1,
      refits: given.refit === 'true',
      engine: (request) =>
        trainLightGbm({
          ...request,
          parameters: { ...request.parameters, ...parameters },
          signal,
        }),
      onProgress: (_, what) => {
        if (what !== lastStep) log(what);
        lastStep = what;
      },
    });
    await saveModel(join(root, 'model'), text, card);
    // One line that a metric definition of the job can read.
    log(`version=${card.modelVersion} logLoss=${card.test.logLoss} auc=${card.test.auc}`);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`the training failed: ${reason}`);
    await mkdir(join(root, 'output'), { recursive: true });
    await writeFile(join(root, 'output', 'failure'), `${reason}\n`);
    return 1;
  }
}

/** SageMaker writes every value as text. A job without the file has none. */
async function readHyperparameters(file: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new ParameterError('expected hyperparameters.json to be JSON');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ParameterError('expected hyperparameters.json to hold an object');
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
}

function lightGbmParameters(
  given: Readonly<Record<string, string>>,
): Partial<LightGbmParameters> & { readonly seed?: number } {
  const read: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(given)) {
    if (name in DEFAULT_PARAMETERS) {
      read[name] = valueLike(DEFAULT_PARAMETERS[name as keyof LightGbmParameters], name, text);
    } else if (!OWN.includes(name)) {
      throw new ParameterError(`expected ${OWN.join(', ')} or LightGBM's names, got "${name}"`);
    }
  }
  return read;
}

function valueLike(like: unknown, name: string, text: string): unknown {
  if (typeof like === 'string') return text;
  if (typeof like === 'boolean') {
    if (text !== 'true' && text !== 'false') {
      throw new ParameterError(`expected ${name} to be true or false, got "${text}"`);
    }
    return text === 'true';
  }
  const numbers = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  if (numbers.some(Number.isNaN)) {
    throw new ParameterError(`expected ${name} as a number, got "${text}"`);
  }
  return Array.isArray(like) ? numbers : numbers[0];
}
