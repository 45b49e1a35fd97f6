import {
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 80;

/** Shares won in the season before this one and in the last five together. */
export const earlierSeasons: FeatureIdea = {
  idea: 'earlierSeasons',
  group: 'history',
  columns: [
    ...comparedColumns('LastSeasonShare', 'share', 'share won in his season before this, shrunk'),
    ...comparedColumns('FiveSeasonShare', 'share', 'share won in his last five seasons, shrunk'),
  ],
  compute(context) {
    const { season } = context.situation;
    return [
      ...compared(context, (taker) => {
        const last = taker.profile.seasons.findLast(([one]) => one < season);
        return shrunkShare(last ? [last[1], last[2]] : [0, 0], PRIOR_DRAWS, careerShare(taker));
      }),
      ...compared(context, (taker) => {
        const all: [number, number] = [0, 0];
        for (const [, taken, won] of taker.profile.seasons) {
          all[0] += taken;
          all[1] += won;
        }
        return shrunkShare(all, PRIOR_DRAWS, careerShare(taker));
      }),
    ];
  },
  say: (favored) => `${favored} was better in earlier seasons`,
};
