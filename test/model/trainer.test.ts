import { describe, expect, it } from 'vitest';
import { formatModel, parseModel } from '../../src/model/lightGbmModel.ts';
import { auc } from '../../src/model/metrics/auc.ts';
import { logLoss } from '../../src/model/metrics/logLoss.ts';
import { ParameterError } from '../../src/model/parameters.ts';
import { createScorer } from '../../src/model/scorer.ts';
import { TrainingDataError, trainLightGbm } from '../../src/model/trainer.ts';
import { readParams, readTable } from './golden.ts';

function load(fixture: string, file: string) {
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

const parametersOf = (fixture: string) => {
  const { params, numIterations } = readParams(fixture);
  const known = [
    'num_leaves',
    'min_data_in_leaf',
    'learning_rate',
    'is_unbalance',
    'sigmoid',
    'boost_from_average',
    'use_missing',
    'lambda_l2',
    'max_bin',
    'min_sum_hessian_in_leaf',
  ];
  const given = Object.fromEntries(Object.entries(params).filter(([name]) => known.includes(name)));
  return { ...given, objective: 'binary' as const, num_iterations: numIterations };
};

describe('trainLightGbm', () => {
  it.each(['no-missing', 'weighted-isunbalance-sigmoid', 'weighted-isunbalance-sigmoid-noavg'])(
    'comes as far as native LightGBM on %s',
    async (fixture) => {
      const train = load(fixture, 'train.csv.gz');
      const valid = load(fixture, 'valid.csv.gz');
      const { model } = await trainLightGbm({ ...train, parameters: parametersOf(fixture) });
      const scorer = createScorer(parseModel(formatModel(model)));
      const width = train.featureNames.length;
      const probabilities = Array.from({ length: valid.rows }, (_, i) =>
        scorer.predict(valid.features, i * width),
      );
      const { auc: nativeAuc, logloss: nativeLogLoss } = reference(fixture);
      expect(Math.abs(auc(probabilities, valid.label) - nativeAuc)).toBeLessThan(0.012);
      expect(Math.abs(logLoss(probabilities, valid.label) - nativeLogLoss)).toBeLessThan(0.01);
    },
  );

  it('is the same for the same seed and another for another', async () => {
    const train = load('no-missing', 'train.csv.gz');
    const parameters = {
      num_iterations: 5,
      bagging_fraction: 0.5,
      bagging_freq: 1,
      feature_fraction: 0.5,
    };
    const text = async (seed: number) =>
      formatModel((await trainLightGbm({ ...train, parameters: { ...parameters, seed } })).model);
    expect(await text(1)).toBe(await text(1));
    expect(await text(1)).not.toBe(await text(2));
  });

  it('stops early on validation rows and keeps the trees up to the best', async () => {
    const train = load('no-missing', 'train.csv.gz');
    const validation = load('no-missing', 'valid.csv.gz');
    const { model, bestIteration, evaluations } = await trainLightGbm({
      ...train,
      validation,
      parameters: { num_iterations: 400, learning_rate: 0.3, early_stopping_round: 10 },
    });
    expect(model.trees).toHaveLength(bestIteration);
    expect(evaluations).toHaveLength(bestIteration + 10);
    expect(evaluations[bestIteration - 1]).toBe(Math.min(...evaluations));
  });

  it('learns a rule about missing values', async () => {
    const rows = 2000;
    const features = Float64Array.from({ length: rows }, (_, i) =>
      i % 3 === 0 ? Number.NaN : i % 7,
    );
    const label = Float32Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const { model } = await trainLightGbm({
      features,
      rows,
      label,
      featureNames: ['a'],
      parameters: {},
    });
    const scorer = createScorer(model);
    expect(scorer.predict(Float64Array.of(Number.NaN))).toBeGreaterThan(0.95);
    expect(scorer.predict(Float64Array.of(3))).toBeLessThan(0.05);
  });

  it('scores its training rows in training as afterwards', async () => {
    const train = load('no-missing', 'train.csv.gz');
    const { model, evaluations } = await trainLightGbm({
      ...train,
      validation: train,
      parameters: { num_iterations: 10, bagging_fraction: 0.6, bagging_freq: 1 },
    });
    const scorer = createScorer(model);
    const width = train.featureNames.length;
    const own = Array.from({ length: train.rows }, (_, i) =>
      scorer.predict(train.features, i * width),
    );
    expect(logLoss(own, train.label)).toBeCloseTo(evaluations.at(-1)!, 10);
  });

  it('keeps a monotone feature monotone', async () => {
    const rows = 3000;
    const features = Float64Array.from({ length: rows }, (_, i) => i % 100);
    const label = Float32Array.from({ length: rows }, (_, i) =>
      (i % 100) + ((i * 37) % 60) > 80 ? 1 : 0,
    );
    const { model } = await trainLightGbm({
      features,
      rows,
      label,
      featureNames: ['a'],
      parameters: { monotone_constraints: [1], num_iterations: 30 },
    });
    const scorer = createScorer(model);
    const scores = Array.from({ length: 100 }, (_, i) => scorer.rawScore(Float64Array.of(i)));
    for (let i = 1; i < 100; i++) expect(scores[i]).toBeGreaterThanOrEqual(scores[i - 1]! - 1e-9);
  });

  it('refuses wrong parameters and rows with words', async () => {
    const train = {
      features: new Float64Array(4),
      rows: 4,
      label: new Float32Array(4),
      featureNames: ['a'],
    };
    await expect(trainLightGbm({ ...train, parameters: { max_bin: 1000 } })).rejects.toThrow(
      ParameterError,
    );
    await expect(trainLightGbm({ ...train, rows: 5, parameters: {} })).rejects.toThrow(
      TrainingDataError,
    );
  });
});

function reference(fixture: string): { auc: number; logloss: number } {
  const { auc: a, logloss } = readParams(fixture).reference.valid as {
    auc?: number;
    logloss?: number;
  };
  if (a === undefined || logloss === undefined) throw new Error(`no reference for ${fixture}`);
  return { auc: a, logloss };
}
