import type { LibraryHandle } from 'koffi';

/** The native library cannot be used; the message says what was expected and what came. */
export class NativeLibraryError extends Error {
  override readonly name = 'NativeLibraryError';
}

/** LightGBM's C API, the part that trains and scores. Source: LightGBM, `c_api.h`. */
const DECLARATIONS = {
  datasetCreateFromMat:
    'int LGBM_DatasetCreateFromMat(const void *data, int type, int32_t rows, int32_t columns, int isRowMajor, const char *parameters, void *reference, _Out_ void **out)',
  datasetSetField:
    'int LGBM_DatasetSetField(void *dataset, const char *field, const void *data, int count, int type)',
  datasetSetFeatureNames:
    'int LGBM_DatasetSetFeatureNames(void *dataset, const char **names, int count)',
  datasetFree: 'int LGBM_DatasetFree(void *dataset)',
  boosterCreate: 'int LGBM_BoosterCreate(void *dataset, const char *parameters, _Out_ void **out)',
  boosterAddValidData: 'int LGBM_BoosterAddValidData(void *booster, void *dataset)',
  boosterUpdateOneIter: 'int LGBM_BoosterUpdateOneIter(void *booster, _Out_ int *isFinished)',
  boosterGetEval:
    'int LGBM_BoosterGetEval(void *booster, int data, _Out_ int *count, _Out_ double *results)',
  boosterSaveModelToString:
    'int LGBM_BoosterSaveModelToString(void *booster, int start, int iterations, int importance, int64_t length, _Out_ int64_t *outLength, _Out_ char *out)',
  boosterLoadModelFromString:
    'int LGBM_BoosterLoadModelFromString(const char *text, _Out_ int *iterations, _Out_ void **out)',
  boosterFree: 'int LGBM_BoosterFree(void *booster)',
  predictForMat:
    'int LGBM_BoosterPredictForMat(void *booster, const void *data, int type, int32_t rows, int32_t columns, int isRowMajor, int kind, int start, int iterations, const char *parameters, _Out_ int64_t *count, _Out_ double *out)',
  singleRowFastInit:
    'int LGBM_BoosterPredictForMatSingleRowFastInit(void *booster, int kind, int start, int iterations, int type, int32_t columns, const char *parameters, _Out_ void **out)',
  singleRowFast:
    'int LGBM_BoosterPredictForMatSingleRowFast(void *config, const void *data, _Out_ int64_t *count, _Out_ double *out)',
  fastConfigFree: 'int LGBM_FastConfigFree(void *config)',
} as const;

/** Calls of the C API by name; each throws {@link NativeLibraryError} with LightGBM's own words. */
export type LightGbmLibrary = Readonly<
  Record<keyof typeof DECLARATIONS, (...values: unknown[]) => void>
>;

/** `C_API_DTYPE_…` of a typed array. */
export const FLOAT32 = 0;
export const FLOAT64 = 1;

/**
 * Opens the library that `LIGHTGBM_LIB` names.
 * @throws {@link NativeLibraryError} without a path, without koffi, or when the file is another one
 */
export async function openLightGbm(path: string | undefined): Promise<LightGbmLibrary> {
  if (!path) {
    throw new NativeLibraryError(
      'expected LIGHTGBM_LIB to name the native library (lib_lightgbm.so), it is not set',
    );
  }
  const { default: koffi } = await import('koffi').catch((error: unknown) => {
    throw new NativeLibraryError(
      'expected the optional package koffi to be installed: npm install koffi',
      { cause: error },
    );
  });
  let library: LibraryHandle;
  try {
    library = koffi.load(path);
  } catch (error) {
    throw new NativeLibraryError(
      `expected LIGHTGBM_LIB to name a library that loads, got ${path}: ${words(error)}`,
    );
  }
  try {
    const lastError = library.func('const char *LGBM_GetLastError()');
    const calls = Object.entries(DECLARATIONS).map(([name, declaration]) => [
      name,
      checked(library.func(declaration), lastError),
    ]);
    return Object.fromEntries(calls) as LightGbmLibrary;
  } catch (error) {
    throw new NativeLibraryError(
      `expected LIGHTGBM_LIB to name LightGBM's library, got ${path}: ${words(error)}`,
    );
  }
}

type AnyFunction = (...values: unknown[]) => unknown;

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function checked(call: AnyFunction, lastError: AnyFunction): (...values: unknown[]) => void {
  return (...values) => {
    if (call(...values) !== 0) throw new NativeLibraryError(`LightGBM: ${String(lastError())}`);
  };
}
