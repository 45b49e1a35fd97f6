import type { LightGbmParameters } from './parameters.ts';

/**
 * Which trees `boosting=dart` leaves out before the next is grown, and how much each weighs after.
 * Source: Rashmi, Gilad-Bachrach 2015, "DART: Dropouts meet Multiple Additive Regression Trees".
 */
export class DroppedTrees {
  readonly #p: LightGbmParameters;
  readonly #random: () => number;
  readonly #weights: number[] = [];

  constructor(parameters: LightGbmParameters, random: () => number) {
    this.#p = parameters;
    this.#random = random;
  }

  /** Numbers of the trees that are left out, ascending; often none. */
  draw(): number[] {
    const { drop_rate, max_drop, skip_drop, uniform_drop } = this.#p;
    if (this.#random() < skip_drop) return [];
    const count = this.#weights.length;
    const sum = this.#weights.reduce((total, weight) => total + weight, 0);
    const shareOf = (tree: number) => (uniform_drop ? 1 : (this.#weights[tree]! * count) / sum);
    const rate = max_drop > 0 ? Math.min(drop_rate, max_drop / Math.max(1, count)) : drop_rate;
    const dropped: number[] = [];
    for (let tree = 0; tree < count; tree++) {
      if (max_drop > 0 && dropped.length >= max_drop) break;
      if (this.#random() < rate * shareOf(tree)) dropped.push(tree);
    }
    return dropped;
  }

  /** What the new tree is shrunk by, beside so many dropped ones. */
  rate(dropped: number): number {
    const { learning_rate, xgboost_dart_mode } = this.#p;
    if (!xgboost_dart_mode) return learning_rate / (1 + dropped);
    return dropped === 0 ? learning_rate : learning_rate / (learning_rate + dropped);
  }

  /** What each dropped tree is multiplied by when it returns. */
  returning(dropped: number): number {
    const { learning_rate, xgboost_dart_mode } = this.#p;
    return dropped / (dropped + (xgboost_dart_mode ? learning_rate : 1));
  }

  /** Takes note of a new tree and of the dropped ones that returned. */
  add(dropped: readonly number[]): void {
    for (const tree of dropped)
      this.#weights[tree] = this.#weights[tree]! * this.returning(dropped.length);
    this.#weights.push(this.rate(dropped.length));
  }
}
