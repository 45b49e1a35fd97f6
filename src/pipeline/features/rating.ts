import { expectation, moderated } from '../../history/records/expectation.ts';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import { column, type FeatureIdea } from './featureIdea.ts';

/** The league's edge as the taker who played last has it. */
const homeEdgeOf = (home: PlayerProfile, away: PlayerProfile): number =>
  (home.lastGameDate ?? '') >= (away.lastGameDate ?? '') ? home.homeEdge : away.homeEdge;

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
    const both =
      home && away ? expectation(home, away, situation, homeEdgeOf(home, away)) : undefined;
    return [
      ours && theirs ? ours[0] - theirs[0] : Number.NaN,
      ours?.[0] ?? Number.NaN,
      theirs?.[0] ?? Number.NaN,
      ours?.[1] ?? Number.NaN,
      theirs?.[1] ?? Number.NaN,
      both ? moderated(both.logOdds, both.variance) : Number.NaN,
      both?.variance ?? Number.NaN,
    ];
  },
  say: (favored, other) => `${favored} has the better record against everyone faced than ${other}`,
};
