import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatModel } from '../../../src/model/lightGbmModel.ts';
import { logLoss } from '../../../src/model/metrics/logLoss.ts';
import { NativeLibraryError, openLightGbm } from '../../../src/model/native/lightGbmLibrary.ts';
import { trainNative } from '../../../src/model/native/nativeTrainer.ts';
import { ParameterError } from '../../../src/model/parameters.ts';
import { createScorer } from '../../../src/model/scorer.ts';
import { trainLightGbm } from '../../../src/model/trainer.ts';
import { createExplainer } from '../../../src/model/treeShap.ts';
import { loadLabeled, parametersOf, readParams, readTable } from '../golden.ts';
import { CONTRIBUTIONS, openNativeScorer, RAW_SCORE } from './nativeScorer.ts';

const library = process.env.LIGHTGBM_LIB;
const FIXTURES = [
  'binary-categorical',
  'zero-as-missing',
  'no-missing',
  'weighted-isunbalance-sigmoid',
  'weighted-isunbalance-sigmoid-noavg',
  'regression-l2',
  'dart',
  'rf',
  'constant-tree',
];

describe('native engine without a library', () => {
  const request = {
    features: new Float64Array(4),
    rows: 4,
    label: new Float32Array(4),
    featureNames: ['a'],
    parameters: {},
  };

  it('says that LIGHTGBM_LIB is not set', async () => {
    await expect(trainNative(request, undefined)).rejects.toThrow(NativeLibraryError);
    await expect(trainNative(request, '')).rejects.toThrow('LIGHTGBM_LIB');
  });

  it('says which file does not load', async () => {
    await expect(openLightGbm('/nowhere/lib_lightgbm.so')).rejects.toThrow(
      'expected LIGHTGBM_LIB to name a library that loads, got /nowhere/lib_lightgbm.so',
    );
  });

  const other = ['/lib/x86_64-linux-gnu/libm.so.6', '/lib64/libm.so.6'].find(existsSync);
  it.runIf(other)('says when the file is another library', async () => {
    await expect(openLightGbm(other)).rejects.toThrow("name LightGBM's library");
  });

  it('refuses wrong parameters before it looks for the library', async () => {
    const wrong = { ...request, parameters: { num_leaves: 1 } };
    await expect(trainNative(wrong, undefined)).rejects.toThrow(ParameterError);
  });
});

describe.runIf(library)('native engine', () => {
  it.each(FIXTURES)('trains %s to the golden figures and scores as ours reads it', async (name) => {
    const train = loadLabeled(name, 'train.csv.gz');
    const { model } = await trainNative({ ...train, parameters: parametersOf(name) }, library);
    const { rows } = readTable(name, 'rows.csv');
    const scorer = createScorer(model);
    const width = train.featureNames.length;
    const native = await openNativeScorer(library!, formatModel(model), width);
    for (const row of rows) {
      const [raw] = native.predict(row, 1, RAW_SCORE, 1);
      expect(Math.abs(scorer.rawScore(row) - raw!)).toBeLessThanOrEqual(1e-12);
    }
    native.free();
    if (name !== 'regression-l2') {
      const valid = loadLabeled(name, 'valid.csv.gz');
      const own = Array.from({ length: valid.rows }, (_, i) =>
        scorer.predict(valid.features, i * width),
      );
      const { logloss } = readParams(name).reference.valid;
      expect(Math.abs(logLoss(own, valid.label) - logloss!)).toBeLessThan(0.02);
    }
  });

  it.each(FIXTURES)('loads what our trainer wrote on %s and agrees on it', async (name) => {
    const train = loadLabeled(name, 'train.csv.gz');
    const { model } = await trainLightGbm({ ...train, parameters: parametersOf(name) });
    const { rows } = readTable(name, 'rows.csv');
    const width = train.featureNames.length;
    const native = await openNativeScorer(library!, formatModel(model), width);
    const scorer = createScorer(model);
    const explainer = createExplainer(model);
    for (const [i, row] of rows.entries()) {
      const [raw] = native.predict(row, 1, RAW_SCORE, 1);
      expect(Math.abs(scorer.rawScore(row) - raw!), `row ${i}`).toBeLessThanOrEqual(1e-12);
      const contributions = native.predict(row, 1, CONTRIBUTIONS, width + 1);
      const own = explainer.contributions(row);
      const worst = Math.max(...own.map((value, k) => Math.abs(value - contributions[k]!)));
      expect(worst, `row ${i}`).toBeLessThanOrEqual(1e-9);
    }
    native.free();
  });

  it('stops early as ours does: the trees up to the best', async () => {
    const train = loadLabeled('no-missing', 'train.csv.gz');
    const validation = loadLabeled('no-missing', 'valid.csv.gz');
    const parameters = { num_iterations: 400, learning_rate: 0.3, early_stopping_round: 10 };
    const { model, bestIteration, evaluations } = await trainNative(
      { ...train, validation, parameters },
      library,
    );
    expect(model.trees).toHaveLength(bestIteration);
    expect(evaluations).toHaveLength(bestIteration + 10);
    expect(evaluations[bestIteration - 1]).toBe(Math.min(...evaluations));
  });
});
