import type { TeamSide } from '../../hockey/team.ts';
import { featureIdeas } from './featureList.ts';

/** One reason of a prediction in hockey words. */
export interface FeatureReason {
  /** The idea it comes from. */
  readonly feature: string;
  readonly text: string;
  /** Log-odds of the home team, summed over the idea's columns. */
  readonly contribution: number;
  readonly favors: TeamSide;
}

/** Less than this moves a probability by under half a point: not worth a word. */
const LEAST = 0.02;

/**
 * The strongest reasons, strongest first: contributions summed by idea, since columns of one idea
 * share what it is worth.
 *
 * @param contributions - [k + 1], the last one the expected value; empty = none were asked for
 * @param row - [k], the features they explain
 */
export function strongestReasons(
  contributions: readonly number[],
  row: Float64Array,
  names: { readonly homeName: string; readonly awayName: string },
  limit = 3,
): readonly FeatureReason[] {
  if (contributions.length === 0) return [];
  let at = 0;
  const reasons = featureIdeas.map(({ idea, columns, say }): FeatureReason => {
    const values = Array.from(row.subarray(at, at + columns.length));
    let contribution = 0;
    for (let i = 0; i < columns.length; i++) contribution += contributions[at + i] ?? 0;
    at += columns.length;
    const isHome = contribution > 0;
    const [favored, other] = isHome
      ? [names.homeName, names.awayName]
      : [names.awayName, names.homeName];
    return {
      feature: idea,
      text: say(favored, other, values, isHome),
      contribution,
      favors: isHome ? 'HOME' : 'AWAY',
    };
  });
  return reasons
    .filter(({ contribution }) => Math.abs(contribution) >= LEAST)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, limit);
}
