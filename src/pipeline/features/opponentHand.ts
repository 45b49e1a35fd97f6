import { handPlace, opponentSidePlace } from '../../history/records/expectation.ts';
import { EFFECT } from '../../history/records/skill.ts';
import {
  column,
  compared,
  comparedColumns,
  type FeatureIdea,
  type KnownTaker,
} from './featureIdea.ts';

/** How each taker does against the hand he faces, and against a man on his strong or weak side. */
export const opponentHand: FeatureIdea = {
  idea: 'opponentHand',
  group: 'history',
  columns: [
    ...comparedColumns('HandResidual', 'log-odds', 'what he adds against the hand he faces'),
    ...comparedColumns('OpponentSide', 'log-odds', 'what he adds against the other’s side'),
    column('isSameHand', '0 or 1', 'whether both shoot from one side'),
  ],
  compute(context) {
    const { situation, home, away } = context;
    const other = (turn: 1 | -1) => (turn === 1 ? away : home).profile;
    const effect = ({ tonight }: KnownTaker, first: number, place: number) =>
      place < 0 ? 0 : tonight.skill.mean[first + place]!;
    const hands = [handPlace(home.profile), handPlace(away.profile)];
    return [
      ...compared(context, (taker, turn) => effect(taker, EFFECT.hand, handPlace(other(turn)))),
      ...compared(context, (taker, turn) =>
        effect(taker, EFFECT.opponentSide, opponentSidePlace(situation, other(turn), turn)),
      ),
      hands.includes(-1) ? Number.NaN : hands[0] === hands[1] ? 1 : 0,
    ];
  },
  say: (favored, other) => `${favored} does well against the hand of ${other}`,
};
