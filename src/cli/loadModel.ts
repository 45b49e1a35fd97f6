import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LightGbmModel } from '../model/lightGbmModel.ts';
import { ExpectedError } from './expectedError.ts';
import { packageRoot } from './packagePaths.ts';

/** A model with the features of this version. */
export interface LoadedModel {
  readonly model: LightGbmModel;
  readonly directory: string;
  /** First 12 hex of the SHA-256 of `model.txt`. */
  readonly version: string;
}

/**
 * Reads `model.txt` of a directory, by default the shipped one.
 *
 * @throws ExpectedError when there is none, or one with other features
 */
export async function loadModel(
  directory: string = join(packageRoot(), 'models', 'faceoff'),
): Promise<LoadedModel> {
  const { ModelFormatError, parseModel } = await import('../model/lightGbmModel.ts');
  const { featureNames } = await import('../pipeline/features/featureList.ts');
  const file = join(directory, 'model.txt');
  let text: string;
  let model: LightGbmModel;
  try {
    text = await readFile(file, 'utf8');
    model = parseModel(text);
  } catch (error) {
    if (error instanceof ModelFormatError) throw new ExpectedError(`${file}: ${error.message}`);
    throw new ExpectedError(`expected a model at ${file}, found none that can be read`, {
      cause: error,
    });
  }
  const theirs = model.featureNames;
  const wrong = Array.from({ length: Math.max(featureNames.length, theirs.length) }).findIndex(
    (_, i) => featureNames[i] !== theirs[i],
  );
  if (wrong >= 0) {
    throw new ExpectedError(
      `${file}: expected a model with this version's ${featureNames.length} features, got ${theirs.length}; ` +
        `number ${wrong + 1} should be ${featureNames[wrong] ?? 'none'} and is ${theirs[wrong] ?? 'none'}`,
    );
  }
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { model, directory, version };
}

/** Seasons that the card beside a model names as fitted on; none where there is no card. */
export async function fittedSeasons(directory: string): Promise<readonly string[]> {
  const card = join(directory, 'card.json');
  let text: string;
  try {
    text = await readFile(card, 'utf8');
  } catch {
    return [];
  }
  try {
    const { trainedOn } = JSON.parse(text) as { trainedOn?: { seasons?: unknown } };
    return Array.isArray(trainedOn?.seasons) ? trainedOn.seasons.map(String) : [];
  } catch (cause) {
    throw new ExpectedError(`expected JSON in ${card}, got something else`, { cause });
  }
}
