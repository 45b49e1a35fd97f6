import { handSign, sideSign, strongSide as strong } from '../../history/records/expectation.ts';
import { column, type FeatureIdea, meanAt } from './featureIdea.ts';

const known = (sign: number) => (sign === 0 ? Number.NaN : sign);

/** The hand against the side of the dot: the largest effect of any situation. */
export const strongSide: FeatureIdea = {
  idea: 'strongSide',
  group: 'player',
  columns: [
    column('strongSide', '−1 to 1', 'side of the dot × mean hand of both takers, left = +1'),
    column('homeHand', '±1', 'hand of the home taker, left = +1'),
    column('awayHand', '±1', 'hand of the visitor, left = +1'),
    column('side', '−1, 0, 1', 'side of the dot from home’s view, left = +1, center 0'),
    column('homeSideResidual', 'log-odds', 'what the home taker adds on this side'),
    column('awaySideResidual', 'log-odds', 'what the visitor adds on this side'),
  ],
  compute({ situation, home, away }) {
    const side = sideSign(situation.homeSpot);
    const place = (turn: number) => (side * turn > 0 ? 0 : side * turn < 0 ? 1 : 2);
    const homeHand = known(handSign(home));
    const awayHand = known(handSign(away));
    return [
      Number.isNaN(homeHand + awayHand) ? Number.NaN : strong(situation.homeSpot, home, away),
      homeHand,
      awayHand,
      side,
      meanAt(home?.bySide, place(1)),
      meanAt(away?.bySide, place(-1)),
    ];
  },
  say: (favored) => `${favored} is on the strong side of this dot`,
};
