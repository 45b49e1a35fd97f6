import { compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

/** Whom a coach sends out for the draws in his own end, and whom for those in the other. */
export const trust: FeatureIdea = {
  idea: 'trust',
  group: 'history',
  columns: [
    ...comparedColumns('OwnEndUsage', 'share', 'his share of draws in the own end less of all'),
    ...comparedColumns(
      'AttackUsage',
      'share',
      'his share of draws in the attacking end less of all',
    ),
  ],
  compute: (context) => [
    ...compared(context, ({ profile }) => profile.trust[0]),
    ...compared(context, ({ profile }) => profile.trust[1]),
  ],
  say: (favored) => `${favored} is trusted with draws like this one`,
};
