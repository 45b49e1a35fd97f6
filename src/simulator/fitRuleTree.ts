import { DOT_VIEW_FEATURES, type DotView, type RuleTree } from '../pipeline/faceoff/lineUpRules.ts';

/** A dot as it was seen at one moment, and whether a line-up stood there. */
export interface LabeledView {
  readonly view: DotView;
  readonly isLineUp: boolean;
}

export interface TreeOptions {
  readonly maximumDepth: number;
  /** Views on each side of a split, at least. */
  readonly leastViews: number;
  /** How many times worse it is to see a line-up where none is than to miss one moment of one. */
  readonly falseAlarmWeight: number;
}

const CANDIDATES = 64;

interface Split {
  readonly feature: keyof DotView;
  readonly threshold: number;
  readonly impurity: number;
}

/**
 * Fits a decision tree to labeled views: splits that lower the weighted Gini impurity most,
 * thresholds at quantiles rounded to a tenth, subtrees that decide alike folded into a leaf.
 *
 * @remarks Source: Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees.
 */
export function fitRuleTree(views: readonly LabeledView[], options: TreeOptions): RuleTree {
  const known = views.filter(({ view }) =>
    DOT_VIEW_FEATURES.every((feature) => Number.isFinite(view[feature])),
  );
  return grow(known, options, 0);
}

function grow(views: readonly LabeledView[], options: TreeOptions, depth: number): RuleTree {
  const own = gini(views, options.falseAlarmWeight);
  const leaf: RuleTree = { isLineUp: own.lineUps > own.others };
  if (depth >= options.maximumDepth || own.impurity === 0) return leaf;
  const split = bestSplit(views, options);
  if (split === undefined || split.impurity >= own.impurity * 0.999) return leaf;
  const { feature, threshold } = split;
  const left = grow(
    views.filter(({ view }) => view[feature] <= threshold),
    options,
    depth + 1,
  );
  const right = grow(
    views.filter(({ view }) => view[feature] > threshold),
    options,
    depth + 1,
  );
  if ('isLineUp' in left && 'isLineUp' in right && left.isLineUp === right.isLineUp) return left;
  return { feature, threshold, left, right };
}

function bestSplit(views: readonly LabeledView[], options: TreeOptions): Split | undefined {
  let best: Split | undefined;
  for (const feature of DOT_VIEW_FEATURES) {
    for (const threshold of thresholds(views, feature)) {
      const left = new Tally();
      const right = new Tally();
      for (const { view, isLineUp } of views) {
        (view[feature] <= threshold ? left : right).add(isLineUp, options.falseAlarmWeight);
      }
      if (left.views < options.leastViews || right.views < options.leastViews) continue;
      const impurity = left.impurity + right.impurity;
      if (best === undefined || impurity < best.impurity) best = { feature, threshold, impurity };
    }
  }
  return best;
}

function thresholds(views: readonly LabeledView[], feature: keyof DotView): readonly number[] {
  const values = Float64Array.from(views, ({ view }) => view[feature]).sort();
  const chosen = new Set<number>();
  for (let i = 1; i < CANDIDATES; i++) {
    const value = values[Math.floor((i * values.length) / CANDIDATES)];
    if (value !== undefined) chosen.add(Math.round(value * 10) / 10);
  }
  return [...chosen];
}

/** Weighted counts of one side of a split. */
class Tally {
  views = 0;
  lineUps = 0;
  others = 0;

  add(isLineUp: boolean, falseAlarmWeight: number): void {
    this.views++;
    if (isLineUp) this.lineUps++;
    else this.others += falseAlarmWeight;
  }

  /** Gini impurity times weight, so that sides can be added up. */
  get impurity(): number {
    const total = this.lineUps + this.others;
    return total === 0 ? 0 : (2 * this.lineUps * this.others) / total;
  }
}

function gini(views: readonly LabeledView[], falseAlarmWeight: number): Tally {
  const tally = new Tally();
  for (const { isLineUp } of views) tally.add(isLineUp, falseAlarmWeight);
  return tally;
}
