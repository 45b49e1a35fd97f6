import type { TrainingRequest, TrainingResult } from '../model/trainer.ts';
import { ExpectedError } from './expectedError.ts';

/** What grows the trees: ours, or the native LightGBM that `LIGHTGBM_LIB` names. */
export type Engine = (request: TrainingRequest) => Promise<TrainingResult>;

/**
 * The engine of `--engine`, tried before any row is read.
 * @throws {@link ExpectedError} when the native library cannot be used
 */
export async function chooseEngine(name: 'ts' | 'native'): Promise<Engine> {
  if (name === 'ts') return (await import('../model/trainer.ts')).trainLightGbm;
  const { NativeLibraryError, openLightGbm } = await import('../model/native/lightGbmLibrary.ts');
  const { trainNative } = await import('../model/native/nativeTrainer.ts');
  const path = process.env.LIGHTGBM_LIB;
  try {
    await openLightGbm(path);
  } catch (error) {
    if (error instanceof NativeLibraryError)
      throw new ExpectedError(error.message, { cause: error });
    throw error;
  }
  return (request) => trainNative(request, path);
}
