import { column, type FeatureIdea, shrunkShare } from './featureIdea.ts';

const PRIOR_DRAWS = 60;
/** Players with few draws win fewer than half of them. */
const PRIOR_SHARE = 0.47;

/** Share won over the career, shrunk for players with few draws. */
export const career: FeatureIdea = {
  idea: 'career',
  group: 'history',
  columns: [
    column('careerShareDifference', 'share', 'career share won, home less visitor, shrunk'),
    column('homeCareerShare', 'share', 'career share won by the home taker, shrunk'),
    column('awayCareerShare', 'share', 'career share won by the visitor, shrunk'),
    column('homeCareerDraws', 'log draws', 'logarithm of one plus the home taker’s career draws'),
    column('awayCareerDraws', 'log draws', 'logarithm of one plus the visitor’s career draws'),
  ],
  compute({ home, away }) {
    const ours = shrunkShare(home?.career, PRIOR_DRAWS, PRIOR_SHARE);
    const theirs = shrunkShare(away?.career, PRIOR_DRAWS, PRIOR_SHARE);
    return [
      ours - theirs,
      ours,
      theirs,
      home ? Math.log1p(home.career[0]) : Number.NaN,
      away ? Math.log1p(away.career[0]) : Number.NaN,
    ];
  },
  say: (favored) => `${favored} has won more of the draws of a career`,
};
