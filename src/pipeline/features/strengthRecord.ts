import { placesOf } from '../../history/records/expectation.ts';
import {
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 100;
const EVEN = 1;

/** His record short-handed, at even strength or on the power play, whichever it is. */
export const strengthRecord: FeatureIdea = {
  idea: 'strengthRecord',
  group: 'history',
  columns: [
    ...comparedColumns(
      'StrengthShare',
      'share',
      'share won at this strength, shrunk to the career',
    ),
  ],
  compute: (context) =>
    compared(context, (taker, turn) => {
      const { strength } = placesOf(context.situation, turn);
      const tally = taker.profile.byStrength[strength < 0 ? EVEN : strength]!;
      return shrunkShare(tally, PRIOR_DRAWS, careerShare(taker));
    }),
  say: (favored) => `${favored} has a good record at this strength`,
};
