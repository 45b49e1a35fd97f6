import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Share won lately, before this game. */
export const form: FeatureIdea = {
  idea: 'form',
  group: 'history',
  columns: [
    ...comparedColumns('FastForm', 'share', 'share won lately (half-life 23 draws)'),
    ...comparedColumns('SlowForm', 'share', 'share won lately (half-life 70 draws)'),
  ],
  compute: (context) => [
    ...compared(context, ({ profile }) => profile.form[0]),
    ...compared(context, ({ profile }) => profile.form[1]),
  ],
  say: (favored) => `${favored} has been winning more draws lately`,
};
