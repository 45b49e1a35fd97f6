import {
  both,
  bothColumns,
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
} from './featureIdea.ts';

/** Share won over the career, shrunk for players with few draws. */
export const career: FeatureIdea = {
  idea: 'career',
  group: 'history',
  columns: [
    ...comparedColumns('CareerShare', 'share', 'career share won, shrunk by 60 draws'),
    ...bothColumns('CareerDraws', 'log draws', 'logarithm of one plus career draws'),
  ],
  compute: (context) => [
    ...compared(context, careerShare),
    ...both(context, ({ profile }) => Math.log1p(profile.career[0])),
  ],
  say: (favored) => `${favored} has the better career record`,
};
