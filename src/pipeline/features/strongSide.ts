import {
  handSign,
  placesOf,
  sideSign,
  strongSide as strong,
} from '../../history/records/expectation.ts';
import { EFFECT } from '../../history/records/skill.ts';
import {
  both,
  bothColumns,
  column,
  compared,
  comparedColumns,
  type FeatureIdea,
} from './featureIdea.ts';

const known = (sign: number) => (sign === 0 ? Number.NaN : sign);

/** The hand against the side of the dot: the largest effect of any situation. */
export const strongSide: FeatureIdea = {
  idea: 'strongSide',
  group: 'player',
  columns: [
    column('strongSideWorth', 'log-odds', 'what dot and hands are worth in the league', 'SIGNED'),
    column(
      'strongSide',
      '−1 to 1',
      'side of the dot × mean hand of both takers, left = +1',
      'SIGNED',
    ),
    ...bothColumns('Hand', '−1 to 1', 'hand, left = +1; between where it is inferred'),
    column('side', '−1, 0, 1', 'side of the dot from home’s view, left = +1, center 0', 'SIGNED'),
    ...bothColumns('OnStrongSide', '−1 to 1', 'on his strong side +1, weak side −1, center 0'),
    ...comparedColumns('SideResidual', 'log-odds', 'what he adds on this side'),
  ],
  compute(context) {
    const { situation } = context;
    const side = sideSign(situation.homeSpot);
    const homeHand = known(handSign(context.home.profile));
    const awayHand = known(handSign(context.away.profile));
    return [
      context.worthOf('strongSide', 'homeLeft'),
      Number.isNaN(homeHand + awayHand)
        ? Number.NaN
        : strong(situation.homeSpot, context.home.profile, context.away.profile),
      homeHand,
      awayHand,
      side,
      ...both(context, ({ profile }, turn) => known(handSign(profile)) * side * turn),
      ...compared(
        context,
        ({ tonight }, turn) => tonight.skill.mean[EFFECT.side + placesOf(situation, turn).side]!,
      ),
    ];
  },
  say: (favored) => `${favored} is on the strong side of this dot`,
};
