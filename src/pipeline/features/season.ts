import {
  both,
  bothColumns,
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 80;

/** Share won this season before this game, shrunk towards the career. */
export const season: FeatureIdea = {
  idea: 'season',
  group: 'history',
  columns: [
    ...comparedColumns('SeasonShare', 'share', 'share won this season, shrunk to the career'),
    ...bothColumns('SeasonDraws', 'draws', 'draws this season'),
  ],
  compute(context) {
    const tally = ({
      season: own,
    }: {
      readonly season: { season: string; tally: [number, number] };
    }) => (own.season === context.situation.season ? own.tally : ([0, 0] as const));
    return [
      ...compared(context, (taker) =>
        shrunkShare(tally(taker.profile), PRIOR_DRAWS, careerShare(taker)),
      ),
      ...both(context, ({ profile }) => tally(profile)[0]),
    ];
  },
  say: (favored) => `${favored} has the better record this season`,
};
