import { describe, expect, it } from 'vitest';
import { type DotView, looksLikeLineUp } from '../../src/pipeline/faceoff/lineUpRules.ts';
import { drawRuleTree } from '../../src/simulator/drawRuleTree.ts';
import { fitRuleTree, type LabeledView } from '../../src/simulator/fitRuleTree.ts';
import { Random } from '../../src/simulator/random.ts';

const options = { maximumDepth: 3, leastViews: 20, falseAlarmWeight: 1 };

/** Line-ups where the pair is within 7 ft and slower than 5 ft/s; the rest is anything. */
function views(count: number, seed: number): LabeledView[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    const view: DotView = {
      nearestFeet: random.between(0, 30),
      nearestSpeed: random.between(0, 25),
      averageFeet: random.between(10, 80),
      averageSpeed: random.between(0, 20),
    };
    return { view, isLineUp: view.nearestFeet <= 7 && view.nearestSpeed <= 5 };
  });
}

describe('fitRuleTree', () => {
  it('finds the cut-offs behind the labels', () => {
    const tree = fitRuleTree(views(8000, 1), options);
    const fresh = views(4000, 2);
    const wrong = fresh.filter((one) => looksLikeLineUp(tree, one.view) !== one.isLineUp);
    expect(wrong.length / fresh.length).toBeLessThan(0.005);
    expect(JSON.stringify(tree)).not.toContain('average');
  });

  it('says no where a false alarm weighs more than the line-ups of a leaf', () => {
    const random = new Random(3);
    const mixed = views(4000, 3).map(({ view }) => ({ view, isLineUp: random.chance(0.6) }));
    expect(fitRuleTree(mixed, { ...options, maximumDepth: 0 })).toEqual({ isLineUp: true });
    expect(fitRuleTree(mixed, { ...options, maximumDepth: 0, falseAlarmWeight: 3 })).toEqual({
      isLineUp: false,
    });
  });

  it('leaves views with unknown speeds out', () => {
    const unknown = views(500, 4).map(({ view }) => ({
      view: { ...view, nearestSpeed: Number.NaN },
      isLineUp: true,
    }));
    expect(
      fitRuleTree([...views(500, 5).map((v) => ({ ...v, isLineUp: false })), ...unknown], options),
    ).toEqual({
      isLineUp: false,
    });
  });
});

describe('drawRuleTree', () => {
  it('reads from the top', () => {
    const picture = drawRuleTree({
      feature: 'nearestFeet',
      threshold: 7.5,
      left: {
        feature: 'nearestSpeed',
        threshold: 5,
        left: { isLineUp: true },
        right: { isLineUp: false },
      },
      right: { isLineUp: false },
    });
    expect(picture).toBe(
      [
        'farther of the two nearest at most 7.5 ft?',
        '├─ yes: faster of the two nearest at most 5 ft/s?',
        '│  ├─ yes: line-up',
        '│  └─ no: no line-up',
        '└─ no: no line-up',
        '',
      ].join('\n'),
    );
  });
});
