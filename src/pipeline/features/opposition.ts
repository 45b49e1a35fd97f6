import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** How good those were whom he has faced lately. */
export const opposition: FeatureIdea = {
  idea: 'opposition',
  group: 'history',
  columns: [...comparedColumns('FacedSkill', 'log-odds', 'mean skill of recent opponents')],
  compute: (context) => compared(context, ({ profile }) => profile.faced),
  say: (favored) => `${favored} earned the record against tougher opponents`,
};
