import { EFFECT } from '../../history/records/skill.ts';
import { both, bothColumns, type FeatureIdea } from './featureIdea.ts';

/** Whether his hand is inferred, and how much better he is on his left than the hand tells. */
export const hiddenHand: FeatureIdea = {
  idea: 'hiddenHand',
  group: 'player',
  columns: [
    ...bothColumns('HandUnknown', '0 or 1', 'whether no table tells his hand'),
    ...bothColumns('LeftOverRight', 'log-odds', 'better on his left than on his right by'),
  ],
  compute: (context) => [
    ...both(context, ({ profile }) => (profile.shoots === undefined ? 1 : 0)),
    ...both(
      context,
      ({ tonight: { skill } }) => skill.mean[EFFECT.side]! - skill.mean[EFFECT.side + 1]!,
    ),
  ],
  say: (favored) => `${favored} wins more on this side of the ice`,
};
