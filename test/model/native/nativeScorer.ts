import { FLOAT64, openLightGbm } from '../../../src/model/native/lightGbmLibrary.ts';

/** `C_API_PREDICT_…` */
export const RAW_SCORE = 1;
export const CONTRIBUTIONS = 3;

/** A model text scored by native LightGBM. */
export interface NativeScorer {
  /** [n, width] of rows [n, k]. */
  predict(rows: Float64Array, count: number, kind: number, width: number): Float64Array;
  /** LightGBM's fast path for one row; the answer is in `out[0]`. */
  singleRow(kind: number): { score(row: Float64Array, out: Float64Array): void; free(): void };
  free(): void;
}

/** @param columns - features of the model */
export async function openNativeScorer(
  libraryPath: string,
  modelText: string,
  columns: number,
): Promise<NativeScorer> {
  const library = await openLightGbm(libraryPath);
  const created = [null];
  library.boosterLoadModelFromString(modelText, [0], created);
  const [booster] = created;
  const options = 'num_threads=1';
  return {
    predict(rows, count, kind, width) {
      const out = new Float64Array(count * width);
      library.predictForMat(
        booster,
        rows,
        FLOAT64,
        count,
        columns,
        1,
        kind,
        0,
        -1,
        options,
        [0],
        out,
      );
      return out;
    },
    singleRow(kind) {
      const config = [null];
      library.singleRowFastInit(booster, kind, 0, -1, FLOAT64, columns, options, config);
      const length = [0];
      return {
        score: (row, out) => library.singleRowFast(config[0], row, length, out),
        free: () => library.fastConfigFree(config[0]),
      };
    },
    free: () => library.boosterFree(booster),
  };
}
