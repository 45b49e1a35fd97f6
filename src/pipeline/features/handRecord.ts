import { handPlace } from '../../history/records/expectation.ts';
import {
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 100;

/** His record against shots of the opponent’s hand. */
export const handRecord: FeatureIdea = {
  idea: 'handRecord',
  group: 'history',
  columns: [
    ...comparedColumns('HandShare', 'share', 'share won against this hand, shrunk to the career'),
  ],
  compute: (context) =>
    compared(context, (taker, turn) => {
      const place = handPlace((turn === 1 ? context.away : context.home).profile);
      return shrunkShare(taker.profile.byHand[place] ?? [0, 0], PRIOR_DRAWS, careerShare(taker));
    }),
  say: (favored) => `${favored} has a good record against this hand`,
};
