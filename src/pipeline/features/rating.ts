import { moderated, ratingOf } from '../../history/records/expectation.ts';
import {
  both,
  bothColumns,
  column,
  compared,
  comparedColumns,
  type FeatureIdea,
} from './featureIdea.ts';

/** Skill of both takers by everyone they have faced, tonight’s draws among them, and its uncertainty. */
export const rating: FeatureIdea = {
  idea: 'rating',
  group: 'history',
  columns: [
    ...comparedColumns('Rating', 'log-odds', 'skill over all situations'),
    ...bothColumns('RatingVariance', 'log-odds²', 'how uncertain that skill is'),
    column('expectedLogOdds', 'log-odds', 'what skill, place and strength say together', 'SIGNED'),
    column('expectedVariance', 'log-odds²', 'how uncertain that is'),
  ],
  compute(context) {
    const { expected } = context;
    return [
      ...compared(context, ({ tonight }) => ratingOf(tonight).mean),
      ...both(context, ({ tonight }) => ratingOf(tonight).variance),
      moderated(expected.logOdds, expected.variance),
      expected.variance,
    ];
  },
  say: (favored, other) => `${favored} rates above ${other} on all past draws`,
};
