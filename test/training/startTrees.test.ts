import { describe, expect, it } from 'vitest';
import type { LightGbmModel } from '../../src/model/lightGbmModel.ts';
import { createScorer } from '../../src/model/scorer.ts';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { startScores, startTrees } from '../../src/training/startTrees.ts';
import { seeded } from '../support/pastGames.ts';

const PARTS = ['ratingDifference', 'strongSideWorth'] as const;
const ROWS = 2000;

function draws(spread: number) {
  const random = seeded(3);
  const width = featureNames.length;
  const features = new Float32Array(ROWS * width);
  for (let row = 0; row < ROWS; row++) {
    for (const name of PARTS) {
      features[row * width + featureNames.indexOf(name)] = (random() * 2 - 1) * spread;
    }
  }
  return { features, rows: ROWS };
}

const sumOfParts = ({ features }: { features: Float32Array }, row: number) =>
  PARTS.reduce(
    (sum, name) => sum + features[row * featureNames.length + featureNames.indexOf(name)]!,
    0,
  );

describe('start trees', () => {
  it('tell the sum of the parts within half a step of each, as the scorer tells it', () => {
    const data = draws(1.5);
    const trees = startTrees(data);
    const model: LightGbmModel = {
      featureNames,
      featureInfos: featureNames.map(() => 'none'),
      objective: 'binary sigmoid:1',
      sigmoid: 1,
      averageOutput: false,
      trees,
      parameters: [],
    };
    const scorer = createScorer(model);
    const scores = startScores(trees, data);
    for (let row = 0; row < ROWS; row++) {
      expect(Math.abs(scores[row]! - sumOfParts(data, row))).toBeLessThan(0.0151);
    }
    for (let row = 0; row < 100; row++) {
      const width = featureNames.length;
      const values = Float64Array.from(data.features.subarray(row * width, (row + 1) * width));
      expect(scorer.rawScore(values)).toBeCloseTo(scores[row]!, 10);
    }
  });

  it('go on beyond what training saw: the league’s weights move on', () => {
    const trees = startTrees(draws(1));
    const later = draws(1.4);
    const scores = startScores(trees, later);
    for (let row = 0; row < ROWS; row++) {
      expect(Math.abs(scores[row]! - sumOfParts(later, row))).toBeLessThan(0.0151);
    }
  });

  it('gain what their steps explain: the wider part more', () => {
    const data = draws(1);
    const side = featureNames.indexOf('strongSideWorth');
    for (let row = 0; row < ROWS; row++) data.features[row * featureNames.length + side]! /= 4;
    const gainOf = (name: string) => {
      const tree = startTrees(data).find(
        ({ splitFeature }) => splitFeature[0] === featureNames.indexOf(name),
      );
      return tree?.splitGain.reduce((sum, gain) => sum + gain, 0) ?? Number.NaN;
    };
    // Hessians of a quarter a row, both teams' views, times the mean square.
    expect(gainOf('ratingDifference')).toBeCloseTo((ROWS * 2 * 0.25) / 3, -2);
    expect(gainOf('ratingDifference') / gainOf('strongSideWorth')).toBeCloseTo(16, -1);
  });

  it('are odd: the same draw told from the other team has the sign turned', () => {
    const data = draws(1.5);
    const turned = { ...data, features: data.features.map((value) => -value) };
    const trees = startTrees(data);
    const there = startScores(trees, data);
    const back = startScores(trees, turned);
    for (let row = 0; row < ROWS; row++) expect(there[row]! + back[row]!).toBeCloseTo(0, 12);
  });
});
