import { gainImportance } from '../model/importance/modelImportance.ts';
import {
  type PermutationImportance,
  permutationImportance,
} from '../model/importance/permutation.ts';
import { shapImportance } from '../model/importance/shapImportance.ts';
import type { LightGbmModel, LightGbmTree } from '../model/lightGbmModel.ts';
import { logLoss } from '../model/metrics/logLoss.ts';
import { createScorer } from '../model/scorer.ts';
import { benjaminiHochberg } from '../model/statistics/benjaminiHochberg.ts';
import { chiSquareOfCategories } from '../model/statistics/chiSquare.ts';
import { kolmogorovSmirnovTest } from '../model/statistics/kolmogorovSmirnov.ts';
import { univariateAuc } from '../model/statistics/univariateAuc.ts';
import { trainLightGbm } from '../model/trainer.ts';
import { createExplainer } from '../model/treeShap.ts';
import { features } from '../pipeline/features/featureList.ts';
import { type Judgement, judge } from './judge.ts';
import type { DrawRows } from './rollHistory.ts';

/** What one column says of the winner, alone and inside the model. */
export interface FeatureAnalysis {
  readonly feature: string;
  readonly idea: string;
  readonly group: 'history' | 'player' | 'situation';
  readonly unit: string;
  readonly description: string;
  /** Rows in which it is known. */
  readonly rows: number;
  /** Columns of at most {@link MOST_CATEGORIES} different values are tested as categories. */
  readonly test: 'chi-square' | 'Kolmogorov–Smirnov';
  readonly statistic: number;
  readonly pValue: number;
  /** Corrected for as many tests as there are columns (Benjamini and Hochberg 1995). */
  readonly adjustedPValue: number;
  /** Chance that home's won draw has the larger value; .5 says nothing. */
  readonly auc: number;
  readonly aucAdjustedPValue: number;
  /** Share of the gain of all splits. */
  readonly gainShare: number;
  /** Mean |SHAP| in log-odds. */
  readonly meanAbsoluteShap: number;
}

/** What the model loses without an idea: all its columns dealt to other draws together. */
export interface IdeaAnalysis extends PermutationImportance {
  readonly idea: string;
  readonly group: 'history' | 'player' | 'situation';
  readonly columns: number;
}

export interface Analysis {
  readonly rows: number;
  readonly features: readonly FeatureAnalysis[];
  /** Most worth first. */
  readonly ideas: readonly IdeaAnalysis[];
  readonly judgement: Judgement;
  /** One small tree fitted to these rows alone, to be looked at. */
  readonly tree: LightGbmTree;
}

/** Columns with so few different values are categories: flags, zones, skater counts. */
export const MOST_CATEGORIES = 12;
const TREE_LEAVES = 10;
/** Explained rows; the mean of so many is steady to three digits. */
const EXPLAINED_ROWS = 4000;
const PERMUTED_ROWS = 40_000;

/**
 * Tests each column against the winner and weighs it in the model.
 *
 * @param homeShare - share of draws home won before these rows: the constant baseline
 */
export async function analyzeFeatures(
  model: LightGbmModel,
  data: DrawRows,
  homeShare: number,
  onStep: (share: number, text: string) => void = () => undefined,
): Promise<Analysis> {
  const width = features.length;
  const tests = features.map((_, f) => {
    onStep((0.3 * f) / width, `testing ${features[f]!.name}`);
    return testColumn(columnOf(data, f, width), data.label);
  });
  const adjusted = benjaminiHochberg(tests.map(({ pValue }) => pValue));
  const aucAdjusted = benjaminiHochberg(tests.map(({ aucPValue }) => aucPValue));
  const gains = gainImportance(model);
  const allGain = gains.reduce((sum, gain) => sum + gain, 0);
  onStep(0.3, 'explaining predictions');
  const shap = shapImportance(
    createExplainer(model),
    data.features,
    width,
    Math.max(1, Math.floor(data.rows / EXPLAINED_ROWS)),
  );
  onStep(0.5, 'shuffling ideas');
  const ideas = weighIdeas(model, data, width);
  onStep(0.9, 'fitting a tree');
  return {
    rows: data.rows,
    features: features.map(({ name, idea, group, unit, description }, f) => {
      const { aucPValue: _, ...test } = tests[f]!;
      return {
        feature: name,
        idea,
        group,
        unit,
        description,
        ...test,
        adjustedPValue: adjusted[f]!,
        aucAdjustedPValue: aucAdjusted[f]!,
        gainShare: allGain > 0 ? gains[f]! / allGain : 0,
        meanAbsoluteShap: shap.meanAbsolute[f]!,
      };
    }),
    ideas,
    judgement: judge(model, data, homeShare),
    tree: await smallTree(data),
  };
}

function columnOf(data: DrawRows, f: number, width: number): Float64Array {
  const values = new Float64Array(data.rows);
  for (let i = 0; i < data.rows; i++) values[i] = data.features[i * width + f]!;
  return values;
}

function testColumn(values: Float64Array, label: Float32Array) {
  const { auc, pValue: aucPValue, rows } = univariateAuc(values, label);
  const distinct = new Set<number>();
  for (const value of values) {
    if (distinct.size > MOST_CATEGORIES) break;
    if (!Number.isNaN(value)) distinct.add(value);
  }
  const base = { rows, auc, aucPValue };
  if (distinct.size <= MOST_CATEGORIES) {
    const { statistic, pValue } = chiSquareOfCategories(values, label);
    return { ...base, test: 'chi-square' as const, statistic, pValue };
  }
  const won = values.filter((value, i) => label[i] === 1 && !Number.isNaN(value));
  const lost = values.filter((value, i) => label[i] === 0 && !Number.isNaN(value));
  const test = 'Kolmogorov–Smirnov' as const;
  if (won.length === 0 || lost.length === 0) return { ...base, test, statistic: 0, pValue: 1 };
  return { ...base, test, ...kolmogorovSmirnovTest(won, lost) };
}

function weighIdeas(model: LightGbmModel, data: DrawRows, width: number): readonly IdeaAnalysis[] {
  const sets = new Map<string, { group: IdeaAnalysis['group']; columns: number[] }>();
  for (const [f, { idea, group }] of features.entries()) {
    const set = sets.get(idea) ?? { group, columns: [] };
    set.columns.push(f);
    sets.set(idea, set);
  }
  const step = Math.max(1, Math.ceil(data.rows / PERMUTED_ROWS));
  const rows = Math.ceil(data.rows / step);
  const sample = new Float32Array(rows * width);
  for (let i = 0; i < rows; i++) {
    sample.set(data.features.subarray(i * step * width, (i * step + 1) * width), i * width);
  }
  const label = Float32Array.from({ length: rows }, (_, i) => data.label[i * step]!);
  const scorer = createScorer(model);
  const worth = permutationImportance({
    features: sample,
    rows,
    columns: width,
    predict: (row) => scorer.predict(row),
    loss: (predictions) => logLoss(predictions, label),
    sets: [...sets.values()].map(({ columns }) => columns),
  });
  return [...sets]
    .map(([idea, { group, columns }], i) => ({
      idea,
      group,
      columns: columns.length,
      ...worth[i]!,
    }))
    .sort((a, b) => b.mean - a.mean);
}

async function smallTree(data: DrawRows): Promise<LightGbmTree> {
  const { model } = await trainLightGbm({
    features: data.features,
    label: data.label,
    rows: data.rows,
    featureNames: features.map(({ name }) => name),
    parameters: {
      objective: 'binary',
      num_iterations: 1,
      learning_rate: 1,
      num_leaves: TREE_LEAVES,
      min_data_in_leaf: Math.max(20, Math.floor(data.rows / 100)),
    },
  });
  return model.trees[0]!;
}
