import { describe, expect, it } from 'vitest';
import { featureIdeas, featureNames } from '../../../src/pipeline/features/featureList.ts';
import { strongestReasons } from '../../../src/pipeline/features/reasons.ts';

const NAMES = { homeName: 'Ann Able', awayName: 'Bo Brave' };

function contributionsOf(values: Readonly<Record<string, number>>): number[] {
  const contributions = new Array<number>(featureNames.length + 1).fill(0);
  for (const [name, value] of Object.entries(values)) {
    contributions[featureNames.indexOf(name)] = value;
  }
  contributions[featureNames.length] = 5;
  return contributions;
}

describe('strongest reasons', () => {
  it('add the columns of an idea and put the strongest first', () => {
    const row = new Float64Array(featureNames.length);
    const reasons = strongestReasons(
      contributionsOf({ strongSide: 0.1, side: 0.12, ratingDifference: -0.15 }),
      row,
      NAMES,
    );
    expect(reasons.map(({ feature, favors }) => [feature, favors])).toEqual([
      ['strongSide', 'HOME'],
      ['rating', 'AWAY'],
    ]);
    expect(reasons[0]?.contribution).toBeCloseTo(0.22, 12);
    expect(reasons[1]?.text).toContain('Bo Brave');
  });

  it('keep to the limit, never speak of the expected value, and may be none', () => {
    const all = contributionsOf(Object.fromEntries(featureNames.map((name) => [name, 0.1])));
    const row = new Float64Array(featureNames.length);
    expect(strongestReasons(all, row, NAMES, 2)).toHaveLength(2);
    expect(strongestReasons(contributionsOf({}), row, NAMES)).toEqual([]);
    expect(strongestReasons([], row, NAMES)).toEqual([]);
  });

  it('have words for every idea, from both sides and with unknown values', () => {
    for (const value of [Number.NaN, 0, 1, -1]) {
      const row = new Float64Array(featureNames.length).fill(value);
      for (const sign of [1, -1]) {
        const all = contributionsOf(Object.fromEntries(featureNames.map((name) => [name, sign])));
        const reasons = strongestReasons(all, row, NAMES, 1000);
        expect(reasons).toHaveLength(featureIdeas.length);
        for (const { text } of reasons) {
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
          expect(text, 'a sentence').toMatch(/^[A-Z]/);
        }
      }
    }
  });
});
