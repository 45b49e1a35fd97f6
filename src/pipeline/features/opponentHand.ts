import { handPlace, opponentSidePlace } from '../../history/records/expectation.ts';
import { column, type FeatureIdea, meanAt } from './featureIdea.ts';

/** How each taker does against the hand he faces, and against a man on his strong or weak side. */
export const opponentHand: FeatureIdea = {
  idea: 'opponentHand',
  group: 'history',
  columns: [
    column('handResidualDifference', 'log-odds', 'what both add against the hand they face'),
    column('opponentSideDifference', 'log-odds', 'what both add against the other’s side'),
  ],
  compute({ situation, home, away }) {
    if (!home || !away) return [Number.NaN, Number.NaN];
    const at = (place: number, list: 'byHand' | 'byOpponentSide', of: typeof home) =>
      place < 0 ? 0 : meanAt(of[list], place);
    return [
      at(handPlace(away), 'byHand', home) - at(handPlace(home), 'byHand', away),
      at(opponentSidePlace(situation, away, 1), 'byOpponentSide', home) -
        at(opponentSidePlace(situation, home, -1), 'byOpponentSide', away),
    ];
  },
  say: (favored, other) => `${favored} does well against the hand of ${other}`,
};
