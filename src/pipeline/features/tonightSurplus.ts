import { EFFECT } from '../../history/records/skill.ts';
import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Tonight’s wins beyond those expected of his draws. */
export const tonightSurplus: FeatureIdea = {
  idea: 'tonightSurplus',
  group: 'situation',
  columns: [
    ...comparedColumns('TonightSurplus', 'draws', 'draws won tonight less those expected'),
    ...comparedColumns(
      'TonightLesson',
      'log-odds',
      'what tonight has changed in the view of his skill',
    ),
  ],
  compute: (context) => [
    ...compared(context, ({ tonight }) => tonight.won - tonight.expected),
    ...compared(
      context,
      ({ tonight }) =>
        tonight.skill.mean[EFFECT.general]! - tonight.skillBefore.mean[EFFECT.general]!,
    ),
  ],
  say: (favored) => `${favored} is winning more than expected tonight`,
};
