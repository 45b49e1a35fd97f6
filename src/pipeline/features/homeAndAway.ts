import {
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 150;

/** The home taker’s record at home, the visitor’s on the road. */
export const homeAndAway: FeatureIdea = {
  idea: 'homeAndAway',
  group: 'history',
  columns: [
    ...comparedColumns(
      'VenueShare',
      'share',
      'share won at home or on the road as tonight, shrunk',
    ),
  ],
  compute: (context) =>
    compared(context, (taker, turn) => {
      const { career, home } = taker.profile;
      const tally = turn === 1 ? home : ([career[0] - home[0], career[1] - home[1]] as const);
      return shrunkShare(tally, PRIOR_DRAWS, careerShare(taker));
    }),
  say: (favored, _other, _values, isHome) =>
    `${favored} has a good record ${isHome ? 'at home' : 'on the road'}`,
};
