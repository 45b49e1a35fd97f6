import { expectation } from '../../history/records/expectation.ts';
import { column, type FeatureIdea } from './featureIdea.ts';

/** Skill of both takers by everyone they have faced, with its uncertainty. */
export const rating: FeatureIdea = {
  idea: 'rating',
  group: 'history',
  columns: [
    column('ratingDifference', 'log-odds', 'rating of the home taker less that of the visitor'),
    column('homeRating', 'log-odds', 'rating of the home taker'),
    column('awayRating', 'log-odds', 'rating of the visitor'),
    column('homeRatingVariance', 'log-odds²', 'how uncertain the home taker’s rating is'),
    column('awayRatingVariance', 'log-odds²', 'how uncertain the visitor’s rating is'),
    column('expectedLogOdds', 'log-odds', 'what ratings, place and strength say together'),
    column('expectedVariance', 'log-odds²', 'how uncertain that is'),
  ],
  compute({ situation, home, away }) {
    const ours = home?.rating;
    const theirs = away?.rating;
    const both = home && away ? expectation(home, away, situation) : undefined;
    return [
      ours && theirs ? ours[0] - theirs[0] : Number.NaN,
      ours?.[0] ?? Number.NaN,
      theirs?.[0] ?? Number.NaN,
      ours?.[1] ?? Number.NaN,
      theirs?.[1] ?? Number.NaN,
      both?.logOdds ?? Number.NaN,
      both?.variance ?? Number.NaN,
    ];
  },
  say: (favored, other) => `${favored} has the better record against everyone faced than ${other}`,
};
