import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/model/seededRandom.ts';
import { trainLightGbm } from '../../src/model/trainer.ts';
import { features } from '../../src/pipeline/features/featureList.ts';
import { analysisReport } from '../../src/training/analysisReport.ts';
import { type Analysis, analyzeFeatures } from '../../src/training/analyzeFeatures.ts';
import type { DrawRows } from '../../src/training/rollHistory.ts';

const ROWS = 3000;
const TELLING = 'ratingDifference';
const CATEGORY = 'zone';
const at = (name: string) => features.findIndex((one) => one.name === name);

/** Noise in every column but one number and one category, which decide. */
function draws(): DrawRows {
  const random = seededRandom(7);
  const width = features.length;
  const rows = new Float32Array(ROWS * width).map(() => random());
  const label = new Float32Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    const zone = Math.floor(random() * 3) - 1;
    rows[i * width + at(CATEGORY)] = zone;
    const logOdds = 3 * (rows[i * width + at(TELLING)]! - 0.5) + 0.8 * zone;
    label[i] = random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
  }
  const season = new Int32Array(ROWS).fill(20232024);
  const game = Int32Array.from({ length: ROWS }, (_, i) => Math.floor(i / 50));
  return { features: rows, label, rows: ROWS, season, game };
}

let analysis: Analysis;
beforeAll(async () => {
  const data = draws();
  const { model } = await trainLightGbm({
    ...data,
    featureNames: features.map(({ name }) => name),
    parameters: { objective: 'binary', num_iterations: 30, num_leaves: 6, learning_rate: 0.1 },
  });
  analysis = await analyzeFeatures(model, data, 0.5);
}, 60_000);

const of = (name: string) => analysis.features[at(name)]!;

describe('an analysis of features', () => {
  it('finds what decides, by test, by AUC, by SHAP and by shuffling its idea', () => {
    expect(of(TELLING)).toMatchObject({ test: 'Kolmogorov–Smirnov', rows: ROWS });
    expect(of(CATEGORY)).toMatchObject({ test: 'chi-square', rows: ROWS });
    for (const name of [TELLING, CATEGORY]) {
      expect(of(name).adjustedPValue).toBeLessThan(1e-10);
      expect(of(name).auc).toBeGreaterThan(0.6);
    }
    const byShap = [...analysis.features].sort((a, b) => b.meanAbsoluteShap - a.meanAbsoluteShap);
    expect(
      byShap
        .slice(0, 2)
        .map(({ feature }) => feature)
        .sort(),
    ).toEqual([TELLING, CATEGORY].sort());
    expect(new Set(analysis.ideas.slice(0, 2).map(({ idea }) => idea))).toEqual(
      new Set([of(TELLING).idea, of(CATEGORY).idea]),
    );
    expect(analysis.features.reduce((sum, { gainShare }) => sum + gainShare, 0)).toBeCloseTo(1);
  });

  it('calls next to no noise significant once corrected for so many tests', () => {
    const noise = analysis.features.filter(({ feature }) => ![TELLING, CATEGORY].includes(feature));
    expect(noise.filter(({ adjustedPValue }) => adjustedPValue < 0.01)).toEqual([]);
    for (const { pValue, adjustedPValue } of noise) {
      expect(adjustedPValue).toBeGreaterThanOrEqual(pValue);
    }
  });

  it('becomes a report that names every column and asks no other address', () => {
    const head = { season: '20232024', modelVersion: 'abc', wasFittedOnThem: true };
    const html = analysisReport(analysis, head);
    for (const { name } of features) expect(html).toContain(`<td>${name}</td>`);
    expect(html.match(/<svg/g)).toHaveLength(5);
    expect(html.match(/<circle/g)?.length).toBeGreaterThan(4);
    expect(html).toContain('The model was fitted on these draws');
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)|NaN/);
    expect(analysisReport(analysis, { ...head, wasFittedOnThem: false })).toContain(
      'never saw these draws',
    );
  });
});
