import { turnedDot } from '../../history/records/takeGame.ts';
import { HOME_SPOTS } from '../../hockey/rink.ts';
import {
  both,
  bothColumns,
  careerShare,
  compared,
  comparedColumns,
  type FeatureIdea,
  shrunkShare,
} from './featureIdea.ts';

const PRIOR_DRAWS = 60;

/** His record at this very dot, as he sees it, since places are known. */
export const dotRecord: FeatureIdea = {
  idea: 'dotRecord',
  group: 'history',
  columns: [
    ...comparedColumns('DotShare', 'share', 'share won at this dot, shrunk to the career'),
    ...bothColumns('DotDraws', 'log draws', 'logarithm of one plus his draws at this dot'),
  ],
  compute(context) {
    const dot = HOME_SPOTS.indexOf(context.situation.homeSpot);
    const own = (turn: 1 | -1) => (turn === 1 ? dot : turnedDot(dot));
    return [
      ...compared(context, (taker, turn) =>
        shrunkShare(taker.profile.byDot[own(turn)]!, PRIOR_DRAWS, careerShare(taker)),
      ),
      ...both(context, ({ profile }, turn) => Math.log1p(profile.byDot[own(turn)]![0])),
    ];
  },
  say: (favored) => `${favored} has a good record at this dot`,
};
