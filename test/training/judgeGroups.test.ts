import { describe, expect, it } from 'vitest';
import { featureNames } from '../../src/pipeline/features/featureList.ts';
import { judgeGroups } from '../../src/training/judgeGroups.ts';

const CALM = {
  homeCareerDraws: Math.log1p(2000),
  awayCareerDraws: Math.log1p(900),
  skatersOnIce: 10,
  skaterDifference: 0,
  zone: 1,
  homeIsCenter: 1,
  awayIsCenter: 1,
  period: 2,
};

function rowsOf(draws: readonly Readonly<Record<string, number>>[], labels: readonly number[]) {
  const width = featureNames.length;
  const features = new Float32Array(draws.length * width);
  for (const [row, draw] of draws.entries()) {
    for (const [name, value] of Object.entries({ ...CALM, ...draw })) {
      features[row * width + featureNames.indexOf(name)] = value;
    }
  }
  const empty = new Int32Array(draws.length);
  const label = Float32Array.from(labels);
  return { features, label, rows: draws.length, season: empty, game: empty };
}

describe('judgeGroups', () => {
  it('judges each kind of draws by itself, and only kinds that there are', () => {
    const data = rowsOf(
      [{ awayCareerDraws: Math.log1p(99) }, { homeCareerDraws: Math.log1p(3) }, {}, {}],
      [1, 0, 1, 0],
    );
    const groups = judgeGroups(data, [0.9, 0.4, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]);
    const named = (name: string) => groups.find(({ group }) => group === name);
    expect(named('a taker with fewer than 100 draws')).toEqual({
      group: 'a taker with fewer than 100 draws',
      rows: 2,
      predicted: expect.closeTo(0.65, 12),
      observed: 0.5,
      logLoss: expect.closeTo(-(Math.log(0.9) + Math.log(0.6)) / 2, 12),
      ratingLogLoss: expect.closeTo(Math.LN2, 12),
      auc: 1,
    });
    expect(named('both with 100 or more')?.rows).toBe(2);
    expect(named('end zones')?.rows).toBe(4);
    expect(named('three-on-three')).toBeUndefined();
    expect(named('playoffs')).toBeUndefined();
  });
});
